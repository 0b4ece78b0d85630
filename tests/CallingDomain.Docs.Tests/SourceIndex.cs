using CallingDomain.Tests;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CallingDomain.Docs.Tests;

/// <summary>Names declared in the C# files of the repository.</summary>
internal static class SourceIndex
{
    /// <summary>The tests of all test projects, as <c>Class.Method</c>.</summary>
    public static HashSet<string> Tests { get; } =
    [
        .. from path in Directory.EnumerateFiles(Repository.PathOf("tests"), "*.cs", SearchOption.AllDirectories)
           where !path.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal)
           from type in Root(path).DescendantNodes().OfType<TypeDeclarationSyntax>()
           from method in type.Members.OfType<MethodDeclarationSyntax>()
           where method.AttributeLists.SelectMany(list => list.Attributes).Any(attribute => attribute.Name.ToString() is "Fact" or "Theory" or "Property")
           select $"{type.Identifier.ValueText}.{method.Identifier.ValueText}",
    ];

    /// <summary>The names that a file declares: types, members, record parameters.</summary>
    public static HashSet<string> Names(string path) =>
    [
        .. Root(Repository.PathOf(path.Split('/'))).DescendantNodes().SelectMany(node => node switch
        {
            BaseTypeDeclarationSyntax type => [type.Identifier.ValueText],
            MethodDeclarationSyntax method => [method.Identifier.ValueText],
            PropertyDeclarationSyntax property => [property.Identifier.ValueText],
            ParameterSyntax { Parent.Parent: RecordDeclarationSyntax } parameter => [parameter.Identifier.ValueText],
            EnumMemberDeclarationSyntax member => [member.Identifier.ValueText],
            VariableDeclaratorSyntax { Parent.Parent: FieldDeclarationSyntax } field => [field.Identifier.ValueText],
            _ => Array.Empty<string>(),
        }),
    ];

    public static SyntaxNode Root(string path) => CSharpSyntaxTree.ParseText(File.ReadAllText(path), CSharpParseOptions.Default.WithLanguageVersion(LanguageVersion.Latest)).GetRoot();
}
