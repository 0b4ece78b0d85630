using System.Text;
using CallingDomain.Numbers;
using NodaTime;

namespace CallingDomain.Dialing;

/// <summary>Values as few bytes: numbers of variable length, texts that come again by their place.</summary>
internal sealed class CompactWriter(Stream output, Instant origin)
{
    private const ulong Prime = 0x100000001B3;

    private readonly Dictionary<string, ulong> _texts = new(StringComparer.Ordinal);
    private readonly long _origin = origin.ToUnixTimeTicks();

    /// <summary>FNV-1a of all bytes so far.</summary>
    public ulong Checksum { get; private set; } = 0xCBF29CE484222325;

    public void Byte(byte value)
    {
        output.WriteByte(value);
        Checksum = unchecked((Checksum ^ value) * Prime);
    }

    public void Count(ulong value)
    {
        for (; value >= 0x80; value >>= 7) Byte(unchecked((byte)(value | 0x80)));
        Byte((byte)value);
    }

    public void Count(int value) => Count(checked((ulong)value));

    public void Signed(long value) => Count(unchecked((ulong)((value << 1) ^ (value >> 63))));

    public void Text(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        Count(bytes.Length);
        foreach (var each in bytes) Byte(each);
    }

    /// <summary>A text that comes again: a zone, a type, a list. 0 for none.</summary>
    public void Name(string? text)
    {
        if (text is null) Count(0UL);
        else if (_texts.TryGetValue(text, out var place)) Count(place);
        else
        {
            _texts.Add(text, (ulong)_texts.Count + 1);
            Count((ulong)_texts.Count);
            Text(text);
        }
    }

    public void Optional(string? text)
    {
        Byte(text is null ? (byte)0 : (byte)1);
        if (text is not null) Text(text);
    }

    public void Number(PhoneNumber number) => Count(number.Digits);

    /// <summary>Ticks from the origin on, and the nanoseconds behind them where there are any.</summary>
    public void Instant(Instant instant)
    {
        var ticks = instant.ToUnixTimeTicks();
        var rest = (instant - NodaTime.Instant.FromUnixTimeTicks(ticks)).ToInt64Nanoseconds();
        var delta = ticks - _origin;
        Count(unchecked(((ulong)((delta << 1) ^ (delta >> 63)) << 1) | (rest == 0 ? 0UL : 1UL)));
        if (rest != 0) Byte((byte)rest);
    }

    public void Optional(Instant? instant)
    {
        Byte(instant is null ? (byte)0 : (byte)1);
        if (instant is { } value) Instant(value);
    }
}
