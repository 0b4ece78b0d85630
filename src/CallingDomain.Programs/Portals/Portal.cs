using System.Collections.Immutable;
using System.Text.Json.Serialization;
using CallingDomain.Numbers;
using NodaTime;

namespace CallingDomain.Programs;

/// <summary>Everything that one customer registers: businesses, their units, their calling programs, and the one place of each phone number.</summary>
/// <remarks>
/// Immutable, thread-safe: a change gives another portal that shares all unchanged data. A request is planned (<see cref="Plan"/>) and then applied (<see cref="Apply"/>); applying executes the
/// facts of the plan. IDs are compared ordinally. Memory: about 28 bytes per number. <see cref="PortalJson"/> writes and reads portals.
/// </remarks>
[JsonConverter(typeof(ProgramsJsonConverter))]
public sealed partial class Portal
{
    private Portal()
    {
    }

    /// <summary>A portal without data, at version 0.</summary>
    public static Portal Empty { get; } = new();

    /// <summary>The number of changes applied so far.</summary>
    public long Version { get; private init; }

    /// <summary>The businesses by ID.</summary>
    public ImmutableSortedDictionary<string, Business> Businesses { get; private init; } = ById<Business>();

    /// <summary>The business units by ID.</summary>
    public ImmutableSortedDictionary<string, BusinessUnit> Units { get; private init; } = ById<BusinessUnit>();

    /// <summary>The calling programs by ID.</summary>
    public ImmutableSortedDictionary<string, CallingProgram> Programs { get; private init; } = ById<CallingProgram>();

    /// <summary>The count of all numbers.</summary>
    public int NumberCount => Numbers.Count;

    internal PhoneNumberMap<NumberState> Numbers { get; private init; } = PhoneNumberMap<NumberState>.Empty;

    internal ImmutableSortedDictionary<string, ProgramTally> Tallies { get; private init; } = ById<ProgramTally>();

    /// <summary>Finds a number.</summary>
    /// <returns>The number; null if it is not in the portal.</returns>
    public RegisteredNumber? Find(PhoneNumber number) => Numbers.TryGet(number, out var state) ? state.Of(number) : null;

    /// <summary>Finds the business, unit and program of a number: the portal's "View Assignments".</summary>
    /// <returns>The assignment; null if the number is not in the portal.</returns>
    public NumberAssignment? FindAssignment(PhoneNumber number) => Find(number) is not { } held
        ? null
        : new NumberAssignment(
            held,
            Businesses[held.Place.Business!],
            held.Place.Unit is { } unit ? Units[unit] : null,
            held.Place.Program is { } program ? Programs[program] : null);

    /// <summary>The numbers at a place and below it, in the order of their digits. Reads all numbers of the portal.</summary>
    /// <param name="place">A place, as a request may name it; null for all numbers.</param>
    /// <returns>The numbers; none if the place does not exist.</returns>
    public IEnumerable<RegisteredNumber> NumbersAt(Place? place = null)
    {
        var within = place is not null && Resolve(place).TryGet(out var found) ? found : null;
        return place is not null && within is null
            ? []
            : Numbers
                .Where(each => within is null || each.Value.Place.IsWithin(within))
                .OrderBy(each => each.Key)
                .Select(each => each.Value.Of(each.Key));
    }

    /// <summary>Counts the numbers of a program, without reading the numbers.</summary>
    /// <param name="program">The ID of the program.</param>
    /// <returns>The counts; all 0 if the program does not exist.</returns>
    public NumberCounts CountNumbers(string program) => TallyOf(program).Counts;

    internal ProgramTally TallyOf(string program) => Tallies.GetValueOrDefault(program);

    /// <summary>Checks whether calls from a number show the business at an instant, and if not, why.</summary>
    /// <param name="number">The number.</param>
    /// <param name="at">The instant.</param>
    /// <param name="options">The options of the portal.</param>
    public Readiness CheckReadiness(PhoneNumber number, Instant at, PortalOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return Readiness.Of(this, number, at, options);
    }

    /// <summary>Checks each step of creating a program: the reasons that refuse its launch, and the notices.</summary>
    /// <param name="program">The ID of the program.</param>
    /// <param name="at">The instant of the launch.</param>
    /// <param name="options">The options of the portal.</param>
    /// <returns>The steps, in order; the image step only if the type shows an image. Or <see cref="PortalReason.TargetNotFound"/>.</returns>
    public Result<ImmutableArray<PortalCheck>, PortalReason> CheckSteps(string program, Instant at, PortalOptions options)
    {
        ArgumentNullException.ThrowIfNull(program);
        ArgumentNullException.ThrowIfNull(options);
        return Programs.TryGetValue(program, out var found) ? ProgramSteps.Check(this, found, at, options) : PortalReason.TargetNotFound;
    }

    /// <summary>Resolves the place that a request names.</summary>
    /// <returns>The place with all its IDs; or <see cref="PortalReason.TargetNotFound"/>, <see cref="PortalReason.TargetMismatch"/>.</returns>
    public Result<Place, PortalReason> Resolve(Place named)
    {
        ArgumentNullException.ThrowIfNull(named);
        var place = named.Level switch
        {
            PlaceLevel.Program => Programs.GetValueOrDefault(named.Program!)?.Place,
            PlaceLevel.BusinessUnit => Units.GetValueOrDefault(named.Unit!)?.Place,
            PlaceLevel.Business => Businesses.GetValueOrDefault(named.Business!)?.Place,
            _ => null,
        };
        if (place is null) return PortalReason.TargetNotFound;
        var isSame = (named.Business is null || named.Business == place.Business) && (named.Unit is null || named.Unit == place.Unit);
        return isSame ? place : PortalReason.TargetMismatch;
    }

    internal Portal With(
        ImmutableSortedDictionary<string, Business>? businesses = null,
        ImmutableSortedDictionary<string, BusinessUnit>? units = null,
        ImmutableSortedDictionary<string, CallingProgram>? programs = null,
        PhoneNumberMap<NumberState>? numbers = null,
        ImmutableSortedDictionary<string, ProgramTally>? tallies = null,
        long? version = null) => new()
        {
            Version = version ?? Version,
            Businesses = businesses ?? Businesses,
            Units = units ?? Units,
            Programs = programs ?? Programs,
            Numbers = numbers ?? Numbers,
            Tallies = tallies ?? Tallies,
        };

    private static ImmutableSortedDictionary<string, TValue> ById<TValue>() => ImmutableSortedDictionary.Create<string, TValue>(StringComparer.Ordinal);
}
