using CallingDomain.Dialing;

namespace CallingDomain.Orleans;

/// <summary>A <see cref="DueGroup"/> in a message.</summary>
[GenerateSerializer]
[OmitDefaultMemberValues]
[Alias("CallingDomain.DueGroup")]
internal struct DueGroupSurrogate
{
    [Id(0)]
    public int Class;

    [Id(1)]
    public int Priority;

    [Id(2)]
    public int Count;
}

[RegisterConverter]
internal sealed class DueGroupConverter : IConverter<DueGroup, DueGroupSurrogate>
{
    public DueGroup ConvertFromSurrogate(in DueGroupSurrogate surrogate) => new(surrogate.Class, surrogate.Priority, surrogate.Count);

    public DueGroupSurrogate ConvertToSurrogate(in DueGroup value) => new() { Class = value.Class, Priority = value.Priority, Count = value.Count };
}
