namespace CallingDomain.Numbers;

/// <summary>The kind of an area code of the North American Numbering Plan.</summary>
internal enum AreaCodeKind : byte
{
    /// <summary>Of a place.</summary>
    Geographic,

    /// <summary>Starts with 0 or 1.</summary>
    Invalid,

    /// <summary>Such as 911.</summary>
    N11,

    /// <summary>Reserved for other uses.</summary>
    Reserved,

    /// <summary>In service by the table of area codes, and absent from the plan.</summary>
    NewerThanPlan,

    /// <summary>Planned or reserved by the table of area codes, and absent from the plan.</summary>
    NotInService,

    /// <summary>Neither the plan nor the table has it.</summary>
    Unassigned,

    /// <summary>800 and similar codes.</summary>
    TollFree,

    /// <summary>900.</summary>
    Premium,

    /// <summary>Personal and machine numbers, Canadian services, interexchange carriers, the government.</summary>
    NonGeographic,
}

/// <summary>A number of calling code 1: area code, exchange, line.</summary>
/// <remarks>Source: the administrator of the numbering plan: N11, N9X, 37X, 96X, easily recognizable codes, 555, 950, 958, 959, 976.</remarks>
internal readonly record struct NanpNumber(int AreaCode, int Exchange, int Line)
{
    public const int CallingCode = 1;

    /// <summary>Area codes and exchanges start with 2 to 9.</summary>
    public const int LeastCode = 200;

    /// <summary>The calling code followed by ten zeros.</summary>
    public const ulong FirstNumber = 1_000_000_0000;

    private const ulong Lines = 1_0000, Codes = 1000;

    /// <summary>The ten digits as a whole number.</summary>
    public ulong National => ((ulong)AreaCode * Codes * Lines) + ((ulong)Exchange * Lines) + (ulong)Line;

    public bool HasN11Exchange => IsN11(Exchange);

    /// <summary>Directory assistance, also of toll-free area codes.</summary>
    public bool IsDirectoryAssistance => Exchange == 555 && Line == 1212;

    /// <summary>Exchanges that the network uses itself in geographic area codes.</summary>
    public bool HasServiceExchange => Exchange is 950 or 958 or 959 or 976;

    /// <summary>Whether no special rule applies to the exchange: not N11, not a service exchange, not 555.</summary>
    public bool HasOrdinaryExchange => Exchange >= LeastCode && !HasN11Exchange && !HasServiceExchange && Exchange != 555;

    /// <returns>False unless there are eleven digits and the first is 1.</returns>
    public static bool TryOf(PhoneNumber number, out NanpNumber parts)
    {
        var national = unchecked(number.Digits - FirstNumber);
        parts = new NanpNumber((int)(national / (Lines * Codes) % Codes), (int)(national / Lines % Codes), (int)(national % Lines));
        return national < FirstNumber;
    }

    /// <summary>The number.</summary>
    public PhoneNumber Number => new(FirstNumber + National);

    public bool IsFictional(bool isGeographic) => Exchange == 555 && (isGeographic ? Line is >= 100 and <= 199 : AreaCode == 800 && Line == 199);

    /// <param name="plan">The area codes in use.</param>
    /// <param name="table">Area codes that the plan does not have; null for the default table, which is loaded on first use.</param>
    /// <param name="isValid">Whether the number is valid, so that its area code is in use.</param>
    public AreaCodeKind AreaCodeKind(NumberingPlan plan, AreaCodeTable? table, bool isValid)
    {
        var form = FormOf(AreaCode);
        if (form != Numbers.AreaCodeKind.Geographic || isValid || plan.LookupPrefix((CallingCode * Codes) + (ulong)AreaCode).CanContinue) return form;
        return EntryIn(table)?.Status switch
        {
            null => Numbers.AreaCodeKind.Unassigned,
            AreaCodeStatus.InService => Numbers.AreaCodeKind.NewerThanPlan,
            _ => Numbers.AreaCodeKind.NotInService,
        };
    }

    /// <summary>The region by a table; none unless the area code is in service by the table and missing in the plan.</summary>
    public RegionCode RegionIfNewer(NumberingPlan plan, AreaCodeTable? table) =>
        Exchange >= LeastCode && AreaCodeKind(plan, table, isValid: false) == Numbers.AreaCodeKind.NewerThanPlan ? EntryIn(table)!.Region : RegionCode.None;

    /// <summary>Whether an area code has geographic form, in service or not.</summary>
    public static bool IsGeographicForm(int areaCode) => FormOf(areaCode) == Numbers.AreaCodeKind.Geographic;

    private AreaCode? EntryIn(AreaCodeTable? table) => (table ?? AreaCodeTable.Default).Find(AreaCode);

    // The kind by the digits alone.
    private static AreaCodeKind FormOf(int areaCode) => areaCode switch
    {
        < LeastCode => Numbers.AreaCodeKind.Invalid,
        800 or 833 or 844 or 855 or 866 or 877 or 888 => Numbers.AreaCodeKind.TollFree,
        900 => Numbers.AreaCodeKind.Premium,
        500 or (>= 521 and <= 529) or 532 or 533 or 544 or 566 or 577 or 588 or 600 or 622 or 633 or 700 or 710 => Numbers.AreaCodeKind.NonGeographic,
        _ when IsN11(areaCode) => Numbers.AreaCodeKind.N11,
        _ when IsSetAside(areaCode) => Numbers.AreaCodeKind.Reserved,
        _ => Numbers.AreaCodeKind.Geographic,
    };

    // N9X for expansion, 37X and 96X, future toll-free codes, and codes with two equal last digits, which are never geographic.
    private static bool IsSetAside(int areaCode) =>
        areaCode / 10 % 10 == 9 || areaCode / 10 is 37 or 96 || areaCode is 822 or (>= 880 and <= 889) || areaCode / 10 % 10 == areaCode % 10;

    private static bool IsN11(int code) => code % 100 == 11;
}
