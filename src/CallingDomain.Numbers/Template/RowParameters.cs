namespace CallingDomain.Numbers;

/// <summary>What a message about a refused row needs to say more than its codes do; each null where it does not apply.</summary>
/// <remarks>Immutable, thread-safe. Default: nothing.</remarks>
public readonly record struct RowParameters
{
    /// <summary>How many columns the row has, for <see cref="NumberReason.RowColumnCount"/>.</summary>
    public int? Columns { get; init; }

    /// <summary>How many digits the text has, for <see cref="NumberReason.NumberLength"/>.</summary>
    public int? Digits { get; init; }

    /// <summary>Whose number it is, for <see cref="NumberReason.NumberNotUs"/> and <see cref="NumberReason.NumberRegionNotAllowed"/>.</summary>
    public RegionCode? Region { get; init; }

    /// <summary>Whether all digits are there, for <see cref="NumberReason.NumberScientific"/>.</summary>
    public bool? IsRecoverable { get; init; }

    /// <summary>The purpose whose label comes near, for <see cref="NumberReason.PurposeUnknown"/>: never taken without being asked.</summary>
    public CallPurpose? NearestPurpose { get; init; }
}
