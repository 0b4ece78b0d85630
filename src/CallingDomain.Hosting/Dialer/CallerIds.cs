using System.Collections.Immutable;
using CallingDomain.Numbers;
using CallingDomain.Programs;
using NodaTime;

namespace CallingDomain.Hosting;

/// <summary>The caller ids of a campaign: the numbers of a program of the portal from which calls show the business (<see cref="Readiness"/>), never one that is Do Not Originate.</summary>
/// <remarks>Belongs to one dialer.</remarks>
public sealed class CallerIds
{
    private readonly PortalService _portal;
    private readonly Dictionary<int, PhoneNumber> _last = []; // by area code; 0 for all numbers
    private (Portal Portal, CallerIdPool Pool)? _read;

    /// <summary>Creates caller ids.</summary>
    /// <param name="portal">The portal. Changes by other processes count after <see cref="PortalService.RefreshAsync"/>.</param>
    /// <param name="program">The ID of the program.</param>
    /// <param name="rule">Which of its numbers a call shows.</param>
    public CallerIds(PortalService portal, string program, CallerIdRule rule = CallerIdRule.InTurn)
    {
        ArgumentNullException.ThrowIfNull(portal);
        ArgumentException.ThrowIfNullOrEmpty(program);
        (_portal, Program, Rule) = (portal, program, rule);
    }

    /// <summary>The ID of the program.</summary>
    public string Program { get; }

    /// <summary>Which of its numbers a call shows.</summary>
    public CallerIdRule Rule { get; }

    /// <summary>Tells that the portal has changed.</summary>
    internal event Action? Changed
    {
        add => _portal.Changed += value;
        remove => _portal.Changed -= value;
    }

    /// <summary>The numbers that calls may show at an instant. Reads the portal again when it or the period of the program has changed.</summary>
    internal CallerIdPool At(Instant now)
    {
        var portal = _portal.Current;
        if (_read is not { } read || read.Portal != portal || read.Pool.Until <= now) _read = read = (portal, CallerIdPool.Of(portal, Program, now, _portal.Rules));
        return read.Pool;
    }

    /// <summary>The caller id of a call: the next one in turn after the last one of the area.</summary>
    internal PhoneNumber Choose(CallerIdPool pool, PhoneNumber called)
    {
        var area = Rule == CallerIdRule.SameAreaCodeFirst ? CallerIdPool.AreaOf(called) : 0;
        var near = area == 0 ? [] : pool.ReadyIn(area);
        return near.IsEmpty ? Next(0, pool.Ready) : Next(area, near);
    }

    private PhoneNumber Next(int area, ImmutableArray<PhoneNumber> numbers)
    {
        var at = _last.TryGetValue(area, out var last) ? numbers.BinarySearch(last) : -1;
        at = at >= 0 ? at + 1 : ~at;
        return _last[area] = numbers[at < numbers.Length ? at : 0];
    }
}
