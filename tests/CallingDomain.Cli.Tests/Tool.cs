using System.Text;
using System.Text.Json.Nodes;

namespace CallingDomain.Cli.Tests;

/// <summary>The tool, run in this process: what it ends with and what it prints.</summary>
internal sealed record Tool(int Status, byte[] OutputBytes, string Error)
{
    public string Output => Encoding.UTF8.GetString(OutputBytes);

    public JsonNode Json => JsonNode.Parse(OutputBytes)!;

    public static Tool Run(params string[] arguments) => RunWith("", arguments);

    public static Tool RunWith(string standardInput, params string[] arguments) => RunWith(Encoding.UTF8.GetBytes(standardInput), arguments);

    public static Tool RunWith(byte[] standardInput, params string[] arguments) => Run(new MemoryStream(standardInput), null, arguments);

    /// <summary>The tool with lines of a width.</summary>
    public static Tool RunAt(int width, params string[] arguments) => Run(Stream.Null, width, arguments);

    public static Tool RunFrom(Stream standardInput, params string[] arguments) => Run(standardInput, null, arguments);

    /// <summary>The tool with a clock and a receiver of the first signal.</summary>
    public static Tool RunOn(TimeProvider clock, Action<Action<int>?> onFirstSignal, params string[] arguments)
    {
        var output = new MemoryStream();
        var error = new StringWriter { NewLine = "\n" };
        var status = Cli.Run(arguments, new Terminal(Stream.Null, output, error, outputIsTerminal: false, errorIsTerminal: false) { Time = clock, OnFirstSignal = onFirstSignal, SystemZone = NoZone });
        return new Tool(status, output.ToArray(), error.ToString());
    }

    /// <summary>The tool on a system with time zone data of its own.</summary>
    public static Tool RunBeside(Func<string, TimeZoneInfo?> systemZone, string standardInput, params string[] arguments) =>
        Run(new MemoryStream(Encoding.UTF8.GetBytes(standardInput)), null, arguments, systemZone);

    // The output does not depend on the data of the machine.
    private static TimeZoneInfo? NoZone(string zone) => null;

    private static Tool Run(Stream standardInput, int? width, string[] arguments, Func<string, TimeZoneInfo?>? systemZone = null)
    {
        var output = new MemoryStream();
        var error = new StringWriter { NewLine = "\n" };
        var status = Cli.Run(arguments, new Terminal(standardInput, output, error, outputIsTerminal: false, errorIsTerminal: false, width) { SystemZone = systemZone ?? NoZone });
        return new Tool(status, output.ToArray(), error.ToString());
    }
}
