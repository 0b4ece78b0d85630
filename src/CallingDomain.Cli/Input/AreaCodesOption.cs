using System.CommandLine;
using CallingDomain.Numbers;

namespace CallingDomain.Cli;

/// <summary>The option <c>--area-codes</c>: another table of area codes than the one that comes with the library.</summary>
internal static class AreaCodesOption
{
    public static Option<string?> Create() =>
        new("--area-codes") { HelpName = "FILE", Description = "A CSV table of area codes that the numbering plan may not have yet. Default: the one that comes with the tool." };

    /// <exception cref="InputException">The file cannot be read, or is not such a table.</exception>
    public static AreaCodeTable Load(string? path, Stream standardInput)
    {
        if (path is null) return AreaCodeTable.Default;
        Result<AreaCodeTable, AreaCodeRefusal> reading = InputFile.ReadAtMost(path, standardInput, AreaCodeTable.MaxBytes).TryGet(out var file)
            ? AreaCodeTable.Read(file)
            : new AreaCodeRefusal(AreaCodeReason.TooLarge);
        return reading.TryGet(out var table) ? table : throw Refusals.Of(path, reading.Reason!);
    }
}
