using System.Diagnostics.Metrics;

namespace CallingDomain.Hosting.Tests;

/// <summary>The meters of one test, and what they have measured.</summary>
internal sealed class OwnMeters : IMeterFactory
{
    private readonly List<Meter> _meters = [];
    private readonly MeterListener _listener = new();
    private readonly Lock _lock = new();
    private readonly List<(string Name, double Value, string Tags)> _measured = [];

    public Meter Create(MeterOptions options)
    {
        var meter = new Meter(options.Name, options.Version, options.Tags, scope: this);
        _meters.Add(meter);
        return meter;
    }

    /// <summary>Begins to measure everything of this factory.</summary>
    public void Listen()
    {
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (ReferenceEquals(instrument.Meter.Scope, this)) listener.EnableMeasurementEvents(instrument);
        };
        _listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Add(instrument.Name, value, tags));
        _listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Add(instrument.Name, value, tags));
        _listener.Start();
    }

    /// <summary>The sum of an instrument's measurements with these tags.</summary>
    public double Sum(string name, string tags = "campaign=spring")
    {
        lock (_lock) return _measured.Where(each => each.Name == name && each.Tags == tags).Sum(each => each.Value);
    }

    public int Count(string name)
    {
        lock (_lock) return _measured.Count(each => each.Name == name);
    }

    /// <summary>The present value of a gauge.</summary>
    public double Read(string name)
    {
        lock (_lock) _measured.RemoveAll(each => each.Name == name);
        _listener.RecordObservableInstruments();
        return Sum(name);
    }

    public void Dispose()
    {
        _listener.Dispose();
        foreach (var meter in _meters) meter.Dispose();
    }

    private void Add(string name, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        var text = string.Join(' ', tags.ToArray().Select(tag => $"{tag.Key}={tag.Value}"));
        lock (_lock) _measured.Add((name, value, text));
    }
}
