using System.Collections.Immutable;
using System.Globalization;
using NodaTime;
using NodaTime.Text;

namespace CallingDomain.Programs;

/// <summary>A change of a portal as it happened: an entry of the audit trail.</summary>
/// <param name="Version">The version of the portal after it.</param>
/// <param name="At">When.</param>
/// <param name="By">Who; whatever the host calls its users.</param>
/// <param name="Why">Why, in words; may be empty.</param>
/// <param name="Facts">What happened, in order; at least one fact.</param>
/// <remarks>Immutable, thread-safe. It holds phone numbers; <see cref="ToString"/> masks them.</remarks>
public sealed record PortalChange(long Version, Instant At, string By, string Why, ImmutableArray<PortalFact> Facts)
{
    /// <summary>Version, instant, who and why, and what kinds of facts about how much: nothing about whom.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"{Version} {InstantPattern.ExtendedIso.Format(At)} {By}: {string.Join(", ", Facts.Select(Describe))}{(Why.Length > 0 ? $" ({Why})" : "")}");

    /// <summary>Compares by content.</summary>
    public bool Equals(PortalChange? other) =>
        other is not null && Version == other.Version && At == other.At && By == other.By && Why == other.Why && Contents.Same(Facts, other.Facts);

    /// <summary>By version and instant.</summary>
    public override int GetHashCode() => HashCode.Combine(Version, At);

    private static string Describe(PortalFact fact) => fact switch
    {
        NumbersAdded added => string.Create(CultureInfo.InvariantCulture, $"{nameof(NumbersAdded)} {added.Numbers.Length} at {Places(added.Numbers.Select(number => number.Place))}"),
        NumbersRemoved removed => string.Create(CultureInfo.InvariantCulture, $"{nameof(NumbersRemoved)} {removed.Numbers.Length} from {Places(removed.Numbers.Select(number => number.Place))}"),
        NumbersMoved moved => string.Create(CultureInfo.InvariantCulture, $"{nameof(NumbersMoved)} {moved.Moves.Length} to {Places(moved.Moves.Select(move => move.To))}"),
        PurposesEdited { Edits: [var edit] } => $"{nameof(PurposesEdited)} {edit}",
        PurposesEdited edited => string.Create(CultureInfo.InvariantCulture, $"{nameof(PurposesEdited)} {edited.Edits.Length}"),
        NumberStatusChanged changed => $"{nameof(NumberStatusChanged)} {changed}",
        BusinessCreated created => $"{nameof(BusinessCreated)} {created.Business.Id}",
        BusinessWithdrawn withdrawn => $"{nameof(BusinessWithdrawn)} {withdrawn.Business.Id}",
        DisplayNameApproved approved => $"{nameof(DisplayNameApproved)} {approved.Business}",
        DisplayNameWithdrawn withdrawn => $"{nameof(DisplayNameWithdrawn)} {withdrawn.Business}",
        BusinessUnitCreated created => $"{nameof(BusinessUnitCreated)} {created.Unit.Place}",
        BusinessUnitWithdrawn withdrawn => $"{nameof(BusinessUnitWithdrawn)} {withdrawn.Unit.Place}",
        ProgramCreated created => $"{nameof(ProgramCreated)} {created.Program.Place}",
        ProgramWithdrawn withdrawn => $"{nameof(ProgramWithdrawn)} {withdrawn.Program.Place}",
        ProgramChanged changed => $"{nameof(ProgramChanged)} {changed.To.Place} {changed.Action}",
        _ => fact.GetType().Name,
    };

    private static string Places(IEnumerable<Place> places) => string.Join(' ', places.Distinct().Select(place => place.ToString()).Order(StringComparer.Ordinal));
}
