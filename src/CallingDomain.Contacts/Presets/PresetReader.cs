using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using CallingDomain.Numbers;

namespace CallingDomain.Contacts;

/// <summary>Reads presets from JSON, without reflection.</summary>
internal static class PresetReader
{
    private static readonly JsonDocumentOptions Relaxed = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    public static Result<ContactPreset, PresetProblem> Read(ReadOnlyMemory<byte> utf8Json)
    {
        try
        {
            using var document = JsonDocument.Parse(utf8Json, Relaxed);
            return new ContactPreset(Read(new Place(document.RootElement.Clone(), "$")));
        }
        catch (JsonException refused)
        {
            return refused is PlaceException { Problem: var problem } ? problem : new PresetProblem(refused.Path ?? "$", $"Invalid JSON: {refused.Message}");
        }
    }

    private static PresetText Read(Place place)
    {
        place.Only("$schema", "name", "title", "product", "source", "read", "unconfirmed", "signatures", "shape", "rows", "types", "typesAreColumns", "file", "marked", "columns", "ignored", "export");
        _ = place.Maybe("$schema")?.Text(); // for editors
        var types = ReadTypes(place.Maybe("types"));
        var columns = place.The("columns");
        var marked = place.Maybe("marked")?.Only("by", "phone");
        var text = new PresetText
        {
            Name = place.The("name").Text(),
            Title = place.Maybe("title")?.Text() ?? place.The("name").Text(),
            Product = place.Maybe("product")?.Text() ?? "",
            Source = place.Maybe("source")?.Text() ?? "",
            ReadOn = place.Maybe("read")?.Text() ?? "",
            Unconfirmed = Texts(place.Maybe("unconfirmed")),
            Signatures = [.. (place.Maybe("signatures")?.Items() ?? []).Select(set => Texts(set))],
            Shape = place.Maybe("shape") is { } shape ? ReadShape(shape) : null,
            Rows = place.Maybe("rows")?.Only("key", "differs") is { } rows ? new PresetRows(rows.The("key").Text(), rows.The("differs").Text()) : null,
            Types = types,
            TypesAreColumns = place.Maybe("typesAreColumns")?.YesNo() ?? false,
            Format = place.Maybe("file") is { } file ? file.Value(FileFormatJson.Read) : new ContactFileFormat(),
            MarkedBy = Texts(marked?.Maybe("by")),
            MarkedPhone = marked?.The("phone").Value(ReadMarked),
            ColumnsWith = given => columns.Value(new ColumnsJson(given).Read) with { AllowsMissing = true },
            Ignored = Texts(place.Maybe("ignored")),
            Export = [.. (place.Maybe("export")?.Items() ?? []).Select(ReadExport)],
        };
        RefuseProblems(columns, text.ColumnsWith(types), types);
        if (marked is not null) RefuseProblems(marked.The("phone"), new ContactColumns { AdditionalPhones = [text.MarkedPhone!] }, types);
        return text;
    }

    private static void RefuseProblems(Place place, ContactColumns columns, ContactItemTypes types)
    {
        if (columns.References().Any(string.IsNullOrWhiteSpace)) throw place.Refuse("A heading is blank.");
        if (ImportProblems.OfColumns(columns, types, zones: null).FirstOrDefault() is { } problem) throw place.Refuse(problem);
    }

    private static ContactItemTypes ReadTypes(Place? list)
    {
        var types = ContactItemTypes.Empty;
        foreach (var place in list?.Items() ?? [])
        {
            place.Only("name", "orderBy", "color");
            var adding = types.Add(new ContactItemType(place.The("name").Text(), place.The("orderBy").Number(), place.Maybe("color")?.Text()));
            types = adding.TryGet(out var added) ? added : throw place.Refuse($"Invalid contact item type: {adding.Reason.Code()}.");
        }

        return types;
    }

