using System.Collections.Immutable;
using System.Text.Json.Serialization;
using CallingDomain.Numbers;

namespace CallingDomain.Programs;

/// <summary>The result of a check: the reasons that refuse, and the notices that refuse nothing.</summary>
/// <param name="Reasons">All reasons, in the order of the rules; empty if nothing is refused.</param>
/// <param name="Notices">The notices, for a person to read.</param>
/// <remarks>Immutable, thread-safe, compared by content.</remarks>
public sealed record PortalCheck(ImmutableArray<PortalReason> Reasons, ImmutableArray<PortalReason> Notices)
{
    private readonly Items<PortalReason> _reasons = Reasons;
    private readonly Items<PortalReason> _notices = Notices;

    /// <summary>All reasons, in the order of the rules; empty if nothing is refused.</summary>
    public ImmutableArray<PortalReason> Reasons { get => _reasons; init => _reasons = value; }

    /// <summary>The notices, for a person to read.</summary>
    public ImmutableArray<PortalReason> Notices { get => _notices; init => _notices = value; }

    /// <summary>The step of creating a program that was checked; unspecified for a check of anything else.</summary>
    public ProgramStep Step { get; init; }

    /// <summary>Whether nothing is refused.</summary>
    [JsonIgnore]
    public bool IsOk => Reasons.IsEmpty;

    /// <summary>The codes of the reasons and the notices.</summary>
    public override string ToString() => string.Join(' ', Reasons.Concat(Notices).Select(reason => reason.Code()));
}
