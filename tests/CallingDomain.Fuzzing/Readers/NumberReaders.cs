using System.Text;
using System.Text.Unicode;
using CallingDomain.Numbers;

namespace CallingDomain.Fuzzing;

/// <summary>Readers of <c>CallingDomain.Numbers</c>.</summary>
internal static class NumberReaders
{
    private static readonly RegionCode[] Regions = [.. ((string[])["US", "IT", "GB", "AR", "BR", "JP", "MX", "RU", "DE", "SM"]).Select(region => RegionCode.Read(region).Value)];

    private static readonly PhoneReader[] Readers = [PhoneReader.International, new(Regions[0], PhoneCheck.Valid), new(Regions[1], PhoneCheck.None)];

    private static readonly PhoneReader[] Others = [.. Regions[1..].Select(region => new PhoneReader(region))];

    private static readonly NumberPolicy[] Policies = [NumberPolicy.UsBusiness, NumberPolicy.World];

    private static readonly string[] NumberTexts =
    [
        "+15013334444", "(501) 333-4444", "501-333-4444", "5013334444", "+1 501 333 4444", "1-501-333-4444", "tel:+1-501-333-4444", "011 39 06 1234 5678", "+390612345678", "06 1234 5678", "+39 06 1234 5678", "0044 20 7946 0958",
        "020 7946 0958", "+442079460958", "+54 9 11 2345 6789", "011 15-2345-6789", "(11) 91234-5678", "+5511912345678", "0 11 91234-5678", "03-1234-5678", "+81312345678", "044 55 1234 5678", "8 (495) 123-45-67", "+7 495 123 45 67",
        "030 123456", "+49 (0)30 123456", "0549 123456", "=\"390612345678\"", "'+390612345678", "3.90612345678E+11", "390612345678.0", "+1 (501) 333-4444 ext. 5", "+15013334444;+15013334445", "1-800-FLOWERS", "911", "+8001234567",
        "٠٦١٢٣٤٥٦٧٨", "＋３９０６１２３４５６７８", "+1\u200b5013334444", "\u00a0+15013334444 ", "+1.501.333.4444", "+1/501/333/4444", "(0)501", "+", "0", "+999123", "+1501333444400000",
    ];

    private static readonly string[] NumberWords =
        ["+1", "+39", "+44", "+54 9", "00", "011", "0", "15", "(0)", "ext. 5", "x5", "tel:", ";phone-context=+1", "=\"", "E+11", ".0", "-", " ", "/", "~", "[", "]", "（", "）", "－", "501", "555", "800", "٣", "९", "𝟗", "\u200e", "\u2011", "\u2060", "\u00ad", "\u3000"];

    /// <summary>Numbers as people write them, by several regions.</summary>
    public static FuzzedReader Texts { get; } = new("number-text", ReadText, () => NumberTexts.Select(Encoding.UTF8.GetBytes)) { Mutation = () => new TextMutation(NumberWords), AllocationPerByte = 40, FixedAllocation = 4096 };

    /// <summary>Numbers while they are typed, and as the numbering plan reads them.</summary>
    public static FuzzedReader AsTyped { get; } = new("number-typed", ReadTyped, () => NumberTexts.Select(Encoding.UTF8.GetBytes)) { Mutation = () => new TextMutation(NumberWords), AllocationPerByte = 40, FixedAllocation = 4096 };

    /// <summary>The texts of one entry: a number and a purpose, separated by the first comma; names of files and regions.</summary>
    public static FuzzedReader Entries { get; } = new("number-entry", ReadEntry, () => NumberTexts.Take(8).SelectMany(text => Purposes.Select(purpose => Encoding.UTF8.GetBytes($"{text},{purpose}"))))
    {
        Mutation = () => new TextMutation([.. NumberWords, .. Purposes, "US", ".csv", ".txt", "numbers.csv"]),
        AllocationPerByte = 200,
    };

    /// <summary>The template, strict and tolerant, at once and row by row.</summary>
    public static FuzzedReader Template { get; } = new("template", ReadTemplate, TemplateSeeds) { Mutation = () => new TextMutation([.. NumberWords, .. Purposes]), AllocationPerByte = 4_000, FixedAllocation = 1 << 22 };

