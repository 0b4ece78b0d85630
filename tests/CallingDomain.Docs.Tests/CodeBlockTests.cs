using CallingDomain.Tests;

namespace CallingDomain.Docs.Tests;

/// <summary>The C# blocks of the pages compile without warnings, run, and print what the pages say.</summary>
/// <remarks>
/// A block with using directives begins a program; a block without them continues the program of the block before it.
/// A <c>text</c> block directly after a C# block is its output.
/// </remarks>
public sealed class CodeBlockTests
{
    private const string Database = "CALLINGDOMAIN_POSTGRES";

    public static TheoryData<string> Pages => [.. PagesWith(database: false)];

    public static TheoryData<string> PagesOfADatabase => [.. PagesWith(database: true)];

    [Theory]
    [MemberData(nameof(Pages))]
    public Task CodeBlocks_OfAPage_CompileAndPrintWhatItSays(string path) => RunAsync(path);

    [PostgreSqlTheory]
    [MemberData(nameof(PagesOfADatabase))]
    public async Task CodeBlocks_OfAPage_PrintWhatItSays_OnAnEmptyDatabase(string path)
    {
        Environment.SetEnvironmentVariable(Database, await PostgreSqlServer.Shared.CreateDatabaseAsync());
        await RunAsync(path);
    }

    private static IEnumerable<string> PagesWith(bool database) =>
        Page.All.Where(page => page.Blocks.Any(block => block.Language == "csharp") && page.Blocks.Any(block => block.Text.Contains(Database, StringComparison.Ordinal)) == database).Select(page => page.Path);

    private static async Task RunAsync(string path)
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
