using System.Collections.Immutable;
using CallingDomain.Numbers;

namespace CallingDomain.Programs;

/// <summary>The portal's numbers while a fact is applied, with the counts of their programs.</summary>
internal readonly struct NumbersOfPortal
{
    private readonly Portal _portal;
    private readonly Dictionary<Place, Place> _placesMet; // a batch has few places, each of which is held once
    private readonly Dictionary<string, ProgramTally> _tallies;
    private readonly PhoneNumberMap<NumberState>.Builder _numbers;

    private NumbersOfPortal(Portal portal)
    {
        (_portal, _numbers) = (portal, new PhoneNumberMap<NumberState>.Builder(portal.Numbers));
        (_placesMet, _tallies) = ([], new Dictionary<string, ProgramTally>(StringComparer.Ordinal));
    }

    public delegate void Step<in TItem>(NumbersOfPortal numbers, TItem item);

    /// <summary>The portal after one step for each item.</summary>
    public static Portal Change<TItem>(Portal portal, ImmutableArray<TItem> items, Step<TItem> step)
    {
        var numbers = new NumbersOfPortal(portal);
        foreach (var item in items) step(numbers, item);
        var tallies = portal.Tallies;
        foreach (var (program, tally) in numbers._tallies) tallies = tally == default ? tallies.Remove(program) : tallies.SetItem(program, tally);
        return portal.With(numbers: numbers._numbers.ToMap(), tallies: tallies);
    }

    /// <summary>Whether a fact names each number once, and none is missing.</summary>
    public static bool AreDistinct<TItem>(ImmutableArray<TItem> items, Func<TItem, PhoneNumber> numberOf)
        where TItem : class
    {
        if (items.IsDefaultOrEmpty) return false;
        var met = new HashSet<PhoneNumber>(items.Length);
        foreach (var item in items)
        {
            if (item is null || !met.Add(numberOf(item))) return false;
        }

        return true;
    }

    /// <summary>Whether a number may be where it is: none that never originates in a program that brands.</summary>
    public static bool MayBe(Portal portal, PhoneNumber number) =>
        portal.Find(number) is not { } held || held.MayOriginate || held.Place.Program is not { } program || !portal.Programs[program].Type.Brands;

    public void Add(PhoneNumber number, Place place, CallPurpose purpose, NumberStatus status) => Set(number, new NumberState(HeldOnce(place), purpose, status));

    public void Remove(PhoneNumber number)
    {
        Count(Of(number), -1);
        _numbers.Remove(number);
    }

    public void Move(PhoneNumber number, Place to) => Replace(number, Of(number) with { Place = HeldOnce(to) });

    public void SetPurpose(PhoneNumber number, CallPurpose purpose) => Replace(number, Of(number) with { Purpose = purpose });

    public void SetStatus(PhoneNumber number, NumberStatus status) => Replace(number, Of(number) with { Status = status });

    private void Replace(PhoneNumber number, NumberState state)
    {
        Count(Of(number), -1);
        Set(number, state);
    }

    private void Set(PhoneNumber number, NumberState state)
    {
        Count(state, 1);
        _numbers.Set(number, state);
    }

    private NumberState Of(PhoneNumber number) =>
        _numbers.TryGet(number, out var state) ? state : throw new InvalidOperationException("A fact about a number that is not there."); // it would not have fitted

    private void Count(NumberState state, int by)
    {
        if (state.Place.Program is not { } program) return;
        _tallies[program] = (_tallies.TryGetValue(program, out var met) ? met : _portal.TallyOf(program)).With(state, by);
    }

    // The portal's own instance, so that a million numbers do not hold a million places.
    private Place HeldOnce(Place place)
    {
        if (_placesMet.TryGetValue(place, out var held)) return held;
        return _placesMet[place] = _portal.Resolve(place).Value;
    }
}
