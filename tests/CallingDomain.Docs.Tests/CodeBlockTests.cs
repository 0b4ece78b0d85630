namespace CallingDomain.Docs.Tests;

/// <summary>The C# blocks of the pages compile without warnings, run, and print what the pages say.</summary>
/// <remarks>
/// A block with using directives begins a program; a block without them continues the program of the block before it.
/// A <c>text</c> block directly after a C# block is its output.
/// </remarks>
public sealed class CodeBlockTests
{
    public static TheoryData<string> Pages => [.. Page.All.Where(page => page.Blocks.Any(block => block.Language == "csharp")).Select(page => page.Path)];

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task CodeBlocks_OfAPage_CompileAndPrintWhatItSays(string path)
    {
        var programs = PagePrograms.Compile(new Page(path));
        var folder = Directory.CreateTempSubdirectory("callingdomain-docs-");
        var (current, console) = (Environment.CurrentDirectory, Console.Out);
        List<string> differences = [];
        try
        {
            Environment.CurrentDirectory = folder.FullName;
            foreach (var program in programs)
            {
                var printed = program.Blocks.Select(_ => new StringWriter { NewLine = "\n" }).ToArray();
                await program.RunAsync(block => Console.SetOut(printed[block]));
                differences.AddRange(
                    from pair in program.Blocks.Zip(printed, (block, writer) => (Block: block, Printed: writer.ToString()))
                    where pair.Printed != pair.Block.Output
                    select $"{pair.Block.Place} prints:\n{pair.Printed}and the page says:\n{pair.Block.Output}");
            }
        }
        finally
        {
            Console.SetOut(console);
            Environment.CurrentDirectory = current;
            folder.Delete(recursive: true);
        }

        Assert.True(differences is [], string.Join('\n', differences));
    }
}
