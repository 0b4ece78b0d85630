using System.Collections.Immutable;

namespace CallingDomain.Programs;

/// <summary>A company, or one brand of a company, that registers phone numbers.</summary>
/// <param name="Id">The ID, which never changes.</param>
/// <param name="Name">The legal name, or the name under which the company does business.</param>
/// <remarks>Immutable, thread-safe, compared by content.</remarks>
public sealed record Business(string Id, string Name)
{
    private readonly Items<string> _brands;
    private readonly Items<string> _blockedTermExceptions;
    private readonly Items<DisplayName> _approvedDisplayNames;

    /// <summary>The ID, which never changes.</summary>
    public string Id { get; } = Id;

    /// <summary>Other names that the business owns or commonly uses: a display name may contain one of them in place of <see cref="Name"/>. Default: none.</summary>
    public ImmutableArray<string> Brands { get => _brands; init => _brands = value; }

    /// <summary>Blocked terms that display names of this business may contain. Default: none.</summary>
    public ImmutableArray<string> BlockedTermExceptions { get => _blockedTermExceptions; init => _blockedTermExceptions = value; }

    /// <summary>Display names that the programs of the business may show without another review. Default: none.</summary>
    public ImmutableArray<DisplayName> ApprovedDisplayNames { get => _approvedDisplayNames; init => _approvedDisplayNames = value; }

    internal Place Place { get; } = new(Id);

    /// <summary>The ID and the name, such as <c>acme (Acme Inc.)</c>.</summary>
    public override string ToString() => $"{Id} ({Name})";
}
