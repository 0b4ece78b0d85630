namespace CallingDomain.Numbers;

/// <summary>Whether numbers of an area code are given out.</summary>
public enum AreaCodeStatus : byte
{
    /// <summary>Never given.</summary>
    Unspecified = 0,

    /// <summary>Numbers are given out. In a file <c>inService</c>.</summary>
    InService = 1,

    /// <summary>Announced for a place, and not in service. In a file <c>planned</c>.</summary>
    Planned = 2,

    /// <summary>Set aside for a place, without a plan. In a file <c>reserved</c>.</summary>
    Reserved = 3,
}

/// <summary>A geographic area code of the North American Numbering Plan, as a source describes it: an entry of an <see cref="AreaCodeTable"/>.</summary>
/// <remarks>Immutable, thread-safe.</remarks>
public sealed record AreaCode
{
    internal AreaCode(int code, AreaCodeStatus status, RegionCode region, string place, DateOnly? from, DateOnly checkedOn, string source) =>
        (Code, Status, Region, Place, From, CheckedOn, Source) = (code, status, region, place, from, checkedOn, source);

    /// <summary>The three digits as a number, such as 436.</summary>
    public int Code { get; }

    /// <summary>Whether its numbers are given out.</summary>
    public AreaCodeStatus Status { get; }

    /// <summary>Its region; <see cref="RegionCode.None"/> only where it is not in service.</summary>
    public RegionCode Region { get; }

    /// <summary>Its place in words; may be empty.</summary>
    public string Place { get; }

    /// <summary>The first day in service, past or announced; null where no source names it.</summary>
    public DateOnly? From { get; }

    /// <summary>The day on which the source was read.</summary>
    public DateOnly CheckedOn { get; }

    /// <summary>The source in words; never empty.</summary>
    public string Source { get; }
}
