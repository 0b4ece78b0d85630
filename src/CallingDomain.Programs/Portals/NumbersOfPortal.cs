using System.Collections.Immutable;
using CallingDomain.Numbers;

namespace CallingDomain.Programs;

/// <summary>The numbers of a portal while a fact is applied, with the tallies of their programs.</summary>
internal readonly struct NumbersOfPortal
{
    private readonly Portal _portal;
    private readonly Dictionary<Place, Place> _places; // a batch has few places
    private readonly Dictionary<string, ProgramTally> _tallies;
    private readonly PhoneNumberMap<NumberState>.Builder _numbers;

    private NumbersOfPortal(Portal portal)
    {
        (_portal, _numbers) = (portal, new PhoneNumberMap<NumberState>.Builder(portal.Numbers));
        (_places, _tallies) = ([], new Dictionary<string, ProgramTally>(StringComparer.Ordinal));
    }

    public delegate void Step<in TItem>(NumbersOfPortal numbers, TItem item);

    /// <summary>The portal after one step for each item.</summary>
    public static Portal Change<TItem>(Portal portal, ImmutableArray<TItem> items, Step<TItem> step)
    {
        var numbers = new NumbersOfPortal(portal);
        foreach (var item in items) step(numbers, item);
        var tallies = portal.Tallies;
        foreach (var (program, tally) in numbers._tallies) tallies = tallies.SetItem(program, tally);
        return portal.With(numbers: numbers._numbers.ToMap(), tallies: tallies);
    }

    /// <summary>Whether a fact has items, and each number once.</summary>
    public static bool AreDistinct<TItem>(ImmutableArray<TItem> items, Func<TItem, PhoneNumber> numberOf)
        where TItem : class
    {
        if (items.IsDefaultOrEmpty) return false;
        var seen = new HashSet<PhoneNumber>(items.Length);
        foreach (var item in items)
        {
            if (item is null || !seen.Add(numberOf(item))) return false;
        }

        return true;
    }

    /// <summary>Whether the place of a number is allowed: a Do Not Originate number is not allowed in a branding program.</summary>
    public static bool MayBe(Portal portal, PhoneNumber number) =>
        portal.Find(number) is not { } held || held.MayOriginate || held.Place.Program is not { } program || !portal.Programs[program].Type.IsBranding;

    public void Add(PhoneNumber number, Place place, CallPurpose purpose, NumberStatus status) => Set(number, new NumberState(Shared(place), purpose, status));

    public void Remove(PhoneNumber number)
    {
        Count(Of(number), -1);
        _numbers.Remove(number);
    }

    public void Move(PhoneNumber number, Place to) => Replace(number, Of(number) with { Place = Shared(to) });

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
        _numbers.TryGet(number, out var state) ? state : throw new InvalidOperationException("The number is not in the portal."); // Fits is checked first

    private void Count(NumberState state, int by)
    {
        if (state.Place.Program is not { } program) return;
        _tallies[program] = (_tallies.TryGetValue(program, out var tally) ? tally : _portal.TallyOf(program)).With(state, by);
    }

    // The instance of the business, unit or program: a million numbers do not hold a million places.
    private Place Shared(Place place)
    {
        if (_places.TryGetValue(place, out var shared)) return shared;
        return _places[place] = _portal.Resolve(place).Value;
    }
}
