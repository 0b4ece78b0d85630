using System.Diagnostics;
using System.Text;
using CallingDomain.Tests;
using FsCheck;
using FsCheck.Fluent;

namespace CallingDomain.Numbers.Tests;

[Properties(Arbitrary = [typeof(NumberTemplateProperties)])]
public sealed class NumberTemplateProperties
{
    private static readonly Gen<NumberEntry> Entry =
        from number in Gen.Elements("5013334444", "+15013334444", "5013334445", "501-333-4444", " 5013334445", "15013334446", "8005550199", "4163334444", "5013334447", "")
        from purpose in Gen.Elements("Survey", "Survey", "Prison", "survey ", "Sales", "Do Not Originate", "Survy")
        select new NumberEntry(number, purpose);

    private static readonly Gen<string> Row = Gen.Frequency(
        (5, from number in Gen.Elements("5013334444", "+15013334444", "5013334445", "501-333-4444", "15013334446", "1.5013334447E+10", "\"=\"\"5013334448\"\"\"", "")
            from purpose in Gen.Elements("Survey", "Prison", "survey ", "Survy", "Sales", "")
            from delimiter in Gen.Elements(",", ",", ",", ",", ";")
            select $"{number}{delimiter}{purpose}"),
        (1, Gen.Elements("sep=;", "5013334449,Survey,", "", ",", " ", "Phone,Purpose", "\"a\nb\",c", "x")),
        (1, TextGenerators.Nearly("501+,\" SurveyPrison;")));

    public sealed record TemplateRow(string Text);

    internal static Arbitrary<TextFile> Files() => TextFile.Of(Row, Shrinking.Text);

    internal static Arbitrary<TemplateRow> Rows() => Row.OfText(text => new TemplateRow(text), row => row.Text);

    internal static Arbitrary<NumberEntry> Entries() => Entry.ToArbitrary();

    [Property]
    public bool Read_AnyFile_AnswersForEveryPhysicalLine(TextFile file) =>
        new[] { NumberTemplate.Strict, NumberTemplate.Tolerant }.All(profile =>
            !profile.Read(file.Bytes).TryGet(out var template)
            || (template.Lines == PhysicalLines(file.Bytes)
                && template.AcceptedLines + template.RejectedLines + template.IgnoredLines == template.Lines
                && LinesFollowEachOther(template)));

    [Property]
    public bool Read_AnyFile_AcceptsNoNumberTwice(TextFile file) =>
        !NumberTemplate.Strict.Read(file.Bytes).TryGet(out var template) || template.Accepted.Select(row => row.Number).Distinct().Count() == template.Accepted.Length;

    [Property]
    public bool Read_AnyFile_SuggestsOnlyRowsThatAreAccepted(TextFile file) =>
        !NumberTemplate.Strict.Read(file.Bytes).TryGet(out var template)
        || template.Rejected.Where(row => row.Suggestion is not null)
            .All(row => NumberTemplate.Strict.Read(Encoding.UTF8.GetBytes(row.Suggestion!.Value.Text)).Value.Accepted.Length == 1);

    [Property]
    public bool Read_AnyBytes_AnswersOrGivesAReason(byte[] bytes) =>
        new[] { NumberTemplate.Strict, NumberTemplate.Tolerant }.All(profile => profile.Read(bytes).IsOk || profile.Read(bytes).Reason!.Reason != FileReason.Unspecified);

    [Property]
    public bool Read_AcceptedRowsWrittenAndReadAgain_AreAcceptedTheSame(TextFile file)
    {
        if (!NumberTemplate.Tolerant.Read(file.Bytes).TryGet(out var template) || template.Accepted.IsEmpty) return true;
        var again = NumberTemplate.Strict.Read(Written(template.Accepted.Select(row => row.ToLine()))).Value;
        return again.Accepted.Select(row => row.ToLine()).SequenceEqual(template.Accepted.Select(row => row.ToLine()));
    }

    [Property]
    public bool CorrectedLines_AnyFile_AreAccepted(TextFile file)
    {
        foreach (var profile in new[] { NumberTemplate.Strict, NumberTemplate.Tolerant })
        {
            if (!profile.Read(file.Bytes).TryGet(out var template)) continue;
            var corrected = template.CorrectedLines();
            if (corrected.IsEmpty) continue;
            var again = NumberTemplate.Strict.Read(Written(corrected)).Value;
            if (again.Accepted.Length != again.Lines || again.Lines != corrected.Length || !template.Accepted.All(row => corrected.Contains(row.ToLine()))) return false;
            var inConflict = template.Rejected.Where(row => row.Reasons.Contains(NumberReason.DuplicateInBatchConflict)).Select(row => row.Number).ToHashSet();
            if (corrected.Any(line => inConflict.Contains(line.Number))) return false;
        }

        return true;
    }

    // Other rows can make a number a duplicate that were no numbers before: of a single row, nothing is lost; of many, nothing but for duplicates.
    [Property]
    public bool Read_RowsThatStrictAccepts_AreRejectedByTolerantAsDuplicatesOnly(TextFile file)
    {
        if (!NumberTemplate.Strict.Read(file.Bytes).TryGet(out var strict) || strict.Accepted.IsEmpty) return true;
        if (!NumberTemplate.Tolerant.Read(file.Bytes).TryGet(out var tolerant)) return false;
        var lines = strict.Accepted.Select(row => row.Line).ToHashSet();
        return tolerant.Rejected.Where(row => lines.Contains(row.Line)).All(row => row.FirstLine is not null) && tolerant.Ignored.All(row => !lines.Contains(row.Line));
    }

