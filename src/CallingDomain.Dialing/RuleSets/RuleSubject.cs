using System.Collections.Immutable;
using CallingDomain.Contacts;
using CallingDomain.Numbers;
using NodaTime;

namespace CallingDomain.Dialing;

/// <summary>Says whether simple conditions hold, which others combine.</summary>
internal interface ISimpleConditions
{
    /// <summary>Whether a condition holds; null for unknown.</summary>
    bool? Hold(SimpleCondition condition);
}

/// <summary>What the conditions of rule sets are about: a phone of a contact at an instant.</summary>
/// <param name="Number">The number.</param>
/// <param name="Contact">The contact's data; null if unknown.</param>
/// <param name="Zones">The zones in which the called party may be.</param>
/// <param name="At">The instant of the call.</param>
/// <param name="CallKinds">The kinds of the campaign's calls; empty if unknown.</param>
/// <remarks>Immutable, thread-safe.</remarks>
internal sealed record RuleSubject(PhoneNumber Number, Contact? Contact, CallZones Zones, Instant At, ImmutableArray<string> CallKinds) : ISimpleConditions
{
    public bool? Hold(SimpleCondition condition) => condition.HoldsFor(this);
}
