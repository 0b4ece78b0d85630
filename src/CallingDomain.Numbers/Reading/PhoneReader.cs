using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Text.Json.Serialization;

namespace CallingDomain.Numbers;

/// <summary>Reads numbers as people type them and files hold them: contacts, edits, blacklists.</summary>
/// <remarks>
/// Accepts separators, national notation, invisible characters and spreadsheet damage as long as every digit is certain. The tolerant profile of <see cref="NumberTemplate"/> repairs the
/// same characters. Whether a business may register a number is decided by <see cref="NumberPolicy"/>. Immutable, thread-safe. Never throws because of a text; linear in its length;
/// allocates nothing.
/// </remarks>
[JsonConverter(typeof(NumbersJsonConverter))]
public sealed class PhoneReader
{
    private readonly NumberingPlan _plan;
    private readonly AreaCodeTable? _areaCodes;
    private readonly bool _isNanp; // the strict forms of North American numbers are tried first

    /// <summary>Creates a reader.</summary>
    /// <param name="region">The region of the writers; with <see cref="RegionCode.None"/> every number must start with a plus.</param>
    /// <param name="check">The requirement for a number.</param>
    /// <param name="plan">The numbering plan; null for <see cref="NumberingPlan.Default"/>.</param>
    /// <param name="areaCodes">
    /// Area codes that the plan may not have yet; numbers of one that is in service count as valid, with the notice <see cref="NumberReason.NumberNewerThanPlan"/>. Null for
    /// <see cref="AreaCodeTable.Default"/>.
    /// </param>
    /// <exception cref="ArgumentOutOfRangeException">The check is not defined.</exception>
    public PhoneReader(RegionCode region = default, PhoneCheck check = PhoneCheck.Possible, NumberingPlan? plan = null, AreaCodeTable? areaCodes = null)
    {
        if (check > PhoneCheck.None) throw new ArgumentOutOfRangeException(nameof(check), "Not a defined check.");
        (_plan, Region, Check, _areaCodes) = (plan ?? NumberingPlan.Default, region, check, areaCodes);
        _isNanp = _plan.IsNanp(region);
    }

    /// <summary>Reads numbers that start with a plus, by <see cref="NumberingPlan.Default"/>.</summary>
    public static PhoneReader International { get; } = new();

    /// <summary>The region of the writers.</summary>
    public RegionCode Region { get; }

    /// <summary>The requirement for a number.</summary>
    public PhoneCheck Check { get; }

    /// <summary>A reader with the same plan, requirement and area codes for writers of another region.</summary>
    /// <param name="region">The region; <see cref="RegionCode.None"/> for numbers that start with a plus.</param>
    /// <returns>The reader; null if the plan does not know the region.</returns>
    public PhoneReader? ForRegion(RegionCode region) =>
        region == Region ? this
        : region == RegionCode.None || _plan.IsRegion(region) ? new PhoneReader(region, Check, _plan, _areaCodes)
        : null;

    /// <summary>A reader with the same plan, requirement and area codes for national numbers of a calling code: of its main region.</summary>
    /// <param name="callingCode">The calling code, such as 44.</param>
    /// <returns>The reader, whose region is <see cref="RegionCode.None"/> for a calling code of no region; null if the plan does not know the calling code.</returns>
    public PhoneReader? ForCallingCode(int callingCode) => _plan.MainRegionOf(callingCode) is { } region ? ForRegion(region) : null;

    /// <summary>Reads a number.</summary>
    /// <param name="utf8">The text as UTF-8; surrounding white space is ignored.</param>
    /// <returns>
    /// The number with a notice for each repair; or the first reason for refusing the text. Repaired are a spreadsheet's guard (<c>="390612345678"</c>, <c>'+39…</c>), digits of
    /// other scripts, a fraction of zeros, scientific notation that has all digits, invisible characters, spaces of any width, tildes, square and full-width brackets, and the
    /// full-width hyphen, slash and full stop.
    /// </returns>
    public Result<PhoneReading, NumberReason> Read(ReadOnlySpan<byte> utf8)
    {
        // The common case: a valid number in plain notation.
        if (_isNanp && _plan.TryReadNanp(utf8, out var read) && read.Info.IsValid) return Valid(read);
        if (utf8 is [(byte)'+', ..] && _plan.TryRead(utf8, out read) && read.Info.IsValid) return Valid(read);
        var isInDoubt = MayBeInDoubtAtAll(utf8);
        return !isInDoubt && _plan.TryReadPlain(utf8, Region, out read) ? Checked(read, utf8) : ReadOn(utf8, isInDoubt);
    }

