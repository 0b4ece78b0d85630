using System.CommandLine;
using CallingDomain.Numbers;

namespace CallingDomain.Cli;

/// <summary>The option <c>--area-codes</c>: a table of area codes instead of the one that is part of the library.</summary>
internal static class AreaCodesOption
{
    public static Option<string?> Create() =>
        new("--area-codes") { HelpName = "FILE", Description = "A CSV table of area codes that are newer than the numbering plan. Default: the table of the tool." };

    /// <exception cref="InputException">The file cannot be read, or is not a table of area codes.</exception>
    public static AreaCodeTable Load(string? path, Stream standardInput)
    {
        if (path is null) return AreaCodeTable.Default;
        Result<AreaCodeTable, AreaCodeRefusal> reading = InputFile.ReadAtMost(path, standardInput, AreaCodeTable.MaxBytes).TryGet(out var file)
            ? AreaCodeTable.Read(file)
            : new AreaCodeRefusal(AreaCodeReason.TooLarge);
        return reading.TryGet(out var table) ? table : throw Refusals.Of(path, reading.Reason!);
    }
}
