using System.Buffers;
using System.Collections.Immutable;
using System.Text.Json;

namespace CallingDomain.Dialing;

/// <summary>Tables of call results as JSON.</summary>
internal static class CallResultTablesJson
{
    private const string DefaultName = "default";

    private static readonly WordTable<ResultStage> Stages = JsonWords.All<ResultStage>();
    private static readonly WordTable<ResultCondition> Conditions = JsonWords.All<ResultCondition>();
    private static readonly WordTable<ResultFact> Facts = JsonWords.All<ResultFact>();
    private static readonly WordTable<CallSignal> Signals = JsonWords.All<CallSignal>();
    private static readonly WordTable<CallConfidence> Confidences = JsonWords.All<CallConfidence>();
    private static readonly WordTable<CallStatus> Statuses = JsonWords.All<CallStatus>();

    /// <exception cref="JsonRefusedException">The value is not a document of tables.</exception>
    public static ImmutableArray<ResultTable> Read(JsonPlace root)
    {
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        return root.Versioned(CampaignSettingsJson.FormatVersion, "tables").List("tables", place =>
        {
            var table = ReadTable(place);
            return names.Add(table.Name) ? table : throw place.The("name").Refuse(CampaignSettingsReason.WordDuplicate, "a name that no other table has");
        });
    }

    /// <summary>Checks that each row that repeats another one has it, and that it is a row of its own.</summary>
    /// <exception cref="JsonRefusedException">A row of the document repeats none, or the document replaces a row that another one repeats.</exception>
    public static void CheckRepeated(JsonPlace root, ImmutableSortedDictionary<string, ResultTable> tables)
    {
        var wrong = tables.Values.SelectMany(table => table.Rows).Select(row => row.Like).FirstOrDefault(like => like is { } word && !IsOfItsOwn(word));
        if (wrong is null) return;
        _ = root.List("tables", table => table.List("rows", row => row.Maybe("like") is { } like && !IsOfItsOwn(WordOf(like)) ? throw Refuse(like) : 0));
        throw Refuse(root.The("tables"));

        bool IsOfItsOwn(CallWord word) => tables.TryGetValue(word.Table, out var table) && table.Find(word.Word) is { IsEmpty: false } rows && rows.All(row => row.Like is null);
        JsonRefusedException Refuse(JsonPlace place) => place.Refuse(CampaignSettingsReason.WordUnknown, $"a row of its own for the word {wrong.Value.Word} of the table {wrong.Value.Table}");
    }

    public static byte[] Write(CallResultTables tables)
    {
        var output = new ArrayBufferWriter<byte>();
        using (var json = CampaignSettingsJson.WriterOf(output)) Write(json, tables);
        return output.WrittenSpan.ToArray();
    }

    /// <summary>As one value among others: the default tables by name.</summary>
    public static void WriteValue(Utf8JsonWriter json, CallResultTables tables)
    {
        if (ReferenceEquals(tables, CallResultTables.Default)) json.WriteStringValue(DefaultName);
        else Write(json, tables);
    }

    /// <exception cref="JsonRefusedException">The value is neither the name of the default tables nor a document of tables.</exception>
    public static CallResultTables ReadValue(JsonPlace place)
    {
        if (place.Kind != JsonValueKind.String) return CallResultTables.Empty.WithTables(place);
        return place.Text() == DefaultName ? CallResultTables.Default : throw place.Refuse(CampaignSettingsReason.WordUnknown, "default, or an object with tables");
    }

