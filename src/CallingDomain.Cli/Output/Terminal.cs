using System.Globalization;
using System.Text;
using Spectre.Console;

namespace CallingDomain.Cli;

/// <summary>The streams of the tool: those of the process, or of a test.</summary>
internal sealed class Terminal
{
    private const int WidthWithoutTerminal = 200; // so that no row of a table is broken in a file or a pipe
    private const int NarrowestWidth = 40;

    private readonly HashSet<string> _warnings = new(StringComparer.Ordinal);

    /// <param name="input">Standard input.</param>
    /// <param name="output">Standard output.</param>
    /// <param name="error">Standard error.</param>
    /// <param name="outputIsTerminal">Whether the output is a terminal.</param>
    /// <param name="errorIsTerminal">Whether standard error is a terminal.</param>
    /// <param name="width">The width of a line in columns; null for the width of the terminal, or 200 without a terminal.</param>
    public Terminal(Stream input, Stream output, TextWriter error, bool outputIsTerminal, bool errorIsTerminal, int? width = null)
    {
        (Input, Output, Error, ErrorIsTerminal) = (input, output, error, errorIsTerminal);
        var text = new StreamWriter(output, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), leaveOpen: true) { NewLine = "\n" };
        Tables = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(text),
            Ansi = outputIsTerminal ? AnsiSupport.Detect : AnsiSupport.No,
            ColorSystem = outputIsTerminal ? ColorSystemSupport.Detect : ColorSystemSupport.NoColors,
            Interactive = InteractionSupport.No,
        });
        if (width is not null || !outputIsTerminal) Tables.Profile.Width = width ?? WidthWithoutTerminal;
    }

    public Stream Input { get; }

    /// <summary>For JSON: exactly one document and nothing else.</summary>
    public Stream Output { get; }

    public TextWriter Error { get; }

    public bool ErrorIsTerminal { get; }

    /// <summary>Sets the receiver of the first signal, as <see cref="Unfinished.OnFirstSignal"/>.</summary>
    public Action<Action<int>?> OnFirstSignal { get; init; } = Unfinished.OnFirstSignal;

    /// <summary>The clock by which simulated time passes at a speed. Default: that of the system.</summary>
#pragma warning disable RS0030 // the tool's only clock
    public TimeProvider Time { get; init; } = TimeProvider.System;
#pragma warning restore RS0030

    /// <summary>Gives a time zone of the machine; null for one that it does not have.</summary>
    public Func<string, TimeZoneInfo?> SystemZone { get; init; } = ZoneDifference.OfSystem;

    /// <summary>For people.</summary>
    public IAnsiConsole Tables { get; }

    public static Terminal OfProcess()
    {
        var error = new StreamWriter(Console.OpenStandardError(), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false))
        {
            AutoFlush = true,
            NewLine = "\n",
        };
        return new Terminal(Console.OpenStandardInput(), Console.OpenStandardOutput(), error, !Console.IsOutputRedirected, !Console.IsErrorRedirected, WidthAsked());
    }

    // As in many programs, the variable applies without a terminal.
    private static int? WidthAsked() =>
        Console.IsOutputRedirected && int.TryParse(Environment.GetEnvironmentVariable("COLUMNS"), NumberStyles.None, CultureInfo.InvariantCulture, out var width) && width >= NarrowestWidth ? width : null;

    /// <summary>Writes a warning to standard error, once.</summary>
    public void Warn(string sentence)
    {
        if (_warnings.Add(sentence)) Error.WriteLine(VisibleText.Of(sentence));
    }

    /// <summary>Writes buffered output.</summary>
    public void Flush()
    {
        Tables.Profile.Out.Writer.Flush();
        Output.Flush();
    }
}
