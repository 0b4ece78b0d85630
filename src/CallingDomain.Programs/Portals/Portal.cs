using System.Collections.Immutable;
using CallingDomain.Numbers;

namespace CallingDomain.Programs;

/// <summary>All that one customer registers: businesses, their units and programs, and the one place of each number.</summary>
/// <remarks>
/// Immutable, thread-safe: a change gives another portal that shares what is the same. A change is planned (<see cref="Plan"/>) and then applied (<see cref="Apply"/>); the plan is the
/// change's own computation. Identities are compared ordinally. Memory: some 28 bytes a number.
/// </remarks>
public sealed partial class Portal
{
    private Portal()
    {
    }

    /// <summary>A portal without anything, at version 0.</summary>
    public static Portal Empty { get; } = new();

    /// <summary>How many changes made it.</summary>
    public long Version { get; private init; }

    /// <summary>The businesses by identity.</summary>
    public ImmutableSortedDictionary<string, Business> Businesses { get; internal init; } = ImmutableSortedDictionary.Create<string, Business>(StringComparer.Ordinal);

    /// <summary>The business units by identity.</summary>
    public ImmutableSortedDictionary<string, BusinessUnit> Units { get; internal init; } = ImmutableSortedDictionary.Create<string, BusinessUnit>(StringComparer.Ordinal);

    /// <summary>The calling programs by identity.</summary>
    public ImmutableSortedDictionary<string, CallingProgram> Programs { get; internal init; } = ImmutableSortedDictionary.Create<string, CallingProgram>(StringComparer.Ordinal);

    /// <summary>How many numbers it has.</summary>
    public int NumberCount => Numbers.Count;

    internal PhoneNumberMap<NumberState> Numbers { get; init; } = PhoneNumberMap<NumberState>.Empty;

    internal ImmutableSortedDictionary<string, ProgramTally> Tallies { get; init; } = ImmutableSortedDictionary.Create<string, ProgramTally>(StringComparer.Ordinal);

    /// <summary>A number of the portal; null when it is not in it.</summary>
    public RegisteredNumber? Find(PhoneNumber number) =>
        Numbers.TryGet(number, out var state) ? new RegisteredNumber(number, state.Place, state.Purpose, state.Status) : null;

    /// <summary>The numbers at a place and below it, in the order of their digits. Looks through all numbers of the portal.</summary>
    /// <param name="place">A place, as a request may name it; null for all numbers. None, where there is no such place.</param>
    public IEnumerable<RegisteredNumber> NumbersAt(Place? place = null)
    {
        var within = place is null ? null : Resolve(place) is var resolution && resolution.TryGet(out var found) ? found : null;
        return place is not null && within is null
            ? []
            : Numbers
                .Where(each => within is null || each.Value.Place.IsWithin(within))
                .OrderBy(each => each.Key)
                .Select(each => new RegisteredNumber(each.Key, each.Value.Place, each.Value.Purpose, each.Value.Status));
    }

    /// <summary>How many numbers a program has.</summary>
    /// <param name="program">Its identity.</param>
    /// <returns>All of them, and those that are Active; none for a program that is not there.</returns>
    public ProgramNumbers NumbersOf(string program) => TallyOf(program).Numbers;

    internal ProgramTally TallyOf(string program) => Tallies.GetValueOrDefault(program);

    /// <summary>The place that a request names.</summary>
    /// <returns>The place with all its identities; or <see cref="PortalReason.TargetNotFound"/>, <see cref="PortalReason.TargetMismatch"/>.</returns>
    public Result<Place, PortalReason> Resolve(Place named)
    {
        ArgumentNullException.ThrowIfNull(named);
        var place = named.Level switch
        {
            Level.Program => Programs.GetValueOrDefault(named.Program!)?.Place,
            Level.BusinessUnit => Units.GetValueOrDefault(named.Unit!)?.Place,
            Level.Business => Businesses.GetValueOrDefault(named.Business!)?.Place,
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
}

/// <summary>How many numbers a program has.</summary>
/// <param name="All">All of them.</param>
/// <param name="Active">Those that are approved.</param>
/// <param name="DoNotOriginate">Those of that purpose.</param>
/// <remarks>Immutable, thread-safe. Default: none.</remarks>
public readonly record struct ProgramNumbers(int All, int Active, int DoNotOriginate = 0);
