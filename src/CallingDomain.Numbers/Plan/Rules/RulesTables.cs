namespace CallingDomain.Numbers;

/// <summary>The tables of the rules.</summary>
internal sealed class RulesTables
{
    /// <summary>Offsets in the texts: groups and template of the national format, then of the international one.</summary>
    internal const int LayoutWords = 4;

    /// <summary>The territory of a region, by its packed code; 0 for none.</summary>
    internal required ushort[] ByRegion { get; init; }

    /// <summary>The main territory of a calling code; 0 for none.</summary>
    internal required ushort[] ByCallingCode { get; init; }

    /// <summary>The first is blank.</summary>
    internal required Territory[] Territories { get; init; }

    internal required DigitMachine Machine { get; init; }

    internal required ushort[] LayoutRoots { get; init; }

    internal required ushort[] Layouts { get; init; }

    /// <summary>Each text is its length and its characters; the first is empty.</summary>
    internal required byte[] Texts { get; init; }
}