    private static PresetShape ReadShape(Place place)
    {
        place.Only("columns", "phones", "callingCodes");
        var shape = new PresetShape([.. place.The("columns").Items().Select(each => each.Number())], [.. place.The("phones").Items().Select(Position)], [.. (place.Maybe("callingCodes")?.Items() ?? []).Select(Position)]);
        return shape.Columns.IsEmpty ? throw place.Refuse("Expected a number of columns.")
            : shape.Phones.IsEmpty ? throw place.Refuse("Expected a column of phones.")
            : shape.Phones.Concat(shape.CallingCodes).Any(at => shape.Columns.Any(count => at >= count)) ? throw place.Refuse("A column is not in all rows.")
            : shape;
    }

    private static int Position(Place place) =>
        place.Text() is ['#', .. var digits] && int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var position) && position > 0
            ? position - 1
            : throw place.Refuse("Expected the position of a column, such as #5.");

    private static ExportColumn ReadExport(Place place)
    {
        place.Only("heading", "value", "from", "separator", "partSeparator");
        var (value, from) = (place.The("value"), place.Maybe("from"));
        var column = new ExportColumn(place.The("heading").Text(), value.Text())
        {
            From = from?.Number() ?? 1,
            Separator = place.Maybe("separator")?.Text() ?? "",
            PartSeparator = place.Maybe("partSeparator")?.Text() ?? "",
        };
        return column.From < 1 ? throw from!.Refuse("Expected a whole number from 1.")
            : column.HasKnownValue ? column
            : throw value.Refuse($"Unknown value '{column.Value}'. Expected a value such as name, field.NAME, =TEXT, phone or phone[Mobile][1].");
    }

    // The companions of a phone, whose column is found in the file.
    private static PhoneColumn ReadMarked(JsonElement companions) => PhoneColumnJson.Read(companions, type: null);

    private static ImmutableArray<string> Texts(Place? list) => [.. (list?.Items() ?? []).Select(each => each.Text())];

    /// <summary>A value in the JSON, with its path.</summary>
    private sealed class Place(JsonElement element, string path)
    {
        public Place Only(params ReadOnlySpan<string> known)
        {
            var names = new HashSet<string>(StringComparer.Ordinal);
            foreach (var property in Expect(JsonValueKind.Object, "an object").EnumerateObject())
            {
                if (!known.Contains(property.Name)) throw Refuse($"Unknown property '{property.Name}'. Expected one of: {string.Join(", ", known.ToArray())}.");
                if (!names.Add(property.Name)) throw Refuse($"Duplicate property '{property.Name}'.");
            }

            return this;
        }

        public Place? Maybe(string name) => Expect(JsonValueKind.Object, "an object").TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? new Place(value, $"{path}.{name}") : null;

        public Place The(string name) => Maybe(name) ?? throw Refuse($"Missing property '{name}'.");

        public IEnumerable<Place> Items() => Expect(JsonValueKind.Array, "a list").EnumerateArray().Select((item, index) => new Place(item, string.Create(CultureInfo.InvariantCulture, $"{path}[{index}]")));

        public string Text() => Expect(JsonValueKind.String, "a text").GetString()!;

        public int Number() => Expect(JsonValueKind.Number, "a whole number").TryGetInt32(out var number) ? number : throw Refuse("Expected a whole number.");

        public bool YesNo() => element.ValueKind is JsonValueKind.True or JsonValueKind.False ? element.GetBoolean() : throw Refuse("Expected true or false.");

        /// <summary>What another reader makes of the value.</summary>
        public TValue Value<TValue>(Func<JsonElement, TValue> read)
        {
            try
            {
                return read(element);
            }
            catch (JsonException refused) when (refused is not PlaceException)
            {
                throw Refuse(refused.Message);
            }
        }

        public PlaceException Refuse(string message) => new(new PresetProblem(path, message));

        private JsonElement Expect(JsonValueKind kind, string what) => element.ValueKind == kind ? element : throw Refuse($"Expected {what}.");
    }

    private sealed class PlaceException(PresetProblem problem) : JsonException(problem.Message)
    {
        public PresetProblem Problem { get; } = problem;
    }
}
