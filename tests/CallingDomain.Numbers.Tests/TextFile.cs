using System.Text;
using CallingDomain.Tests;
using FsCheck;
using FsCheck.Fluent;

namespace CallingDomain.Numbers.Tests;

/// <summary>A file of rows in UTF-8 with one kind of line break, after the last row or not.</summary>
public sealed record TextFile(string[] Rows, string LineBreak, bool EndsWithBreak)
{
    public byte[] Bytes => Encoding.UTF8.GetBytes(string.Join(LineBreak, Rows) + (EndsWithBreak ? LineBreak : ""));

    public override string ToString() => $"\"{Encoding.UTF8.GetString(Bytes).Replace("\r", "\\r", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal)}\"";

    /// <summary>Files of rows, shrunk by leaving out rows and then by smaller rows.</summary>
    public static Arbitrary<TextFile> Of(Gen<string> row, Func<string, IEnumerable<string>>? smaller = null) => Arb.From(
        from rows in row.ArrayOf() from lineBreak in Gen.Elements("\n", "\r\n", "\r") from endsWithBreak in Gen.Elements(true, false) select new TextFile(rows, lineBreak, endsWithBreak),
        file => Shrinking.Items(file.Rows, smaller).Select(rows => file with { Rows = rows })
            .Concat(Shrinking.Value(file.LineBreak, "\n").Select(lineBreak => file with { LineBreak = lineBreak }))
            .Concat(Shrinking.Value(file.EndsWithBreak, false).Select(ends => file with { EndsWithBreak = ends })));
}
