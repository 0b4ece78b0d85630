using System.CommandLine;

namespace CallingDomain.Cli;

/// <summary>The option <c>--tzdb</c>: a time zone database instead of the one that is part of the tool.</summary>
internal static class TzdbOption
{
    public static Option<string?> Create() =>
        new("--tzdb") { HelpName = "FILE.nzd", Description = $"A newer time zone database in NodaTime's format. Default: the tz database {ZoneData.Default.Version} of the tool." };

    /// <exception cref="InputException">The file cannot be read, or is not a time zone database.</exception>
    public static ZoneData Load(string? path, Stream standardInput)
    {
        if (path is null) return ZoneData.Default;
        return ZoneData.Read(InputFile.Read(path, standardInput, ZoneData.MaxBytes))
            ?? throw new InputException(InputReason.TimeZoneDataInvalid, $"The file '{path}' is not a time zone database in NodaTime's format (.nzd), or it is damaged.", ("file", path));
    }
}