    [Property]
    public bool Read_SingleRowThatStrictAccepts_IsAcceptedByTolerant(TemplateRow row) =>
        !NumberTemplate.Strict.Read(Encoding.UTF8.GetBytes(row.Text)).TryGet(out var strict)
        || strict.Accepted.IsEmpty
        || NumberTemplate.Tolerant.Read(Encoding.UTF8.GetBytes(row.Text)).Value.Accepted.SequenceEqual(strict.Accepted);

    [Property]
    public bool Open_AnyFile_GivesTheAnswersOfRead(TextFile file) => IsOpenedAsRead(file.Bytes);

    [Property]
    public bool Open_AnyBytes_GivesTheAnswersOfRead(byte[] file) => IsOpenedAsRead(file);

    // A quoted number takes the slow path, so that both paths answer for the same row.
    [Property]
    public bool Read_AnyFileWithItsNumbersQuoted_GivesTheSameAnswers(NumberEntry[] entries)
    {
        foreach (var end in new[] { "\n", "\r\n", "\r" })
        {
            var plain = Answers(entries.Select(entry => $"{entry.Number},{entry.Purpose}{end}"));
            if (!plain.SequenceEqual(Answers(entries.Select(entry => $"\"{entry.Number}\",{entry.Purpose}{end}")))) return false;
        }

        return true;

        static IEnumerable<(int, PhoneNumber, CallPurpose, NumberReasons, NumberReasons)> Answers(IEnumerable<string> rows)
        {
            var reading = NumberTemplate.Strict.Read(Encoding.UTF8.GetBytes("1,Survey\n" + string.Concat(rows))).Value;
            return reading.Accepted.Select(row => (row.Line, row.Number, row.Purpose, NumberReasons.None, row.Notices))
                .Concat(reading.Rejected.Select(row => (row.Line, row.Number, row.Check.Purpose, row.Reasons, row.Check.Notices)));
        }
    }

    private static bool IsOpenedAsRead(byte[] file)
    {
        foreach (var template in new[] { NumberTemplate.Strict, NumberTemplate.Tolerant })
        {
            var whole = template.Read(file);
            var survey = DuplicateSurvey.Of(template.Open(new MemoryStream(file)));
            if (whole.IsOk != survey.IsOk || (!whole.IsOk && whole.Reason != survey.Reason)) return false;
            if (!whole.TryGet(out var reading)) continue;
            using var rows = template.OpenWith(survey.Value, new MemoryStream(file));
            var (accepted, rejected, ignored) = (new List<AcceptedRow>(), new List<RejectedRow>(), new List<IgnoredRow>());
            while (rows.Read())
            {
                if (rows.IgnoredFor is { } reason) ignored.Add(new IgnoredRow(rows.Line, rows.Lines, reason));
                else if (rows.IsAccepted) accepted.Add(rows.Accepted);
                else rejected.Add(rows.Rejected!);
            }

            if (!accepted.SequenceEqual(reading.Accepted) || !rejected.SequenceEqual(reading.Rejected) || !ignored.SequenceEqual(reading.Ignored) || (rows.Delimiter, rows.Encoding) != (reading.Delimiter, reading.Encoding)) return false;
        }

        return true;
    }

    // The rows of a file and the same entries of a request come to one answer.
    [Property]
    public bool Read_Entries_AnswersAsForTheFile(NumberEntry[] entries)
    {
        var file = NumberTemplate.Strict.Read(Encoding.UTF8.GetBytes("1,Survey\n" + string.Concat(entries.Select(entry => $"{entry.Number},{entry.Purpose}\n")))).Value;
        var list = NumberTemplate.Strict.Read(entries);
        return file.Accepted.Select(row => (row.Line - 1, row.ToLine(), row.Notices)).SequenceEqual(list.Accepted.Select(row => (row.Line, row.ToLine(), row.Notices)))
            && file.Rejected.Skip(1).Select(row => (row.Line - 1, row.Reasons, row.Suggestion, row.Text, row.FirstLine - 1))
                .SequenceEqual(list.Rejected.Select(row => (row.Line, row.Reasons, row.Suggestion, row.Text, row.FirstLine)));
    }

    // 10 MB of what could make a reader go back and forth; each takes some hundredths of a second where it takes its length.
    [Theory]
    [InlineData('"')]
    [InlineData('5')]
    [InlineData(',')]
    [InlineData(';')]
    [InlineData(' ')]
    [InlineData('\r')]
    [InlineData('=')]
    public void Read_TenMegabytesOfOneCharacter_TakesLinearTime(char character)
    {
        var file = new byte[10_000_000];
        Array.Fill(file, (byte)character);
        var start = Stopwatch.GetTimestamp();
        foreach (var template in new[] { NumberTemplate.Strict, NumberTemplate.Tolerant })
        {
            Assert.True(template.Read(file).Reason is not null || template.Read(file).Value.Lines > 0);
            using var rows = template.Open(new MemoryStream(file));
            while (rows.Read()) Assert.Null(rows.Refusal);
        }

        Assert.InRange(Stopwatch.GetElapsedTime(start).TotalSeconds, 0, 20);
    }

    private static byte[] Written(IEnumerable<TemplateLine> lines)
    {
        using var file = new MemoryStream();
        TemplateWriter.WriteAll(file, lines);
        return file.ToArray();
    }

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

    // Counted by hand: each of CR LF, CR and LF ends a line; what follows the last one is a line too, if there is anything but end-of-file signs.
    private static int PhysicalLines(byte[] file)
    {
        var text = Encoding.UTF8.GetString(file).TrimEnd('\u001A').Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n');
        return text.Count(character => character == '\n') + (text.Length > 0 && text[^1] != '\n' ? 1 : 0);
    }
}
