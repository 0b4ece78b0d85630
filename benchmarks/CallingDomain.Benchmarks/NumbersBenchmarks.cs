using BenchmarkDotNet.Attributes;
using CallingDomain.Numbers;

namespace CallingDomain.Benchmarks;

/// <summary>Numbers read and validated: one operation is one text of a thousand, in an order that branch prediction cannot learn.</summary>
/// <remarks>The peers: regular expressions on the same metadata, and libphonenumber-csharp.</remarks>
[MemoryDiagnoser]
public class NumbersBenchmarks
{
    private const int Count = NumberSamples.Count;

    private static readonly string[] Strict = NumberSamples.UsStrict();
    private static readonly string[] Typed = NumberSamples.UsAsTyped();
    private static readonly string[] World = NumberSamples.World();
    private static readonly string[] Malformed = NumberSamples.Malformed();

    private readonly NumberContender<TypedPlanReader> _us = new(Strict, new());
    private readonly NumberContender<WorldPlanReader> _world = new(World, new());
    private readonly NumberContender<TypedPlanReader> _typed = new(Typed, new());
    private readonly NumberContender<PortalPlanReader> _malformed = new(Malformed, new());
    private readonly NumberContender<TypedPlanReader> _malformedTyped = new(Malformed, new());
    private readonly NumberContender<NanpRegexReader> _regexUs = new(Strict, new());
    private readonly NumberContender<WorldRegexReader> _regexWorld = new(World, new());
    private readonly NumberContender<TypedRegexReader> _regexTyped = new(Typed, new());
    private readonly NumberContender<NanpRegexReader> _regexMalformed = new(Malformed, new());
    private readonly NumberInfo[] _verdicts = new NumberInfo[Count];
    private PhoneNumber[] _numbers = [];

    [GlobalSetup]
    public void Read() => _numbers = [.. World.Select(text => PhoneNumber.Parse(text))];

    [Benchmark(OperationsPerInvoke = Count)]
    public ulong ReadUs() => _us.Run(Count);

    [Benchmark(OperationsPerInvoke = Count)]
    public ulong ReadInternational() => _world.Run(Count);

    [Benchmark(OperationsPerInvoke = Count)]
    public int LookBatch()
    {
        NumberingPlan.Default.Lookup(_numbers, _verdicts);
        return _verdicts.Length;
    }

    [Benchmark(OperationsPerInvoke = Count)]
    public int WriteE164()
    {
        var length = 0;
        foreach (var number in _numbers) length += number.ToString().Length;
        return length;
    }

    [Benchmark(OperationsPerInvoke = Count)]
    public int WriteNational()
    {
        var length = 0;
        foreach (var number in _numbers) length += NumberingPlan.Default.FormatNational(number).Length;
        return length;
    }

    [Benchmark(OperationsPerInvoke = Count)]
    public ulong ReadAsTyped() => _typed.Run(Count);

    [Benchmark(OperationsPerInvoke = Count)]
    public ulong Refuse() => _malformed.Run(Count);

    [Benchmark(OperationsPerInvoke = Count)]
    public ulong RefuseAsTyped() => _malformedTyped.Run(Count);

    [Benchmark(OperationsPerInvoke = Count)]
    public ulong RegexReadUs() => _regexUs.Run(Count);

    [Benchmark(OperationsPerInvoke = Count)]
    public ulong RegexReadInternational() => _regexWorld.Run(Count);

    [Benchmark(OperationsPerInvoke = Count)]
    public ulong RegexReadAsTyped() => _regexTyped.Run(Count);

    [Benchmark(OperationsPerInvoke = Count)]
    public ulong RegexRefuse() => _regexMalformed.Run(Count);

    private readonly NumberContender<LibPhoneNumberReader> _peerUs = new(Strict, new());
    private readonly NumberContender<LibPhoneNumberReader> _peerWorld = new(World, new());
    private readonly NumberContender<LibPhoneNumberReader> _peerTyped = new(Typed, new());
    private readonly NumberContender<LibPhoneNumberReader> _peerMalformed = new(Malformed, new());

    [Benchmark(OperationsPerInvoke = Count)]
    public ulong PeerReadUs() => _peerUs.Run(Count);

    [Benchmark(OperationsPerInvoke = Count)]
    public ulong PeerReadInternational() => _peerWorld.Run(Count);

    [Benchmark(OperationsPerInvoke = Count)]
    public ulong PeerReadAsTyped() => _peerTyped.Run(Count);

    [Benchmark(OperationsPerInvoke = Count)]
    public ulong PeerRefuse() => _peerMalformed.Run(Count);
}
