using System.Text;
using CallingDomain.Numbers;
using NodaTime;

namespace CallingDomain.Dialing;

/// <summary>Reads what <see cref="CompactWriter"/> writes; whatever else throws <see cref="DocumentException"/>.</summary>
internal sealed class CompactReader(Stream input)
{
    private const ulong Prime = 0x100000001B3;
    private const int MaxText = 1 << 20, Step = 4096;
    private const ulong MostDigits = 999_999_999_999_999;

    private readonly List<string> _texts = [];
    private long _origin;

    public ulong Checksum { get; private set; } = 0xCBF29CE484222325;

    public void BeginAt(long originTicks) => _origin = originTicks;

    public byte Byte()
    {
        var value = input.ReadByte();
        if (value < 0) throw new DocumentException();
        Checksum = unchecked((Checksum ^ (byte)value) * Prime);
        return (byte)value;
    }

    public ulong Count()
    {
        var value = 0UL;
        for (var shift = 0; shift < 64; shift += 7)
        {
            var each = Byte();
            value |= (ulong)(each & 0x7F) << shift;
            if (each < 0x80) return value;
        }

        throw new DocumentException();
    }

    public int Number32() => Count() is var value and <= int.MaxValue ? (int)value : throw new DocumentException();

    public long Signed() => Count() is var value ? unchecked((long)(value >> 1) ^ -(long)(value & 1)) : 0;

    public TEnum Word<TEnum>()
        where TEnum : struct, Enum
    {
        var value = (TEnum)Enum.ToObject(typeof(TEnum), Byte());
        return Enum.IsDefined(value) ? value : throw new DocumentException();
    }

    public bool Flag() => Byte() switch { 0 => false, 1 => true, _ => throw new DocumentException() };

    public string Text()
    {
        var length = Number32();
        if (length > MaxText) throw new DocumentException();
        var bytes = new List<byte>(Math.Min(length, Step)); // grows with what is really there
        for (var i = 0; i < length; i++) bytes.Add(Byte());
        return Encoding.UTF8.GetString([.. bytes]);
    }

    public string? Name()
    {
        var place = Number32();
        if (place == 0) return null;
        if (place <= _texts.Count) return _texts[place - 1];
        if (place != _texts.Count + 1) throw new DocumentException();
        _texts.Add(Text());
        return _texts[^1];
    }

    public string NeededName() => Name() ?? throw new DocumentException();

    public string? OptionalText() => Flag() ? Text() : null;

    public PhoneNumber Number() => Count() is var digits and <= MostDigits ? PhoneNumber.FromDigits(digits) : throw new DocumentException();

    public Instant Instant()
    {
        var coded = Count();
        var delta = unchecked((long)(coded >> 2) ^ -(long)((coded >> 1) & 1));
        var ticks = unchecked(_origin + delta);
        if (ticks < NodaTime.Instant.MinValue.ToUnixTimeTicks() || ticks > NodaTime.Instant.MaxValue.ToUnixTimeTicks()) throw new DocumentException();
        var rest = (coded & 1) == 0 ? 0 : Byte();
        return rest < NodaConstants.NanosecondsPerTick ? NodaTime.Instant.FromUnixTimeTicks(ticks) + Duration.FromNanoseconds(rest) : throw new DocumentException();
    }

    public Instant? OptionalInstant() => Flag() ? Instant() : null;

    /// <summary>A list; its room grows with what is really there.</summary>
    public T[] List<T>(Func<T> read)
    {
        var count = Number32();
        var items = new List<T>(Math.Min(count, Step));
        for (var i = 0; i < count; i++) items.Add(read());
        return [.. items];
    }
}
