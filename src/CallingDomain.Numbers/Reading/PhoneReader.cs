using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace CallingDomain.Numbers;

/// <summary>How a phone's text becomes a number wherever people or their files write one: contacts, edits, blacklists.</summary>
/// <remarks>
/// Lenient in how a number is written, strict in what it is: separators, national forms, invisible signs and what spreadsheets do to numbers are read as long as no digit is in doubt. The tolerant profile of the template mends the same signs.
/// Whether the number may be registered is another question (<see cref="NumberPolicy"/>). Immutable, thread-safe. Never throws because of a text; linear in its length; allocates nothing.
/// </remarks>
public sealed class PhoneReader
{
    private readonly NumberingPlan _plan;
    private readonly AreaCodeTable? _areaCodes;

    /// <summary>A reader of one region's ways of writing.</summary>
    /// <param name="plan">The numbering plan; null for <see cref="NumberingPlan.Default"/>.</param>
    /// <param name="region">Where the texts were written; <see cref="RegionCode.None"/> for nowhere, and then each number begins with a plus.</param>
    /// <param name="check">What a number has to be.</param>
    /// <param name="areaCodes">
    /// Area codes that the plan may not have yet: a number of one that is in service counts as valid, with the notice <see cref="NumberReason.NumberNewerThanPlan"/>. Null for <see cref="AreaCodeTable.Default"/>.
    /// </param>
    /// <exception cref="ArgumentOutOfRangeException">No such check.</exception>
    public PhoneReader(NumberingPlan? plan = null, RegionCode region = default, PhoneCheck check = PhoneCheck.Possible, AreaCodeTable? areaCodes = null)
    {
        if (check > PhoneCheck.Valid) throw new ArgumentOutOfRangeException(nameof(check), "No such check.");
        (_plan, Region, Check, _areaCodes) = (plan ?? NumberingPlan.Default, region, check, areaCodes);
    }

    /// <summary>Numbers that begin with a plus, by <see cref="NumberingPlan.Default"/>.</summary>
    public static PhoneReader International { get; } = new();

    /// <summary>Where the texts were written.</summary>
    public RegionCode Region { get; }

    /// <summary>What a number has to be.</summary>
    public PhoneCheck Check { get; }

    /// <summary>Reads a number.</summary>
    /// <param name="utf8">The text as UTF-8; white space around it does not matter.</param>
    /// <returns>
    /// The number with notices of what was mended; or the first reason why not. Mended are a spreadsheet's guard (<c>="390612345678"</c>, <c>'+39…</c>), digits of other scripts, a fraction of zeros, scientific notation that still has all
    /// digits, and signs that the numbering plan's own reading does not pass over though they leave no digit in doubt: invisible ones, spaces of any width, tildes, square and full-width brackets, the full-width hyphen, slash and stop.
    /// </returns>
    public PhoneReading Read(ReadOnlySpan<byte> utf8)
    {
        // A valid number, written plainly: most are.
        var hasPlus = utf8 is [(byte)'+', ..];
        if (!hasPlus && MayBeInDoubtAtAll(utf8)) return ReadClosely(utf8);
        var reading = hasPlus ? _plan.Read(utf8) : _plan.Read(utf8, Region);
        return reading.TryGet(out var read) && read.Verdict.Valid ? new PhoneReading(read.Number, NumberReasons.None, NumberReason.Unspecified) : ReadOn(utf8, hasPlus);
    }

    /// <inheritdoc cref="Read(ReadOnlySpan{byte})"/>
    /// <param name="text">The text; white space around it does not matter.</param>
    public PhoneReading Read(ReadOnlySpan<char> text)
    {
        if (text is ['+', ..] && _plan.Read(text).TryGet(out var read) && read.Verdict.Valid) return new PhoneReading(read.Number, NumberReasons.None, NumberReason.Unspecified);
        return !MayBeInDoubt(text) && _plan.Read(text, Region).TryGet(out read) && read.Verdict.Valid
            ? new PhoneReading(read.Number, NumberReasons.None, NumberReason.Unspecified)
            : ReadClosely(text);
    }

    /// <summary>Reads a text without a policy: the value of <see cref="Check"/> has no effect.</summary>
    /// <param name="text">As for <see cref="Read(ReadOnlySpan{char})"/>.</param>
    /// <param name="mended">What was mended; empty when there is no number.</param>
    /// <returns>The number, valid or not, with its verdict; or the first reason why the text is none.</returns>
    public Result<PlannedNumber, NumberReason> Look(ReadOnlySpan<char> text, out NumberReasons mended) => LookClosely(text, out mended);

    internal PhoneReading ReadClosely<TUnit>(ReadOnlySpan<TUnit> text)
        where TUnit : unmanaged, IBinaryInteger<TUnit> =>
        LookClosely(text, out var mended) is var reading && reading.TryGet(out var read) ? Judge(read, mended) : PhoneReading.Refused(reading.Reason);

