using BenchmarkDotNet.Attributes;
using CallingDomain.Dialing;
using NodaTime;

namespace CallingDomain.Benchmarks;

/// <summary>A campaign's hours under a rule of law, in forty zones: whether they are open now, and when they next are for calls of the coming two weeks.</summary>
[MemoryDiagnoser]
public class CallingHoursBenchmarks
{
    private const int Zones = 40;
    private const int Calls = 1000;

    private readonly CallableTimes[] _times = new CallableTimes[Zones];
    private readonly Instant[] _due = new Instant[Calls];
    private readonly DateTimeZone[] _zones =
        [.. DateTimeZoneProviders.Tzdb.Ids.Where(id => id.StartsWith("America/", StringComparison.Ordinal)).Take(Zones).Select(id => DateTimeZoneProviders.Tzdb[id])];

    private readonly CombinedHours _hours = CombinedHours.Of(
    [
        new HoursRule("campaign", CallingHours.Of([new CallingWindow(new LocalTime(9, 0), new LocalTime(20, 30), CallingWindow.EveryDay)])),
        new HoursRule("US federal", CallingHours.Of([new CallingWindow(new LocalTime(8, 0), new LocalTime(21, 0), CallingWindow.EveryDay)], strictClockChanges: true)),
    ]);

    private Instant _now = Instant.FromUtc(2026, 3, 2, 9, 0);

    [GlobalSetup]
    public void Spread()
    {
        for (var i = 0; i < Zones; i++) _times[i] = _hours.In(_zones[i]);
        for (var i = 0; i < Calls; i++) _due[i] = _now + Duration.FromMinutes(i * 7919 % 20_160);
    }

    [Benchmark(OperationsPerInvoke = Calls)]
    public int IsOpen()
    {
        var open = 0;
        _now += Duration.FromMilliseconds(50);
        for (var i = 0; i < Calls; i++)
        {
            if (_times[i % Zones].IsOpen(_now)) open++;
        }

        return open;
    }

    [Benchmark(OperationsPerInvoke = Calls)]
    public int IsOpenByZone()
    {
        var open = 0;
        _now += Duration.FromMilliseconds(50);
        for (var i = 0; i < Calls; i++)
        {
            if (_hours.IsOpen(_now, _zones[i % Zones])) open++;
        }

        return open;
    }

    [Benchmark(OperationsPerInvoke = Calls)]
    public int NextOpen()
    {
        var later = 0;
        for (var i = 0; i < Calls; i++)
        {
            if (_times[i % Zones].NextOpen(_due[i]).Rule is not null) later++;
        }

        return later;
    }
}
