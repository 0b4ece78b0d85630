using BenchmarkDotNet.Attributes;
using CallingDomain.Numbers;

namespace CallingDomain.Benchmarks;

/// <summary>Numbers read and validated, one text an operation, out of a thousand of each kind in no order that a processor could learn.</summary>
/// <remarks>With the environment variable <c>LibPhoneNumberAssembly</c> naming a build of libphonenumber-csharp, that peer runs beside.</remarks>
[MemoryDiagnoser]
public class NumbersBenchmarks
{
    private const int Count = NumberSamples.Count;

    private readonly NumberingPlan _plan = NumberingPlan.Default;
    private readonly RegionCode _us = RegionCode.Read("US").Value;
    private readonly string[] _strict = NumberSamples.UsStrict();
    private readonly string[] _typed = NumberSamples.UsAsTyped();
    private readonly string[] _world = NumberSamples.World();
    private readonly string[] _malformed = NumberSamples.Malformed();
    private readonly PlanVerdict[] _verdicts = new PlanVerdict[Count];
    private PhoneNumber[] _numbers = [];

    [GlobalSetup]
    public void Read() => _numbers = [.. _world.Select(text => PhoneNumber.Parse(text))];

    [Benchmark(OperationsPerInvoke = Count)]
    public int ReadUs()
    {
        var valid = 0;
        foreach (var text in _strict) valid += _plan.ReadNanp(text).TryGet(out var read) && read.Verdict.Valid ? 1 : 0;
        return valid;
    }

    [Benchmark(OperationsPerInvoke = Count)]
    public int ReadInternational()
    {
        var valid = 0;
        foreach (var text in _world) valid += _plan.Read(text).TryGet(out var read) && read.Verdict.Valid ? 1 : 0;
        return valid;
    }

    [Benchmark(OperationsPerInvoke = Count)]
    public int LookBatch()
    {
        _plan.Look(_numbers, _verdicts);
        return _verdicts.Length;
    }

    [Benchmark(OperationsPerInvoke = Count)]
    public int ReadAsTyped()
    {
        var valid = 0;
        foreach (var text in _typed) valid += _plan.Read(text, _us).TryGet(out var read) && read.Verdict.Valid ? 1 : 0;
        return valid;
    }

    [Benchmark(OperationsPerInvoke = Count)]
    public int Refuse()
    {
        var refused = 0;
        foreach (var text in _malformed) refused += _plan.ReadNanp(text).IsOk ? 0 : 1;
        return refused;
    }

    [Benchmark(OperationsPerInvoke = Count)]
    public int RefuseAsTyped()
    {
        var refused = 0;
        foreach (var text in _malformed) refused += _plan.Read(text, _us).IsOk ? 0 : 1;
        return refused;
    }

#if LIBPHONENUMBER
    private readonly PhoneNumbers.PhoneNumberUtil _peer = PhoneNumbers.PhoneNumberUtil.GetInstance();

    [Benchmark(OperationsPerInvoke = Count)]
    public int PeerReadUs() => PeerValid(_strict);

    [Benchmark(OperationsPerInvoke = Count)]
    public int PeerReadInternational() => PeerValid(_world);

    [Benchmark(OperationsPerInvoke = Count)]
    public int PeerReadAsTyped() => PeerValid(_typed);

    [Benchmark(OperationsPerInvoke = Count)]
    public int PeerRefuse() => PeerValid(_malformed);

    private int PeerValid(string[] texts)
    {
        var valid = 0;
        foreach (var text in texts)
        {
            try
            {
                valid += _peer.IsValidNumber(_peer.Parse(text, "US")) ? 1 : 0;
            }
            catch (PhoneNumbers.NumberParseException)
            {
                valid--; // as the peer says no
            }
        }

        return valid;
    }
#endif
}
