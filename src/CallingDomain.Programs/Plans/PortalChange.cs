using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Serialization;
using NodaTime;

namespace CallingDomain.Programs;

/// <summary>A change of a portal: one entry of the audit trail.</summary>
/// <param name="Version">The version of the portal after the change.</param>
/// <param name="At">The instant of the request.</param>
/// <param name="By">The user, by any name that the host uses.</param>
/// <param name="Why">The reason in words; may be empty.</param>
/// <param name="Facts">The facts, in order; at least one.</param>
/// <remarks>Immutable, thread-safe, compared by content. Contains phone numbers; <see cref="ToString"/> masks them. Its JSON is that of <see cref="PortalJson"/>.</remarks>
[JsonConverter(typeof(ProgramsJsonConverter))]
public sealed record PortalChange(long Version, Instant At, string By, string Why, ImmutableArray<PortalFact> Facts)
{
    private readonly Items<PortalFact> _facts = Facts;

    /// <summary>The user, by any name that the host uses.</summary>
    /// <exception cref="ArgumentNullException">The value is null.</exception>
    public string By { get; init => field = Given.NotNull(value); } = Given.NotNull(By);

    /// <summary>The reason in words; may be empty.</summary>
    /// <exception cref="ArgumentNullException">The value is null.</exception>
    public string Why { get; init => field = Given.NotNull(value); } = Given.NotNull(Why);

    /// <summary>The facts, in order; at least one.</summary>
    public ImmutableArray<PortalFact> Facts { get => _facts; init => _facts = value; }

    /// <summary>Version, instant, user, facts and reason, such as <c>3 2026-03-02T09:00:00Z ada: NumbersAdded 2 at acme/support/spring (spring sale)</c>; phone numbers are masked.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"{Version} {NodaTimeConverters.Instants.Format(At)} {By}: {string.Join(", ", Facts)}{(Why.Length > 0 ? $" ({Why})" : "")}");
}