    public static void Write(Utf8JsonWriter json, CallResultTables tables)
    {
        json.WriteStartObject();
        json.WriteNumber("format", CampaignSettingsJson.FormatVersion);
        json.WriteStartArray("tables");
        foreach (var table in tables.Tables)
        {
            json.WriteStartObject();
            json.WriteString("name", table.Name);
            json.WriteString("title", table.Title);
            json.WriteString("stage", Stages[table.Stage]);
            json.WriteString("source", table.Source);
            json.WriteStartArray("rows");
            foreach (var row in table.Rows) WriteRow(json, row);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static ResultTable ReadTable(JsonPlace place)
    {
        place.Only("name", "title", "stage", "source", "rows");
        var words = new HashSet<string>(StringComparer.OrdinalIgnoreCase); // whose last row was read
        var conditions = new HashSet<(string, ResultCondition)>();
        var (name, title) = (place.The("name").NonBlankText(), place.Maybe("title")?.Text() ?? "");
        var rows = place.The("rows").List(row =>
        {
            var read = ReadRow(row);
            var word = read.Word.ToUpperInvariant();
            if (words.Contains(word) || !conditions.Add((word, read.When))) throw row.The("word").Refuse(CampaignSettingsReason.WordDuplicate, "a word once, or with different conditions and last without one");
            if (read.When == ResultCondition.Always) words.Add(word);
            return read;
        });
        foreach (var (word, _) in conditions)
        {
            if (!words.Contains(word)) throw place.The("rows").Refuse(CampaignSettingsReason.PropertyMissing, $"a row without a condition for each word");
        }

        return new ResultTable(name, title, place.Maybe("stage")?.Word(Stages) ?? ResultStage.Word, place.Maybe("source")?.Text() ?? "", rows);
    }

    private static ResultRow ReadRow(JsonPlace place)
    {
        var word = place.The("word").NonBlankText().Trim();
        if (place.Maybe("like") is { } like)
        {
            place.Only("word", "like");
            like.Only("table", "word");
            return new ResultRow(word) { Like = WordOf(like) };
        }

        place.Only("word", "when", "status", "bucket", "shows", "signals", "stage", "confidence", "meaning", "source");
        var row = new ResultRow(word)
        {
            When = place.Maybe("when")?.Word(Conditions) ?? ResultCondition.Always,
            Status = place.Maybe("status")?.Word(Statuses),
            IsBucket = place.Maybe("bucket")?.Flag() ?? false,
            Shows = place.List("shows", fact => fact.Word(Facts)),
            Signals = place.List("signals", signal => signal.Word(Signals)),
            Stage = place.Maybe("stage")?.Word(Stages),
            Confidence = place.Maybe("confidence")?.Word(Confidences) ?? CallConfidence.Low,
            Meaning = place.Maybe("meaning")?.Text() ?? "",
            Source = place.Maybe("source")?.Text(),
        };
        // Which row holds depends on the facts: they cannot depend on the row.
        return row.When == ResultCondition.Always || row.Shows.IsEmpty ? row : throw place.The("shows").Refuse(CampaignSettingsReason.PropertyUnknown, "no facts in a row with a condition");
    }

    private static CallWord WordOf(JsonPlace like) => new(like.The("table").Text(), like.The("word").Text());

    private static void WriteRow(Utf8JsonWriter json, ResultRow row)
    {
        json.WriteStartObject();
        json.WriteString("word", row.Word);
        if (row.Like is { } like)
        {
            json.WriteStartObject("like");
            json.WriteString("table", like.Table);
            json.WriteString("word", like.Word);
            json.WriteEndObject();
            json.WriteEndObject();
            return;
        }

        if (row.When != ResultCondition.Always) json.WriteString("when", Conditions[row.When]);
        if (row.Status is { } status) json.WriteString("status", Statuses[status]);
        if (row.IsBucket) json.WriteBoolean("bucket", true);
        WriteWords(json, "shows", row.Shows, Facts);
        WriteWords(json, "signals", row.Signals, Signals);
        if (row.Stage is { } stage) json.WriteString("stage", Stages[stage]);
        json.WriteString("confidence", Confidences[row.Confidence]);
        json.WriteString("meaning", row.Meaning);
        if (row.Source is { } source) json.WriteString("source", source);
        json.WriteEndObject();
    }

    private static void WriteWords<TEnum>(Utf8JsonWriter json, string name, ImmutableArray<TEnum> values, WordTable<TEnum> words)
        where TEnum : struct
    {
        if (values.IsEmpty) return;
        json.WriteStartArray(name);
        foreach (var value in values) json.WriteStringValue(words[value]);
        json.WriteEndArray();
    }
}
