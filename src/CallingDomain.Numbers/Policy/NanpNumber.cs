namespace CallingDomain.Numbers;

/// <summary>What an area code of the North American Numbering Plan is for.</summary>
internal enum AreaCodeKind : byte
{
    /// <summary>A place.</summary>
    Geographic,

    /// <summary>Begins with 0 or 1.</summary>
    Invalid,

    /// <summary>Such as 911.</summary>
    N11,

    /// <summary>Set aside.</summary>
    Reserved,

    /// <summary>In service by the table of area codes, and absent from the plan.</summary>
    NewerThanPlan,

    /// <summary>Planned or reserved by the table of area codes, and absent from the plan.</summary>
    NotInService,

    /// <summary>Neither the plan nor the table has it.</summary>
    Unassigned,

    /// <summary>800 and its like.</summary>
    TollFree,

    /// <summary>900.</summary>
    Premium,

    /// <summary>Personal and machine numbers, Canadian services, interexchange carriers, the government.</summary>
    NonGeographic,
}

/// <summary>A number of calling code 1 in its parts: area code, exchange, line.</summary>
/// <remarks>
/// Source: the numbering plan's administrator as the domain's sources quote it: N11, N9X, 37X, 96X, easily recognizable
/// codes, 555, 950, 958, 959, 976.
/// </remarks>
internal readonly record struct NanpNumber(int AreaCode, int Exchange, int Line)
{
    public const int CallingCode = 1;

    /// <summary>Area codes and exchanges begin with 2 to 9.</summary>
    public const int LeastCode = 200;

    /// <summary>One more than the largest ten digits: the calling code before ten zeros.</summary>
    public const ulong FirstNumber = 1_000_000_0000;

    private const ulong Lines = 1_0000, Codes = 1000;

    /// <summary>The ten digits as a whole number.</summary>
    public ulong National => ((ulong)AreaCode * Codes * Lines) + ((ulong)Exchange * Lines) + (ulong)Line;

    public bool HasN11Exchange => IsN11(Exchange);

    /// <summary>Directory assistance, behind toll-free area codes too.</summary>
    public bool IsDirectoryAssistance => Exchange == 555 && Line == 1212;

    /// <summary>Exchanges that the network keeps for itself behind geographic area codes.</summary>
    public bool HasServiceExchange => Exchange is 950 or 958 or 959 or 976;

    /// <summary>Neither N11 nor one of the network's own, and without lines for fiction or directory assistance: the exchange has no rule of its own.</summary>
    public bool HasOrdinaryExchange => Exchange >= LeastCode && !HasN11Exchange && !HasServiceExchange && Exchange != 555;

    /// <returns>False if there are not eleven digits, the first of them 1.</returns>
    public static bool TryOf(PhoneNumber number, out NanpNumber parts)
    {
        var national = unchecked(number.Digits - FirstNumber);
        parts = new NanpNumber((int)(national / (Lines * Codes) % Codes), (int)(national / Lines % Codes), (int)(national % Lines));
        return national < FirstNumber;
    }

    /// <summary>The number that has these parts.</summary>
    public PhoneNumber Number => new(FirstNumber + National);

    public bool IsFictional(bool isGeographic) => Exchange == 555 && (isGeographic ? Line is >= 100 and <= 199 : AreaCode == 800 && Line == 199);

    /// <param name="plan">Knows which area codes there are.</param>
    /// <param name="table">Knows area codes that the plan does not have, and is asked about no others; null for the library's, which is read when it is first asked.</param>
    /// <param name="isValid">Whether the plan has this very number, so that it need not be asked for the area code.</param>
    public AreaCodeKind AreaCodeKind(NumberingPlan plan, AreaCodeTable? table, bool isValid)
    {
        var form = FormOf(AreaCode);
        if (form != Numbers.AreaCodeKind.Geographic || isValid || plan.Prefix((CallingCode * Codes) + (ulong)AreaCode).CanContinue) return form;
        return EntryIn(table)?.Status switch
        {
            null => Numbers.AreaCodeKind.Unassigned,
            AreaCodeStatus.InService => Numbers.AreaCodeKind.NewerThanPlan,
            _ => Numbers.AreaCodeKind.NotInService,
        };
    }

    /// <summary>The region by a table; none unless the area code is in service by it and absent from the plan.</summary>
    public RegionCode RegionIfNewer(NumberingPlan plan, AreaCodeTable? table) =>
        Exchange >= LeastCode && AreaCodeKind(plan, table, isValid: false) == Numbers.AreaCodeKind.NewerThanPlan ? EntryIn(table)!.Region : RegionCode.None;

    /// <summary>Whether an area code's digits are those of a place, in service or not.</summary>
    public static bool IsGeographicForm(int areaCode) => FormOf(areaCode) == Numbers.AreaCodeKind.Geographic;

    private AreaCode? EntryIn(AreaCodeTable? table) => (table ?? AreaCodeTable.Default).Find(AreaCode);

    // What the digits alone say.
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

    // N9X for expansion, 37X and 96X, toll-free codes to come, and codes whose last two digits are equal, which are never a place's.
    private static bool IsSetAside(int areaCode) =>
        areaCode / 10 % 10 == 9 || areaCode / 10 is 37 or 96 || areaCode is 822 or (>= 880 and <= 889) || areaCode / 10 % 10 == areaCode % 10;

    private static bool IsN11(int code) => code % 100 == 11;
}