    /// <summary>The table of area codes.</summary>
    public static FuzzedReader AreaCodes { get; } = new("area-codes", ReadAreaCodes, AreaCodeSeeds)
    {
        Mutation = () => new TextMutation(["inService", "planned", "reserved", "US", "CA", "2026-03-02", "9999-12-31", "areaCode,status,region,place,from,checked,source", "235", "911", "201"]),
        AllocationPerByte = 200,
    };

    private static IEnumerable<string> Purposes => ["Charity", "Customer Service", "Debt Collection", "Informational/Notification", "Multi-Use Line", "Do Not Originate", "survey ", "Telemarketting"];

    private static int ReadText(ReadOnlyMemory<byte> input)
    {
        var utf8 = input.Span;
        var text = Utf8.IsValid(utf8) ? Encoding.UTF8.GetString(utf8) : null;
        var kind = 0;
        foreach (var reader in (ReadOnlySpan<PhoneReader>)[.. Readers, Others[input.Length % Others.Length]])
        {
            var reading = reader.Read(utf8);
            FaultException.Unless(text is null || reading == reader.Read(text), "The text is read differently as UTF-8 and as UTF-16.");
            if (!reading.TryGet(out var read))
            {
                FaultException.Unless(reading.Reason != NumberReason.Unspecified, "No reason.");
                kind = Kind.Of(kind, (int)reading.Reason);
                continue;
            }

            kind = Kind.Of(kind, (int)read.Info.Type, read.Notices.Count, (int)read.Notices.Primary);
            CheckFormats(read);
        }

        return kind;
    }

    private static void CheckFormats(PhoneReading read)
    {
        var plan = NumberingPlan.Default;
        FaultException.Unless(PhoneNumber.Read(read.Number.ToString()) == read.Number, "The E.164 text is not read as its number.");
        FaultException.Unless(plan.FormatNational(read.Number).Length > 0, "No national format.");
        if (read.Info.IsValid) FaultException.Unless(PhoneReader.International.Read(plan.FormatInternational(read.Number)).TryGet(out var again) && again.Number == read.Number, "The international format is not read as its number.");
        foreach (var policy in Policies) _ = policy.Check(read.Number);
    }

    private static int ReadTyped(ReadOnlyMemory<byte> input)
    {
        var text = TextOf(input.Span);
        var kind = 0;
        INumberingPlan plan = NumberingPlan.Default;
        foreach (var region in Regions.AsSpan(0, 4))
        {
            var typed = NumberingPlan.Default.CheckAsYouType(text, region);
            FaultException.Unless(typed.IsComplete == (typed.Number != PhoneNumber.None), "Complete without a number, or a number that is not complete.");
            var reading = plan.Read(text, region);
            kind = Kind.Of(kind, (int)typed.Reason, reading.IsOk ? 0 : (int)reading.Reason);
            if (reading.IsOk) _ = plan.Lookup(reading.Value);
        }

        return kind;
    }

