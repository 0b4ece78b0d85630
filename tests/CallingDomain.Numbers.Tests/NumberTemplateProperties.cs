using System.Text;
using CallingDomain.Tests;
using FsCheck;
using FsCheck.Fluent;

namespace CallingDomain.Numbers.Tests;

public sealed class NumberTemplateProperties
{
    private static readonly Gen<string> Row = Gen.Frequency(
        (5, from number in Gen.Elements("5013334444", "+15013334444", "5013334445", "501-333-4444", "")
            from purpose in Gen.Elements("Survey", "Prison", "survey ", "Sales", "")
            select $"{number},{purpose}"),
        (1, Gen.Elements("", ",", " ", "Phone,Purpose", "\"a\nb\",c", "x")),
        (1, Properties.NearlyText("501+,\" SurveyPrison;")));

    private static readonly Gen<byte[]> File =
        from rows in Row.ArrayOf()
        from lineBreak in Gen.Elements("\n", "\r\n", "\r")
        from last in Gen.Elements("", lineBreak)
        select Encoding.UTF8.GetBytes(string.Join(lineBreak, rows) + last);

    [Fact]
    public void Read_AnyFile_AnswersForEveryPhysicalLine() => Properties.ForAll(File, file =>
        !NumberTemplate.Read(file).TryGet(out var template)
        || (template.Lines == PhysicalLines(file)
            && template.AcceptedLines + template.RejectedLines + template.IgnoredLines == template.Lines
            && LinesFollowEachOther(template)));

    [Fact]
    public void Read_AnyFile_AcceptsNoNumberTwice() => Properties.ForAll(File, file =>
        !NumberTemplate.Read(file).TryGet(out var template) || template.Accepted.Select(row => row.Number).Distinct().Count() == template.Accepted.Length);

    [Fact]
    public void Read_AnyFile_SuggestsOnlyRowsThatAreAccepted() => Properties.ForAll(File, file =>
        !NumberTemplate.Read(file).TryGet(out var template)
        || template.Rejected.Where(row => row.Suggestion is not null)
            .All(row => NumberTemplate.Read(Encoding.UTF8.GetBytes(row.Suggestion!)).Value.Accepted.Length == 1));

    [Fact]
    public void Read_AnyBytes_NeverThrows() => Properties.ForAll(
        ArbMap.Default.GeneratorFor<byte[]>(),
        bytes => NumberTemplate.Read(bytes).IsOk || NumberTemplate.Read(bytes).Reason!.Reason != FileReason.Unspecified);

    private static bool LinesFollowEachOther(TemplateReading template)
    {
        var next = 1;
        foreach (var (line, lines) in template.Accepted.Select(row => (row.Line, row.Lines))
            .Concat(template.Rejected.Select(row => (row.Line, row.Lines)))
            .Concat(template.Ignored.Select(row => (row.Line, row.Lines)))
            .OrderBy(row => row.Line))
        {
            if (line != next) return false;
            next += lines;
        }

        return true;
    }

    // Counted by hand: each of CR LF, CR and LF ends a line; what follows the last one is a line too, if there is anything.
    private static int PhysicalLines(byte[] file)
    {
        var text = Encoding.UTF8.GetString(file).Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n');
        return text.Count(character => character == '\n') + (text.Length > 0 && text[^1] != '\n' ? 1 : 0);
    }
}
