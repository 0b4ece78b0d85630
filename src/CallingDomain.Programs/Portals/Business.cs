using System.Collections.Immutable;

namespace CallingDomain.Programs;

/// <summary>A company, or one brand of it, that registers numbers.</summary>
/// <param name="Id">Its identity, which never changes.</param>
/// <param name="Name">Its legal name, or the one it does business under.</param>
/// <remarks>Immutable, thread-safe.</remarks>
public sealed record Business(string Id, string Name)
{
    /// <summary>Its identity, which never changes.</summary>
    public string Id { get; } = Id;

    /// <summary>Names it also owns or commonly uses: a display name may have one of them in place of <see cref="Name"/>. Default: none.</summary>
    public ImmutableArray<string> Brands { get; init => field = value.IsDefault ? [] : value; } = [];

    /// <summary>Words that display names of this business may have although they are blocked. Default: none.</summary>
    public ImmutableArray<string> BlockedTermExceptions { get; init => field = value.IsDefault ? [] : value; } = [];

    /// <summary>What its programs may show without another review, since it was approved once. Default: nothing.</summary>
    public ImmutableArray<DisplayName> ApprovedDisplayNames { get; init => field = value.IsDefault ? [] : value; } = [];

    internal Place Place { get; } = new(Id);

    /// <summary>Compares by content.</summary>
    public bool Equals(Business? other) =>
        other is not null && Id == other.Id && Name == other.Name && Brands.SequenceEqual(other.Brands)
        && BlockedTermExceptions.SequenceEqual(other.BlockedTermExceptions) && ApprovedDisplayNames.SequenceEqual(other.ApprovedDisplayNames);

    /// <summary>By the identity.</summary>
    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(Id);
}