    private static int ReadEntry(ReadOnlyMemory<byte> input)
    {
        var text = TextOf(input.Span);
        var comma = text.IndexOf(',', StringComparison.Ordinal);
        var (number, purpose) = comma < 0 ? (text, "Survey") : (text[..comma], text[(comma + 1)..]);
        var (strict, tolerant) = (NumberTemplate.Strict.Check(number, purpose), NumberTemplate.Tolerant.Check(number, purpose));
        if (strict.Reasons.IsEmpty) FaultException.Unless(tolerant.Reasons.IsEmpty && tolerant.Number == strict.Number && tolerant.Purpose == strict.Purpose, "The strict template accepts an entry that the tolerant one does not accept alike.");
        FaultException.Unless(NumberTemplate.ReadNumber(number).IsOk || !strict.Reasons.IsEmpty, "The strict template accepts a number that ReadNumber does not read.");
        foreach (var suggestion in (TemplateLine?[])[strict.Suggestion, tolerant.Suggestion])
        {
            if (suggestion is { } line) FaultException.Unless(NumberTemplate.Strict.Check(line.Number.ToString(), line.Purpose.Label()).Reasons.IsEmpty, "The suggestion is not accepted.");
        }

        var read = CallPurposes.Read(purpose);
        if (read.IsOk) FaultException.Unless(CallPurposes.Read(read.Value.Label()) == read, "The label of a purpose is not read as the purpose.");
        var nearest = CallPurposes.FindNearest(purpose);
        var region = RegionCode.Read(purpose);
        if (region.IsOk) FaultException.Unless(region.Value.ToString().Equals(purpose, StringComparison.OrdinalIgnoreCase), "The text of a region is not the text that was read.");
        var phone = PhoneNumber.Read(number);
        FaultException.Unless(PhoneNumber.TryParse(number, null, out var parsed) == phone.IsOk && (!phone.IsOk || (parsed == phone.Value && parsed.ToString() == number)), "TryParse and Read differ.");
        return Kind.Of(strict.Reasons.ToString() + tolerant.Reasons, (int)(nearest ?? 0), region.IsOk ? 1 : 0, NumberTemplate.IsFileNameAllowed(text) ? 1 : 0);
    }

    private static int ReadTemplate(ReadOnlyMemory<byte> input)
    {
        var strict = ReadTemplate(NumberTemplate.Strict, input);
        var tolerant = ReadTemplate(NumberTemplate.Tolerant, input);
        if (strict.IsOk && tolerant.IsOk && tolerant.Value.Delimiter == ',')
        {
            var accepted = tolerant.Value.Accepted.Select(row => (row.Line, row.Number, row.Purpose)).Concat(tolerant.Value.Rejected.Where(row => row.FirstLine is not null).Select(row => (row.Line, row.Number, default(CallPurpose)))).ToHashSet();
            FaultException.Unless(
                strict.Value.Accepted.All(row => accepted.Contains((row.Line, row.Number, row.Purpose)) || accepted.Contains((row.Line, row.Number, default))), "The strict template accepts a row that the tolerant one does not.");
        }

        return Kind.Of(KindOf(strict), KindOf(tolerant));
    }

    private static int KindOf(Result<TemplateReading, FileRefusal> reading) => reading.TryGet(out var read)
        ? Kind.Of(string.Concat(read.Rejected.Select(row => row.Reasons.ToString()).Distinct().Order(StringComparer.Ordinal)), Kind.Size(read.Accepted.Length), read.Delimiter, Kind.Size(read.Ignored.Length))
        : (int)reading.Reason!.Reason;

    private static Result<TemplateReading, FileRefusal> ReadTemplate(NumberTemplate template, ReadOnlyMemory<byte> file)
    {
        var reading = template.Read(file.Span);
        using var rows = template.Open(new ShortReads(file));
        var accepted = new List<AcceptedRow>();
        var lines = 0;
        while (rows.Read())
        {
            if (rows.IsAccepted) accepted.Add(rows.Accepted);
            FaultException.Unless(rows.IsAccepted || rows.Rejected is not null || rows.IgnoredFor is not null, "A row without an answer.");
            lines += rows.Lines;
        }

        if (!reading.TryGet(out var read))
        {
            FaultException.Unless(reading.Reason!.Reason != FileReason.Unspecified, "No reason.");
            FaultException.Unless(rows.Refusal?.Reason == reading.Reason.Reason || reading.Reason.Reason is FileReason.TooManyRows or FileReason.TooLarge, "The list is not refused as the file is.");
            return reading;
        }

        FaultException.Unless(rows.Refusal is null, "The list is refused and the file is not.");
        FaultException.Unless(lines == read.Lines && read.Lines == read.AcceptedLines + read.RejectedLines + read.IgnoredLines, "Lines are not accounted for.");
        FaultException.Unless(read.Accepted.All(accepted.Contains), "The list does not accept a row of the file.");
        using var survey = new MemoryStream(file.ToArray());
        var checking = template.OpenCheckingDuplicates(survey);
        FaultException.Unless(checking.IsOk, "The list is refused when duplicates are searched.");
        using (var checkedRows = checking.Value)
        {
            var again = new List<AcceptedRow>();
            while (checkedRows.Read())
            {
                if (checkedRows.IsAccepted) again.Add(checkedRows.Accepted);
            }

            FaultException.Unless(checkedRows.Refusal is null && again.SequenceEqual(read.Accepted), "The list has other accepted rows than the file.");
        }

        CheckCorrected(read);
        return reading;
    }

