namespace CallingDomain.Numbers;

/// <summary>The status of an area code.</summary>
internal enum AreaCodeStatus : byte
{
    /// <summary>No status.</summary>
    Unspecified = 0,

    /// <summary>Numbers are assigned; <c>inService</c> in a file.</summary>
    InService = 1,

    /// <summary>Announced, but not in service; <c>planned</c> in a file.</summary>
    Planned = 2,

    /// <summary>Reserved for a place, without a date; <c>reserved</c> in a file.</summary>
    Reserved = 3,
}

/// <summary>A geographic area code of the North American Numbering Plan: an entry of an <see cref="AreaCodeTable"/>.</summary>
internal sealed record AreaCode
{
    public AreaCode(int code, AreaCodeStatus status, RegionCode region, string place, DateOnly? from, DateOnly checkedOn, string source) =>
        (Code, Status, Region, Place, From, CheckedOn, Source) = (code, status, region, place, from, checkedOn, source);

    /// <summary>The three digits as a number, such as 436.</summary>
    public int Code { get; }

    /// <summary>The status.</summary>
    public AreaCodeStatus Status { get; }

    /// <summary>The region; <see cref="RegionCode.None"/> only if not in service.</summary>
    public RegionCode Region { get; }

    /// <summary>A description of the place; may be empty.</summary>
    public string Place { get; }

    /// <summary>The first day in service; null if unknown.</summary>
    public DateOnly? From { get; }

    /// <summary>The day on which the source was checked.</summary>
    public DateOnly CheckedOn { get; }

    /// <summary>The source; never empty.</summary>
    public string Source { get; }
}
