namespace CallingDomain.Numbers;

/// <summary>The rules as they lie in memory.</summary>
internal sealed class RulesTables
{
    /// <summary>Groups and template inside the country, then groups and template for the world: places in the texts.</summary>
    internal const int LayoutWords = 4;

    /// <summary>The territory of a region, by its packed code; 0 for none.</summary>
    internal required ushort[] ByRegion { get; init; }

    /// <summary>The main territory of a calling code; 0 for none.</summary>
    internal required ushort[] ByCallingCode { get; init; }

    /// <summary>The first is a blank.</summary>
    internal required Territory[] Territories { get; init; }

    internal required DigitMachine Machine { get; init; }

    internal required ushort[] LayoutRoots { get; init; }

    internal required ushort[] Layouts { get; init; }

    /// <summary>Each its length and then its characters; the first is empty.</summary>
    internal required byte[] Texts { get; init; }
}