    private static void CheckCorrected(TemplateReading read)
    {
        using var report = new MemoryStream();
        using (var writer = new RejectionReport(report, reason => reason.ToString()))
        {
            foreach (var row in read.Rejected) writer.Write(row);
        }

        var corrected = read.CorrectedLines();
        if (corrected.IsEmpty) return;
        using var file = new MemoryStream();
        TemplateWriter.WriteAll(file, corrected);
        var again = NumberTemplate.Strict.Read(file.GetBuffer().AsSpan(0, (int)file.Length));
        FaultException.Unless(again.TryGet(out var all) && all.Accepted.Select(row => row.ToLine()).SequenceEqual(corrected), "The corrected file is not accepted.");
    }

    private static IEnumerable<byte[]> TemplateSeeds()
    {
        var numbers = SeedFiles.Example("number-template", "numbers.csv");
        yield return numbers;
        yield return SeedFiles.Example("number-template", "every-code.csv");
        yield return "+15013334444,Customer Service\r\n5013334445,Survey\r\n"u8.ToArray();
        yield return "5013334444;Customer Service\n5013334445;Survey\n"u8.ToArray();
        yield return "\"+15013334444\",\"Customer Service\"\n\"501\n3334445\",Survey\n\n  \n5013334446,\"Sur\"\"vey\"\n"u8.ToArray();
        yield return [.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes("5013334444\tCharity\r\n5013334445\tPolitical\r\n")];
        yield return [.. Encoding.BigEndianUnicode.GetPreamble(), .. Encoding.BigEndianUnicode.GetBytes("5013334444|Charity\n")];
        yield return [.. Encoding.UTF8.GetPreamble(), .. numbers, 0x1A];
        yield return Encoding.UTF8.GetBytes(string.Concat(Enumerable.Range(0, 501).Select(i => $"501333{i + 2000},Survey\n")));
    }

    private static int ReadAreaCodes(ReadOnlyMemory<byte> input)
    {
        var reading = AreaCodeTable.Read(input.Span);
        if (!reading.TryGet(out var table)) return Kind.Of((int)reading.Reason!.Reason, Kind.Size(reading.Reason.Line ?? 0));
        var json = System.Text.Json.JsonSerializer.SerializeToUtf8Bytes(table);
        FaultException.Unless(table.Equals(System.Text.Json.JsonSerializer.Deserialize<AreaCodeTable>(json)), "The table as JSON is read as another one.");
        _ = (NumberPolicy.UsBusiness with { AreaCodes = table }).Check(PhoneNumber.FromDigits(12355550123));
        return -1;
    }

    private static IEnumerable<byte[]> AreaCodeSeeds()
    {
        const string heading = "areaCode,status,region,place,from,checked,source\n";
        yield return Encoding.UTF8.GetBytes(heading);
        yield return Encoding.UTF8.GetBytes(heading + "235,inService,US,Missouri,2025-03-24,2026-11-28,\"NANPA, PL-1\"\n");
        yield return Encoding.UTF8.GetBytes(heading + "257,planned,CA,,,2026-11-28,x\r\n\r\n\"886\",reserved,,\"a\"\"b\",2026-01-01,2026-11-28,y");
        yield return [.. Encoding.UTF8.GetPreamble(), .. Encoding.UTF8.GetBytes(heading + "235,inService,US,Missouri,2025-03-24,2026-11-28,z\n"), 0x1A];
    }

    // An invalid byte becomes half of a surrogate pair, which .NET texts may have.
    private static string TextOf(ReadOnlySpan<byte> utf8) => Encoding.UTF8.GetString(utf8).Replace('\ufffd', '\ud800');
}
