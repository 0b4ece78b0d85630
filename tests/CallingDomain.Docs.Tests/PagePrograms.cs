using System.Globalization;
using System.Reflection;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CallingDomain.Docs.Tests;

/// <summary>A C# block of a page.</summary>
/// <param name="Code">The block.</param>
/// <param name="Place">The page and the line.</param>
/// <param name="Output">What the page says that the block prints.</param>
internal sealed record CodeBlock(Block Code, string Place, string Output);

/// <summary>A program made of consecutive C# blocks of a page.</summary>
/// <param name="Blocks">The blocks.</param>
/// <param name="RunAsync">Runs the program, and calls its argument with the index of each block before that block.</param>
internal sealed record PageProgram(IReadOnlyList<CodeBlock> Blocks, Func<Action<int>, Task> RunAsync);

/// <summary>The C# blocks of a page, compiled as one assembly.</summary>
internal static class PagePrograms
{
    private const string ImplicitUsings = "using System; using System.Collections.Generic; using System.IO; using System.Linq; using System.Net.Http; using System.Threading; using System.Threading.Tasks;";

    private static readonly CSharpParseOptions Parsing = CSharpParseOptions.Default.WithLanguageVersion(LanguageVersion.Latest);

    private static readonly CSharpCompilationOptions Options = new(
        OutputKind.DynamicallyLinkedLibrary,
        optimizationLevel: OptimizationLevel.Release,
        nullableContextOptions: NullableContextOptions.Enable,
        generalDiagnosticOption: ReportDiagnostic.Error,
        specificDiagnosticOptions: [new("CS1998", ReportDiagnostic.Suppress)]); // a program without await

    private static readonly IEnumerable<MetadataReference> References =
        ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Select(path => MetadataReference.CreateFromFile(path)).ToArray();

    public static IReadOnlyList<PageProgram> Compile(Page page)
    {
        var programs = Programs(page);
        var trees = programs.Select((blocks, i) => CSharpSyntaxTree.ParseText(Source(page, blocks, i), Parsing));
        var compilation = CSharpCompilation.Create(page.Path.Replace('/', '.'), trees, References, Options);
        using var stream = new MemoryStream();
        var emitted = compilation.Emit(stream);
        Assert.True(emitted.Success, string.Join('\n', emitted.Diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)));
        var assembly = Assembly.Load(stream.ToArray());
        return [.. programs.Select((blocks, i) =>
            new PageProgram(blocks, assembly.GetType($"Program{i}.Blocks")!.GetMethod("RunAsync")!.CreateDelegate<Func<Action<int>, Task>>()))];
    }

    private static List<List<CodeBlock>> Programs(Page page)
    {
        List<List<CodeBlock>> programs = [];
        var blocks = page.Blocks.ToArray();
        for (var i = 0; i < blocks.Length; i++)
        {
            if (blocks[i].Language != "csharp") continue;
            var output = i + 1 < blocks.Length && blocks[i + 1] is { Language: "text", IsDirectlyAfterPrevious: true } text ? text.Text : "";
            var block = new CodeBlock(blocks[i], string.Create(CultureInfo.InvariantCulture, $"{page.Path}:{blocks[i].Line}"), output);
            if (Parse(blocks[i]).Usings.Count > 0) programs.Add([]);
            Assert.True(programs.Count > 0, $"{block.Place}: the first C# block of a page begins with using directives.");
            programs[^1].Add(block);
        }

        return programs;
    }

    private static CompilationUnitSyntax Parse(Block block) => CSharpSyntaxTree.ParseText(block.Text, Parsing).GetCompilationUnitRoot();

    /// <summary>One namespace with the statements of the blocks as a method, and their types; diagnostics name lines of the page.</summary>
    private static string Source(Page page, List<CodeBlock> blocks, int index)
    {
        var (usings, statements, types) = (new StringBuilder(ImplicitUsings), new StringBuilder(), new StringBuilder());
        for (var i = 0; i < blocks.Count; i++)
        {
            var root = Parse(blocks[i].Code);
            foreach (var directive in root.Usings) Add(usings, directive);
            statements.Append(CultureInfo.InvariantCulture, $"\n#line hidden\nbegin({i});");
            foreach (var member in root.Members) Add(member is GlobalStatementSyntax ? statements : types, member);

            void Add(StringBuilder target, SyntaxNode node)
            {
                var line = blocks[i].Code.Line + blocks[i].Code.Text.AsSpan(0, node.FullSpan.Start).Count('\n');
                target.Append(CultureInfo.InvariantCulture, $"\n#line {line} \"{page.Path}\"\n{node.ToFullString()}");
            }
        }

        return $$"""
            {{usings}}
            #line hidden
            namespace Program{{index}};
            internal static class Blocks
            {
                public static async Task RunAsync(Action<int> begin)
                {
                    {{statements}}
            #line hidden
                }
            }
            {{types}}
            """;
    }
}
