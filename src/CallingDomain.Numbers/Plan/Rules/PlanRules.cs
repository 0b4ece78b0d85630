namespace CallingDomain.Numbers;

/// <summary>
/// The plan's rules for reading what people type and for laying numbers out: prefixes, calling codes, groups. Whether a number is
/// valid is another question.
/// </summary>
/// <remarks>
/// Immutable and safe to share between threads. Source: libphonenumber's public metadata; the answers follow its Parse and Format.
/// </remarks>
internal sealed partial class PlanRules
{
    private const int LongestE164 = 15;

    private readonly Territory[] _territories; // the first is a blank, so that index 0 means none
    private readonly ushort[] _byRegion;
    private readonly ushort[] _byCallingCode; // the main territory of a code
    private readonly DigitMachine _machine;
    private readonly ushort[] _layoutRoots;
    private readonly ushort[] _layouts;
    private readonly byte[] _texts;
    private readonly PlainForms[] _plainForms; // by territory
    private readonly int _afterPlusOne; // the digits that follow +1 where no prefix can follow it

    internal PlanRules(RulesTables tables)
    {
        _territories = tables.Territories;
        _byRegion = tables.ByRegion;
        _byCallingCode = tables.ByCallingCode;
        _machine = tables.Machine;
        _layoutRoots = tables.LayoutRoots;
        _layouts = tables.Layouts;
        _texts = tables.Texts;
        var main = _territories[_byCallingCode[NanpCode]].NoNationalPrefix;
        _afterPlusOne = main;
        _plainForms = new PlainForms[_territories.Length];
        for (var index = 0; index < _territories.Length; index++) _plainForms[index] = new PlainForms(in _territories[index], main);
    }

    /// <summary>Reads rules that <c>plan build</c> made.</summary>
    /// <param name="data">The bytes, whole.</param>
    /// <returns>The rules, or why these bytes are not: foreign, of another version, or damaged.</returns>
    internal static Result<PlanRules, PlanReason> Load(ReadOnlySpan<byte> data)
    {
        var tables = RulesFile.Read(data);
        return tables.IsOk ? new PlanRules(tables.Value) : tables.Reason;
    }

    // a text is its length and then its characters; place 0 holds the empty one
    private ReadOnlySpan<byte> Text(int place) => _texts.AsSpan(place + 1, _texts[place]);

    /// <summary>The main territory of the calling code that the digits begin with; 0 for none.</summary>
    private int TerritoryOf(ReadOnlySpan<byte> digits)
    {
        var code = 0;
        for (var length = 0; length < Math.Min(digits.Length, LongestCallingCode); length++)
        {
            code = (code * 10) + (digits[length] & 0xF);
            if (_byCallingCode[code] != 0) return _byCallingCode[code];
            if (code == 0) return 0;
        }

        return 0;
    }

    internal const int LongestCallingCode = 3;
    internal const int CallingCodeBound = 1000;
}