    // Behind a plus may come separators too.
    private PhoneReading ReadOn(ReadOnlySpan<byte> utf8, bool hasPlus) =>
        hasPlus && !MayBeInDoubtAtAll(utf8) && _plan.Read(utf8, Region).TryGet(out var read) && read.Verdict.Valid
            ? new PhoneReading(read.Number, NumberReasons.None, NumberReason.Unspecified)
            : ReadClosely(utf8);

    private Result<PlannedNumber, NumberReason> LookClosely<TUnit>(ReadOnlySpan<TUnit> text, out NumberReasons mended)
        where TUnit : unmanaged, IBinaryInteger<TUnit>
    {
        mended = NumberReasons.None;
        var looks = NumberText.Of(text);
        if (looks.DigitCount == 0 && looks.Refusal == NumberReason.Unspecified)
            return looks.Causes.Contains(NumberReason.NumberMissing) && !looks.Causes.Contains(NumberReason.NumberSpreadsheetGuard) ? NumberReason.NumberMissing : Refused(looks, looks.First);
        if (looks.Refusal != NumberReason.Unspecified) return Refused(looks, looks.Refusal);
        Span<byte> digits = stackalloc byte[TypedText.MostDigits + 1];
        if (!looks.TryWrite(text, digits, out var length)) return Refused(looks, looks.WhyTooLong);
        var reading = _plan.Read(digits[..length], Region);
        if (!reading.TryGet(out var read)) return Refused(looks, reading.Reason == NumberReason.NumberLength ? looks.WhyTooLong : reading.Reason);
        if (looks.WhyInDoubt(NanpNumber.TryOf(read.Number, out _)) is var doubt and not NumberReason.Unspecified) return Refused(looks, doubt);
        mended = looks.Mended;
        return read;
    }

    // Without a region nothing can be said of a national form but that it is no E.164.
    private NumberReason Refused(in NumberText looks, NumberReason reason)
    {
        if (Region != RegionCode.None || looks.StartsWithPlus) return reason;
        var causes = looks.Causes.Without(looks.Mended);
        return causes.IsEmpty ? NumberReason.NumberNotE164 : causes.Primary;
    }

    /// <summary>Whether the last one or two digits may not belong to the number, or a dot is where a number has none; all other doubts are not the plan's plain reading.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool MayBeInDoubt<TUnit>(ReadOnlySpan<TUnit> text)
        where TUnit : unmanaged, IBinaryInteger<TUnit>
    {
        if (text.Length < 5) return true;
        var (last, second, third) = (TypedText.Code(text[^1]), TypedText.Code(text[^2]), TypedText.Code(text[^3]));
        return !IsDigit(last)
            || IsParting(second) || IsParting(third)
            || (second == ' ' && !IsDigit(third)) || (third == ' ' && !IsDigit(TypedText.Code(text[^4])))
            || ((IsDigit(TypedText.Code(text[^5])) || (last == '0' && second == '0')) && text.Contains(TUnit.CreateTruncating('.')));
    }

    /// <summary>The same, at once where the last three bytes are digits and no dot can be among the others: bit 4 is that of digits, and of no plain separator.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool MayBeInDoubtAtAll(ReadOnlySpan<byte> utf8)
    {
        const ulong digits = 0x1010101010101010;
        const int all = 10; // digits, of a North American number: a dot makes them longer
        if (utf8.Length < all) return MayBeInDoubt(utf8);
        var last = BinaryPrimitives.ReadUInt64LittleEndian(utf8[^sizeof(ulong)..]);
        if (((last >> 40) & 0x909090) != 0x101010) return MayBeInDoubt(utf8);
        if (utf8.Length == all) return false;
        if ((last >> 48) == 0x3030) return utf8.Contains((byte)'.');
        if (((last >> 24) & 0x10) == 0) return false; // a separator before the last four digits
        return (last & BinaryPrimitives.ReadUInt64LittleEndian(utf8[^(all + 1)..]) & digits) != digits && utf8.Contains((byte)'.');
    }

    private static bool IsDigit(uint unit) => unit is >= '0' and <= '9';

    private static bool IsParting(uint unit) => unit is '.' or ',' or '/' or '-' or > 127;

    private PhoneReading Judge(in PlannedNumber read, NumberReasons mended)
    {
        if (read.Verdict.Valid) return new PhoneReading(read.Number, mended, NumberReason.Unspecified);
        if (!read.Verdict.Possible)
            return PhoneReading.Refused(read.Verdict.Possibility == NumberPossibility.InvalidCountryCode ? NumberReason.NumberCallingCodeUnknown : NumberReason.NumberLength);
        if (NanpNumber.TryOf(read.Number, out var nanp) && nanp.RegionIfNewer(_plan, _areaCodes) != RegionCode.None) return new PhoneReading(read.Number, mended.With(NumberReason.NumberNewerThanPlan), NumberReason.Unspecified);
        return Check == PhoneCheck.Valid ? PhoneReading.Refused(NumberReason.NumberUnassigned) : new PhoneReading(read.Number, mended.With(NumberReason.NumberUnassigned), NumberReason.Unspecified);
    }
}
