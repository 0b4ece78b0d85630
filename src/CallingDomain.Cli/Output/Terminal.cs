using System.Text;
using Spectre.Console;

namespace CallingDomain.Cli;

/// <summary>Where the tool reads and writes: the process's own streams, or a test's.</summary>
internal sealed class Terminal
{
    private const int WidthWithoutTerminal = 200; // so that no row of a table breaks in a file or a pipe

    public Terminal(Stream input, Stream output, TextWriter error, bool outputIsTerminal, bool errorIsTerminal)
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
        if (!outputIsTerminal) Tables.Profile.Width = WidthWithoutTerminal;
    }

    public Stream Input { get; }

    /// <summary>For JSON: exactly one document and nothing else.</summary>
    public Stream Output { get; }

    public TextWriter Error { get; }

    public bool ErrorIsTerminal { get; }

    /// <summary>For people.</summary>
    public IAnsiConsole Tables { get; }

    public static Terminal OfProcess()
    {
        var error = new StreamWriter(Console.OpenStandardError(), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false))
        {
            AutoFlush = true,
            NewLine = "\n",
        };
        return new Terminal(Console.OpenStandardInput(), Console.OpenStandardOutput(), error, !Console.IsOutputRedirected, !Console.IsErrorRedirected);
    }

    /// <summary>Writes what is still held back.</summary>
    public void Flush()
    {
        Tables.Profile.Out.Writer.Flush();
        Output.Flush();
    }
}
