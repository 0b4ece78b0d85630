namespace CallingDomain.Numbers.Build;

/// <summary>The values of a <see cref="Territory"/>.</summary>
internal sealed record TerritoryRecord
{
    public required ushort Region { get; init; }

    public required ushort CallingCode { get; init; }

    public required bool IsMain { get; init; }

    public required uint Lengths { get; init; }

    public required ushort General { get; init; }

    public required ushort InternationalPrefix { get; init; }

    public required ushort NationalPrefix { get; init; }

    public required ushort Transform { get; init; }

    public required ushort TrunkText { get; init; }

    public required ushort InternationalText { get; init; }

    public required (ushort Start, byte Shortest, byte Count) Layouts { get; init; }
}
