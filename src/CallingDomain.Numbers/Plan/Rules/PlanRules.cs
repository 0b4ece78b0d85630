namespace CallingDomain.Numbers;

/// <summary>The rules of a plan for reading and formatting: prefixes, calling codes, groups.</summary>
/// <remarks>Immutable, thread-safe. Source: libphonenumber's metadata; the answers equal its Parse and Format.</remarks>
internal sealed partial class PlanRules
{
    private const int LongestE164 = 15;

    private readonly Territory[] _territories; // the first is blank: index 0 is none
    private readonly ushort[] _byRegion;
    private readonly ushort[] _byCallingCode; // the main territory of a code
    private readonly DigitMachine _machine;
    private readonly ushort[] _layoutRoots;
    private readonly ushort[] _layouts;
    private readonly byte[] _texts;
    private readonly PlainForms[] _plainForms; // by territory
    private readonly int _afterPlusOne; // the digits after +1 that start no prefix

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

    /// <summary>Loads the rules section of a plan.</summary>
    /// <param name="data">The bytes of the section.</param>
    /// <returns>The rules; or foreign, newer, or damaged.</returns>
    internal static Result<PlanRules, PlanReason> Load(ReadOnlySpan<byte> data)
    {
        var tables = RulesFile.Read(data);
        return tables.IsOk ? new PlanRules(tables.Value) : tables.Reason;
    }

    /// <summary>The main region of a calling code, <see cref="RegionCode.None"/> if the code is of no region; null for an unknown code.</summary>
    internal RegionCode? MainRegionOf(int callingCode)
    {
        if (callingCode is <= 0 or >= CallingCodeBound || _byCallingCode[callingCode] is not (> 0 and var territory)) return null;
        var region = RegionCode.FromPacked(_territories[territory].Region);
        return region == RegionCode.World ? RegionCode.None : region;
    }

    // a text is its length and its characters; offset 0 is the empty text
    private ReadOnlySpan<byte> Text(int place) => _texts.AsSpan(place + 1, _texts[place]);

    /// <summary>The main territory of the calling code of the digits; 0 for none.</summary>
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