    /// <inheritdoc cref="Read(ReadOnlySpan{byte})"/>
    /// <param name="text">The text; surrounding white space is ignored.</param>
    public Result<PhoneReading, NumberReason> Read(ReadOnlySpan<char> text)
    {
        if (_isNanp && _plan.TryReadNanp(text, out var read) && read.Info.IsValid) return Valid(read);
        if (text is ['+', ..] && _plan.TryRead(text, out read) && read.Info.IsValid) return Valid(read);
        var isInDoubt = MayBeInDoubt(text);
        return !isInDoubt && _plan.TryReadPlain(text, Region, out read) ? Checked(read, text) : ReadOn(text, isInDoubt);
    }

    /// <summary>Reads a number if nothing about it is in doubt: faster than <see cref="Read(ReadOnlySpan{byte})"/>, for many texts.</summary>
    /// <param name="utf8">The text as UTF-8.</param>
    /// <param name="number">The number that <see cref="Read(ReadOnlySpan{byte})"/> gives; none if the result is false.</param>
    /// <returns>Whether <see cref="Read(ReadOnlySpan{byte})"/> gives a number without a notice.</returns>
    public bool TryReadCertain(ReadOnlySpan<byte> utf8, out PhoneNumber number)
    {
        number = default;
        if (NanpDigits.HasPrefix(utf8) || (_isNanp && utf8.Length == NanpDigits.BareLength))
        {
            if (_plan.TryReadNanp(utf8, out var nanp) && nanp.Info.IsValid) return Found(nanp, out number);
        }
        else if (utf8 is [(byte)'+', ..] && _plan.TryRead(utf8, out var read) && read.Info.IsValid)
        {
            return Found(read, out number);
        }

        var reading = Read(utf8);
        return reading.TryGet(out var given) && given.Notices.IsEmpty && Found(new PlanReading(given.Number, given.Info), out number);
    }

