using CallingDomain.Numbers;

namespace CallingDomain.Benchmarks;

/// <summary>Ours: numbers in one of the portal's two forms.</summary>
internal readonly struct PortalPlanReader() : INumberReader
{
    private readonly NumberingPlan _plan = NumberingPlan.Default;

    public bool IsValid(string text) => NumberTemplate.ReadNumber(text).TryGet(out var number) && _plan.Lookup(number).IsValid;
}

/// <summary>Ours: numbers in E.164 form, by the reader for numbers that start with a plus.</summary>
internal readonly struct WorldPlanReader() : INumberReader
{
    private readonly PhoneReader _reader = PhoneReader.International;

    public bool IsValid(string text) => _reader.Read(text).TryGet(out var read) && read.Info.IsValid;
}

/// <summary>Ours: numbers as people in the United States write them.</summary>
internal readonly struct TypedPlanReader() : INumberReader
{
    private readonly PhoneReader _reader = new(RegionCode.Read("US").Value);

    public bool IsValid(string text) => _reader.Read(text).TryGet(out var read) && read.Info.IsValid;
}
