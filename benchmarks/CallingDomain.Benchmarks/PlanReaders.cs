using CallingDomain.Numbers;

namespace CallingDomain.Benchmarks;

/// <summary>Ours: North American numbers in one of the two strict forms.</summary>
internal readonly struct NanpPlanReader() : INumberReader
{
    private readonly NumberingPlan _plan = NumberingPlan.Default;

    public bool IsValid(string text) => _plan.ReadNanp(text).TryGet(out var read) && read.Info.IsValid;
}

/// <summary>Ours: numbers in E.164 form.</summary>
internal readonly struct WorldPlanReader() : INumberReader
{
    private readonly NumberingPlan _plan = NumberingPlan.Default;

    public bool IsValid(string text) => _plan.Read(text).TryGet(out var read) && read.Info.IsValid;
}

/// <summary>Ours: numbers as people in the United States write them.</summary>
internal readonly struct TypedPlanReader() : INumberReader
{
    private readonly NumberingPlan _plan = NumberingPlan.Default;
    private readonly RegionCode _us = RegionCode.Read("US").Value;

    public bool IsValid(string text) => _plan.Read(text, _us).TryGet(out var read) && read.Info.IsValid;
}