    /// <summary>Reads many texts, each as <see cref="TryReadCertain(ReadOnlySpan{byte}, out PhoneNumber)"/>, faster than one at a time.</summary>
    /// <param name="utf8">The texts as UTF-8, and anything between them.</param>
    /// <param name="starts">The position of each text.</param>
    /// <param name="ends">The position after each text.</param>
    /// <param name="numbers">Receives the number of each text at the same index; none for an empty text and for a number that is not certain.</param>
    /// <returns>How many texts are not empty and have no number.</returns>
    /// <exception cref="ArgumentException">There are not as many ends or numbers as starts.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A text is not within <paramref name="utf8"/>.</exception>
    [MethodImpl(MethodImplOptions.NoInlining)] // its loop needs the registers
    public int ReadCertain(ReadOnlySpan<byte> utf8, ReadOnlySpan<int> starts, ReadOnlySpan<int> ends, Span<PhoneNumber> numbers)
    {
        if (ends.Length != starts.Length || numbers.Length != starts.Length) throw new ArgumentException("Not one end and one number for each start.", nameof(starts));
        var uncertain = 0;
        for (var i = 0; i < starts.Length; i++)
        {
            var (start, length) = (starts[i], unchecked(ends[i] - starts[i]));
            if (start < 0 || length < 0 || length > utf8.Length - start) throw new ArgumentOutOfRangeException(nameof(ends), "A text is not within the bytes.");
            var number = _plan.ReadValid(utf8, start, length);
            if (number == PhoneNumber.None && length > 0 && !TryReadCertain(utf8.Slice(start, length), out number)) uncertain++;
            numbers[i] = number;
        }

        return uncertain;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool Found(in PlanReading read, out PhoneNumber number)
    {
        number = read.Number;
        return true;
    }

    internal Result<PhoneReading, NumberReason> ReadClosely<TUnit>(ReadOnlySpan<TUnit> text)
        where TUnit : unmanaged, IBinaryInteger<TUnit> =>
        ReadUnchecked(text, out var repaired) is var reading && reading.TryGet(out var read) ? CheckNumber(read, repaired) : reading.Reason;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static PhoneReading Valid(in PlanReading read) => new(read.Number, read.Info, NumberReasons.None);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Result<PhoneReading, NumberReason> Checked<TUnit>(in PlanReading read, ReadOnlySpan<TUnit> text)
        where TUnit : unmanaged, IBinaryInteger<TUnit> => read.Info.IsValid ? Valid(read) : CheckInvalid(read, text);

    // A longer text may be several numbers, and one with a dot a fraction.
    private Result<PhoneReading, NumberReason> CheckInvalid<TUnit>(in PlanReading read, ReadOnlySpan<TUnit> text)
        where TUnit : unmanaged, IBinaryInteger<TUnit> => text.Length <= PhoneNumber.MaxDigits && !text.Contains(TUnit.CreateTruncating('.')) && !MayBeInDoubt(text) ? CheckNumber(read, NumberReasons.None) : ReadClosely(text);

    private Result<PhoneReading, NumberReason> ReadOn<TUnit>(ReadOnlySpan<TUnit> text, bool isInDoubt)
        where TUnit : unmanaged, IBinaryInteger<TUnit>
    {
        var reason = Refusal.OfTyped(text, _plan, Region);
        if (reason != NumberReason.Unspecified) return reason;
        return !isInDoubt && _plan.Read(text, Region).TryGet(out var read) ? Checked(read, text) : ReadClosely(text);
    }

    private Result<PlanReading, NumberReason> ReadUnchecked<TUnit>(ReadOnlySpan<TUnit> text, out NumberReasons repaired)
        where TUnit : unmanaged, IBinaryInteger<TUnit>
    {
        repaired = NumberReasons.None;
        var looks = NumberText.Of(text);
        if (looks.DigitCount == 0 && looks.Refusal == NumberReason.Unspecified)
            return looks.Causes.Contains(NumberReason.NumberMissing) && !looks.Causes.Contains(NumberReason.NumberSpreadsheetGuard) ? NumberReason.NumberMissing : Refused(looks, looks.First);
        if (looks.Refusal != NumberReason.Unspecified) return Refused(looks, looks.Refusal);
        Span<byte> digits = stackalloc byte[TypedText.MostDigits + 1];
        if (!looks.TryWrite(text, digits, out var length)) return Refused(looks, looks.WhyTooLong);
        var reading = _plan.Read(digits[..length], Region);
        if (!reading.TryGet(out var read)) return Refused(looks, reading.Reason == NumberReason.NumberLength ? looks.WhyTooLong : reading.Reason);
        if (looks.WhyInDoubt(NanpNumber.TryOf(read.Number, out _)) is var doubt and not NumberReason.Unspecified) return Refused(looks, doubt);
        repaired = looks.Mended;
        return read;
    }

    // Without a region, a national notation is only known not to be E.164.
    private NumberReason Refused(in NumberText looks, NumberReason reason)
    {
        if (Region != RegionCode.None || looks.StartsWithPlus) return reason;
        var causes = looks.Causes.Without(looks.Mended);
        return causes.IsEmpty ? NumberReason.NumberNotE164 : causes.Primary;
    }

    /// <summary>Whether the last one or two digits may not belong to the number, or a dot is in an unusual place; the plan's plain reading excludes all other doubts.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool MayBeInDoubt<TUnit>(ReadOnlySpan<TUnit> text)
        where TUnit : unmanaged, IBinaryInteger<TUnit>
    {
        if (text.Length < 5) return true;
        var (last, second, third) = (TypedText.Code(text[^1]), TypedText.Code(text[^2]), TypedText.Code(text[^3]));
        return !IsDigit(last) || !IsDigit(second)
            || (!IsDigit(third) && (third != ' ' || !IsDigit(TypedText.Code(text[^4])))) // one space before two digits, as in France, leaves no doubt
            || ((IsDigit(TypedText.Code(text[^5])) || (last == '0' && second == '0')) && text.Contains(TUnit.CreateTruncating('.')));
    }

    /// <summary>The same with a fast path: the last three bytes are digits and no other byte can be a dot (bit 4 is set for digits and for no plain separator).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool MayBeInDoubtAtAll(ReadOnlySpan<byte> utf8)
    {
        const ulong digits = 0x1010101010101010;
        const int all = 10; // digits, of a North American number: with a dot the text is longer
        if (utf8.Length < all) return MayBeInDoubt(utf8);
        var last = BinaryPrimitives.ReadUInt64LittleEndian(utf8[^sizeof(ulong)..]);
        if (((last >> 40) & 0x909090) != 0x101010) return MayBeInDoubt(utf8);
        if (utf8.Length == all) return (last & BinaryPrimitives.ReadUInt64LittleEndian(utf8) & digits) != digits && MayBeInDoubt(utf8);
        if ((last >> 48) == 0x3030) return utf8.Contains((byte)'.');
        if (((last >> 24) & 0x10) == 0) return false; // a separator before the last four digits
        return (last & BinaryPrimitives.ReadUInt64LittleEndian(utf8[^(all + 1)..]) & digits) != digits && utf8.Contains((byte)'.');
    }

    private static bool IsDigit(uint unit) => unit is >= '0' and <= '9';

    private Result<PhoneReading, NumberReason> CheckNumber(in PlanReading read, NumberReasons repaired)
    {
        if (read.Info.IsValid || Check == PhoneCheck.None) return new PhoneReading(read.Number, read.Info, repaired);
        if (!read.Info.IsPossible) return read.Info.Possibility == NumberPossibility.InvalidCountryCode ? NumberReason.NumberCallingCodeUnknown : NumberReason.NumberLength;
        if (NanpNumber.TryOf(read.Number, out var nanp) && nanp.RegionIfNewer(_plan, _areaCodes) != RegionCode.None) return new PhoneReading(read.Number, read.Info, repaired.With(NumberReason.NumberNewerThanPlan));
        return Check == PhoneCheck.Valid ? NumberReason.NumberUnassigned : new PhoneReading(read.Number, read.Info, repaired.With(NumberReason.NumberUnassigned));
    }
}
