using System.Collections.Immutable;
using System.Numerics;

namespace CallingDomain.Numbers;

/// <content>Lookup of prefixes, for numbers that are being typed.</content>
public sealed partial class NumberingPlan
{
    private uint[]? _regionPlaces; // by node; computed on first use; two threads may compute the same

    /// <summary>The regions of the valid numbers that begin with some digits; the digits may be a whole number themselves.</summary>
    /// <param name="prefix">The leading digits, calling code first, written as a number: <c>+1305</c>.</param>
    /// <returns>The regions in ordinal order of their codes, each once; none if no valid number begins so; all regions of the plan for <see cref="PhoneNumber.None"/>.</returns>
    public ImmutableArray<RegionCode> RegionsOf(PhoneNumber prefix)
    {
        var count = DigitFraction.CountOf(prefix.Digits);
        if (count == 0) return [.. Regions];
        var digits = new DigitFraction(prefix.Digits, count);
        var start = digits.NextThree();
        if (count >= PlanFormat.StartDigits) return InOrder(RegionsOf(_starts[start], digits, count));
        var rows = _starts.AsSpan(start, count == 1 ? 100 : 10).ToArray().Distinct();
        return InOrder(rows.SelectMany(row => RegionsOf(row, digits, PlanFormat.StartDigits)).Distinct());
    }

    /// <summary>The total lengths of valid numbers that start with some digits and are longer.</summary>
    /// <param name="typed">The leading digits, calling code first.</param>
    /// <returns>Bit n is set for n digits; 0 if no longer valid number starts with the digits.</returns>
    internal int LengthsAfter(PhoneNumber typed)
    {
        var count = DigitFraction.CountOf(typed.Digits);
        if (count == 0) return 0;
        var digits = new DigitFraction(typed.Digits, count);
        var start = digits.NextThree();
        var lengths = 0;
        if (count >= PlanFormat.StartDigits) return LengthsAfter(_starts[start], digits, count);
        var sameStarts = count == 1 ? 100 : 10;
        for (var each = start; each < start + sameStarts; each++) lengths |= LengthsAfter(_starts[each], digits, PlanFormat.StartDigits);
        return lengths;
    }

    /// <inheritdoc cref="IPlanPrefixes.LookupPrefix"/>
    internal PrefixInfo LookupPrefix(ulong digits) => new(LengthsAfter(new PhoneNumber(digits)) != 0, Lookup(new PhoneNumber(digits)).IsValid);

    private IEnumerable<RegionCode> RegionsOf(int row, DigitFraction digits, int count)
    {
        var (places, ofNodes) = (0u, Volatile.Read(ref _regionPlaces) ?? FindRegionPlaces());
        for (var length = count; length <= PhoneNumber.MaxDigits; length++) places |= ofNodes[NodeAfter(row, digits, count, length)];
        for (; places != 0; places &= places - 1) yield return RegionCode.FromPacked(_regions[_heads[row].FirstRegion + BitOperations.TrailingZeroCount(places)]);
    }

    private static ImmutableArray<RegionCode> InOrder(IEnumerable<RegionCode> regions)
    {
        ImmutableArray<RegionCode> all = [.. regions];
        return all.Length <= 1 ? all : [.. all.OrderBy(region => region.ToString(), StringComparer.Ordinal)];
    }

    // For each node a bit for each place of a region, within its calling code, of the ends to which the node leads; a node leads to ends and later nodes.
    private uint[] FindRegionPlaces()
    {
        var found = new uint[_nodes.Length / PlanFormat.DigitCount];
        for (var end = PlanFormat.InvalidEnd + 1; end < _endCount; end++) found[end] = 1u << (_ends[end] >> PlanFormat.RegionShift);
        for (var node = found.Length - 1; node >= _endCount; node--)
        {
            for (var digit = 0; digit < PlanFormat.DigitCount; digit++) found[node] |= found[Next(node, digit)];
        }

        Volatile.Write(ref _regionPlaces, found);
        return found;
    }

    // Each length has its own walk; if it is not at the invalid end, some digits lead to a valid number.
    private int LengthsAfter(int row, DigitFraction digits, int count)
    {
        var lengths = 0;
        for (var length = count + 1; length <= PhoneNumber.MaxDigits; length++)
        {
            if (NodeAfter(row, digits, count, length) != PlanFormat.InvalidEnd) lengths |= 1 << length;
        }

        return lengths;
    }

    // The node of the first digits of a number of some length; the digits are those after the start.
    private int NodeAfter(int row, DigitFraction digits, int count, int length)
    {
        var node = FirstNode(row, length);
        for (var step = PlanFormat.StartDigits; step < count; step++) node = Next(node, digits.Next());
        return node;
    }
}
