using System.Collections.Immutable;
using CallingDomain.Numbers;
using CallingDomain.Programs;
using NodaTime;

namespace CallingDomain.Hosting;

/// <summary>The numbers of a program that calls may show, from a version of the portal until an instant.</summary>
/// <param name="Ready">The numbers that are ready, in the order of their digits.</param>
/// <param name="Reasons">Why no number is ready; empty if one is.</param>
/// <param name="Until">The next instant at which time alone changes the numbers or the reasons; null for none.</param>
internal sealed record CallerIdPool(ImmutableArray<PhoneNumber> Ready, ImmutableArray<PortalReason> Reasons, Instant? Until)
{
    private readonly ILookup<int, PhoneNumber> _byArea = Ready.ToLookup(AreaOf);
    private readonly Dictionary<int, ImmutableArray<PhoneNumber>> _areas = [];

    public static CallerIdPool Of(Portal portal, string program, Instant now, PortalOptions options)
    {
        if (!portal.Programs.TryGetValue(program, out var found)) return new CallerIdPool([], [PortalReason.TargetNotFound], Until: null);
        var ready = ImmutableArray.CreateBuilder<PhoneNumber>();
        var reasons = new List<PortalReason>();
        foreach (var held in portal.NumbersAt(Place.OfProgram(program)))
        {
            var readiness = portal.CheckReadiness(held.Number, now, options);
            if (readiness.IsReady) ready.Add(held.Number);
            else reasons.AddRange(readiness.Reasons.Where(reason => !reasons.Contains(reason)));
        }

        if (ready.Count == 0 && reasons.Count == 0) reasons.Add(PortalReason.ProgramNoNumbers);
        var edges = found.Periods.SelectMany(period => new[] { period.Start, period.End }).Where(edge => edge > now);
        return new CallerIdPool(ready.ToImmutable(), ready.Count == 0 ? [.. reasons] : [], edges.Any() ? edges.Min() : null);
    }

    /// <summary>The area code of a number of the North American Numbering Plan; 0 for another number.</summary>
    public static int AreaOf(PhoneNumber number) => number.Digits is >= 1_200_000_0000 and <= 1_999_999_9999 and var digits ? (int)(digits / 1_000_0000 % 1000) : 0;

    /// <summary>The numbers with an area code.</summary>
    public ImmutableArray<PhoneNumber> ReadyIn(int area)
    {
        if (!_areas.TryGetValue(area, out var numbers)) _areas[area] = numbers = [.. _byArea[area]];
        return numbers;
    }
}
