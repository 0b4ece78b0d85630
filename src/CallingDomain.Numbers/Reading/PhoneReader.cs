using System.Runtime.CompilerServices;
using System.Text;

namespace CallingDomain.Numbers;

/// <summary>How a phone's text becomes a number wherever people or their files write one: contacts, edits, blacklists.</summary>
/// <remarks>
/// Lenient in how a number is written, strict in what it is: separators, national forms and what spreadsheets do to numbers are read as long as no digit is in doubt. Whether the number may be registered is another question
/// (<see cref="NumberPolicy"/>). Immutable, thread-safe. Never throws because of a text; linear in its length.
/// </remarks>
public sealed class PhoneReader
{
    private const int MaxDamagedLength = 64; // no number is longer, whatever a spreadsheet made of it

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
    /// The number with notices of what was mended; or the first reason why not. Mended are a spreadsheet's guard (<c>="390612345678"</c>, <c>'+39…</c>), digits of other scripts, a fraction of zeros and scientific notation that still has all
    /// digits.
    /// </returns>
    public PhoneReading Read(ReadOnlySpan<byte> utf8)
    {
        if (MayEndDoubtfully(utf8)) return ReadClosely(utf8);
        var reading = utf8 is [(byte)'+', ..] ? _plan.Read(utf8) : _plan.Read(utf8, Region);
        return reading.TryGet(out var read) && IsKnown(read) ? new PhoneReading(read.Number, NumberReasons.None, NumberReason.Unspecified) : ReadClosely(utf8);
    }

    /// <inheritdoc cref="Read(ReadOnlySpan{byte})"/>
    /// <param name="text">The text; white space around it does not matter.</param>
    public PhoneReading Read(ReadOnlySpan<char> text)
    {
        if (MayEndDoubtfully(text)) return ReadClosely(text);
        var reading = text is ['+', ..] ? _plan.Read(text) : _plan.Read(text, Region);
        return reading.TryGet(out var read) && IsKnown(read) ? new PhoneReading(read.Number, NumberReasons.None, NumberReason.Unspecified) : ReadClosely(text);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool IsKnown(in PlannedNumber read) => read.Verdict.Valid;

    private PhoneReading ReadClosely(ReadOnlySpan<byte> utf8)
    {
        if (utf8.Length > 4 * MaxDamagedLength) return PhoneReading.Refused(_plan.Read(utf8, Region).Reason is var reason and not NumberReason.Unspecified ? reason : NumberReason.NumberLength);
        Span<char> text = stackalloc char[4 * MaxDamagedLength];
        return ReadClosely(text[..Encoding.UTF8.GetChars(utf8, text)]);
    }

    private PhoneReading ReadClosely(ReadOnlySpan<char> text)
    {
        text = text.Trim();
        if (text.IsEmpty) return PhoneReading.Refused(NumberReason.NumberMissing);
        var isDoubtful = SpreadsheetDamage.HasDoubtfulEnd(text, out var isWhole);
        if (isDoubtful && !isWhole) return PhoneReading.Refused(text.ContainsAny('/', '-') ? NumberReason.NumberMultiple : NumberReason.NumberPunctuation); // 0612345678.5 is not 06123456785
        var reading = _plan.Read(text, Region);
        if (!isDoubtful && reading.TryGet(out var read)) return Judge(read, NumberReasons.None);
        if (text.Length <= MaxDamagedLength)
        {
            Span<char> room = stackalloc char[MaxDamagedLength];
            var undone = SpreadsheetDamage.Undo(text, room, out var length);
            if (!undone.IsEmpty) return _plan.Read(room[..length], Region) is var mended && mended.TryGet(out var number) ? Judge(number, undone) : Refused(room[..length], mended.Reason);
        }

        return Refused(text, reading.Reason);
    }

    // Without a region nothing can be said of a national form but that it is no E.164.
    private PhoneReading Refused(ReadOnlySpan<char> text, NumberReason reason) =>
        PhoneReading.Refused(Region == RegionCode.None && text is not ['+', ..] ? PhoneNumber.WhyNotE164(text) : reason);

    // A sign that parts the last one or two digits, or zeros: the rest take no closer look.
    private static bool MayEndDoubtfully(ReadOnlySpan<byte> utf8) =>
        utf8.Length > 3 && (IsParting(utf8[^2]) || IsParting(utf8[^3]) || utf8[^2] == ' ' || utf8[^3] == ' ' || (utf8[^1] == '0' && utf8.IndexOfAny((byte)'.', (byte)',') >= 0));

    private static bool MayEndDoubtfully(ReadOnlySpan<char> text) =>
        text.Length > 3 && (IsParting(text[^2]) || IsParting(text[^3]) || text[^2] == ' ' || text[^3] == ' ' || (text[^1] == '0' && text.IndexOfAny('.', ',') >= 0));

    private static bool IsParting(int unit) => unit is '.' or ',' or '/' or '-';

    private PhoneReading Judge(in PlannedNumber read, NumberReasons mended)
    {
        if (read.Verdict.Valid) return new PhoneReading(read.Number, mended, NumberReason.Unspecified);
        if (!read.Verdict.Possible)
            return PhoneReading.Refused(read.Verdict.Possibility == NumberPossibility.InvalidCountryCode ? NumberReason.NumberCallingCodeUnknown : NumberReason.NumberLength);
        if (NanpNumber.TryOf(read.Number, out var nanp) && nanp.RegionIfNewer(_plan, _areaCodes) != RegionCode.None) return new PhoneReading(read.Number, mended.With(NumberReason.NumberNewerThanPlan), NumberReason.Unspecified);
        return Check == PhoneCheck.Valid ? PhoneReading.Refused(NumberReason.NumberUnassigned) : new PhoneReading(read.Number, mended.With(NumberReason.NumberUnassigned), NumberReason.Unspecified);
    }
}
