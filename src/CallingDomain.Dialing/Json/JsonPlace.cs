using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using CallingDomain.Shared;
using NodaTime;
using NodaTime.Text;

namespace CallingDomain.Dialing;

/// <summary>A JSON value and its place, so that each refusal names the place.</summary>
/// <remarks>Every member throws <see cref="JsonRefusedException"/> for an unexpected value. A property with the value null counts as absent.</remarks>
internal readonly struct JsonPlace(JsonElement element, string path)
{
    public string Path { get; } = path;

    public JsonValueKind Kind => element.ValueKind;

    private static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    /// <summary>A document without duplicate properties, in UTF-8 with or without a byte order mark.</summary>
    public static JsonDocument Parse(ReadOnlySpan<byte> utf8)
    {
        if (utf8.StartsWith(ByteOrderMark)) utf8 = utf8[ByteOrderMark.Length..];
        try
        {
            return JsonDocument.Parse(utf8.ToArray());
        }
        catch (JsonException)
        {
            throw Invalid();
        }
    }

    /// <summary>The value of a whole document, checked for duplicate properties.</summary>
    public static JsonPlace Root(JsonDocument document) =>
        FirstDuplicate(document.RootElement) is { } place
            ? throw new JsonRefusedException(CampaignSettingsReason.PropertyDuplicate, "$" + place, "each property once")
            : new JsonPlace(document.RootElement, "$");

    /// <summary>This object, if it has no other properties than these and no newer <c>format</c>, which is 1 if absent.</summary>
    public JsonPlace Versioned(int version, params ReadOnlySpan<string> known)
    {
        if (Maybe("format") is { } format && format.WholeNumber(1, int.MaxValue) > version) throw format.Refuse(CampaignSettingsReason.JsonNewer, string.Create(CultureInfo.InvariantCulture, $"at most {version}"));
        return Only(["format", .. known]);
    }

    /// <summary>This object, if it has no other properties than these.</summary>
    public JsonPlace Only(params ReadOnlySpan<string> known)
    {
        string? unknown = null; // the first by name
        foreach (var property in Expect(JsonValueKind.Object, "an object").EnumerateObject())
        {
            if (!known.Contains(property.Name) && (unknown is null || string.CompareOrdinal(property.Name, unknown) < 0)) unknown = property.Name;
        }

        return unknown is null ? this : throw new JsonRefusedException(CampaignSettingsReason.PropertyUnknown, $"{Path}.{unknown}", "one of " + string.Join(", ", known!));
    }

    /// <summary>A property; null if it is absent.</summary>
    public JsonPlace? Maybe(string name) =>
        Expect(JsonValueKind.Object, "an object").TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? new JsonPlace(value, $"{Path}.{name}") : null;

    /// <summary>A required property.</summary>
    public JsonPlace The(string name) => Maybe(name) ?? throw new JsonRefusedException(CampaignSettingsReason.PropertyMissing, $"{Path}.{name}", $"the property {name}");

    /// <summary>The values of a list; none for an absent property.</summary>
    public ImmutableArray<TValue> List<TValue>(string name, Func<JsonPlace, TValue> read) => Maybe(name)?.List(read) ?? [];

    public ImmutableArray<TValue> List<TValue>(Func<JsonPlace, TValue> read)
    {
        var place = this;
        return [.. Expect(JsonValueKind.Array, "a list").EnumerateArray().Select((item, i) => read(new JsonPlace(item, string.Create(CultureInfo.InvariantCulture, $"{place.Path}[{i}]"))))];
    }

    /// <summary>The values of a list that is not empty.</summary>
    public ImmutableArray<TValue> NonEmptyList<TValue>(Func<JsonPlace, TValue> read) =>
        List(read) is { IsEmpty: false } list ? list : throw Refuse(CampaignSettingsReason.PropertyMissing, "at least one value");

    /// <summary>Texts that are not blank, each once.</summary>
    /// <param name="comparer">When two texts are the same.</param>
    /// <param name="read">Reads a text; null for any that is not blank.</param>
    /// <param name="isEmptyAllowed">Whether the list may be empty.</param>
    public ImmutableArray<string> Distinct(StringComparer comparer, Func<JsonPlace, string>? read = null, bool isEmptyAllowed = false)
    {
        var known = new HashSet<string>(comparer);
        return isEmptyAllowed ? List(Read) : NonEmptyList(Read);

        string Read(JsonPlace at) => (read is null ? at.NonBlankText() : read(at)) is var text && known.Add(text) ? text : throw at.Refuse(CampaignSettingsReason.WordDuplicate, "each text once");
    }

    public IEnumerable<(string Name, JsonPlace Value)> Properties()
    {
        var place = this;
        return Expect(JsonValueKind.Object, "an object").EnumerateObject().Select(property => (property.Name, new JsonPlace(property.Value, $"{place.Path}.{property.Name}")));
    }

    public string Text(string expected = "a text")
    {
        try
        {
            return Expect(JsonValueKind.String, expected).GetString()!;
        }
        catch (InvalidOperationException) // half of a surrogate pair
        {
            throw Refuse(CampaignSettingsReason.PropertyType, expected);
        }
    }

    public byte[] Base64(string expected) => Expect(JsonValueKind.String, expected).TryGetBytesFromBase64(out var bytes) ? bytes : throw Refuse(CampaignSettingsReason.PropertyType, expected);

    public string NonBlankText() => Text() is { } text && !string.IsNullOrWhiteSpace(text) ? text : throw Refuse(CampaignSettingsReason.PropertyMissing, "a text that is not blank");

    public int WholeNumber(int least, int most)
    {
        var expected = string.Create(CultureInfo.InvariantCulture, $"a whole number from {least} to {most}");
        if (Expect(JsonValueKind.Number, expected).TryGetInt32(out var number) && number >= least && number <= most) return number;
        var isWhole = element.GetRawText().AsSpan().TrimStart('-').ContainsAnyExceptInRange('0', '9') is false;
        throw Refuse(isWhole ? CampaignSettingsReason.PropertyRange : CampaignSettingsReason.PropertyType, expected);
    }

    public long LongNumber(long least)
    {
        var expected = string.Create(CultureInfo.InvariantCulture, $"a whole number of at least {least}");
        return Expect(JsonValueKind.Number, expected).TryGetInt64(out var number) && number >= least ? number : throw Refuse(CampaignSettingsReason.PropertyRange, expected);
    }

    /// <summary>A share from 0 to 1, exactly as written.</summary>
    public decimal Share()
    {
        const string expected = "a share from 0 to 1";
        return Expect(JsonValueKind.Number, expected).TryGetDecimal(out var share) && share is >= 0 and <= 1 ? share : throw Refuse(CampaignSettingsReason.PropertyRange, expected);
    }

    public double Number() => Expect(JsonValueKind.Number, "a number").GetDouble();

    public bool Flag() => element.ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => throw Refuse(CampaignSettingsReason.PropertyType, "true or false"),
    };

    public TEnum Word<TEnum>(WordTable<TEnum> words)
        where TEnum : struct => Read(words.Read, CampaignSettingsReason.WordUnknown, $"one of {words}");

    public LocalTime TimeOfDay() => Read(text => NodaTimeConverters.Read(NodaTimeConverters.Times, text), CampaignSettingsReason.TimeInvalid, "a time of day such as 08:00");

    public LocalTime EndOfTimeOfDay() => Read(EndTimeText.Read, CampaignSettingsReason.TimeInvalid, "a time of day such as 21:00, or 24:00");

    public LocalDate Date() => Read(text => NodaTimeConverters.Read(NodaTimeConverters.Dates, text), CampaignSettingsReason.DateInvalid, "a date such as 2026-12-25");

    /// <summary>A day of any year.</summary>
    public AnnualDate DayOfYear(IPattern<AnnualDate> pattern) => Read(text => NodaTimeConverters.Read(pattern, text), CampaignSettingsReason.DateInvalid, "a day of the year such as 12-25");

    /// <summary>A local date and time in the years of campaigns.</summary>
    public LocalDateTime DateAndTime()
    {
        const string expected = "a local date and time such as 2026-12-31T18:00:00, in the years 1678 to 2261";
        var read = Read(text => NodaTimeConverters.Read(NodaTimeConverters.DatesAndTimes, text), CampaignSettingsReason.DateInvalid, expected);
        return read.Year is >= 1678 and <= 2261 ? read : throw Refuse(CampaignSettingsReason.PropertyRange, expected);
    }

    /// <summary>A duration that may be zero.</summary>
    public Duration Delay(Duration most) => Between(Duration.Zero, most, "a duration from PT0S to");

    /// <summary>A duration that is not zero.</summary>
    public Duration Period(Duration most) => Between(Duration.Epsilon, most, "a duration longer than PT0S and at most");

    public DateTimeZone Zone(ZoneFormat zones)
    {
        const string expected = "the identity of a time zone, such as Europe/Rome";
        return zones.Read(Text(expected)) ?? throw Refuse(CampaignSettingsReason.ZoneUnknown, expected);
    }

    public JsonRefusedException Refuse(CampaignSettingsReason reason, string expected) => new(reason, Path, expected);

    private Duration Between(Duration least, Duration most, string range)
    {
        var expected = string.Create(CultureInfo.InvariantCulture, $"{range} P{most.Days}D, such as PT1M30S");
        var duration = Read(DurationText.ReadNearest, CampaignSettingsReason.DurationInvalid, expected);
        return duration >= least && duration <= most ? duration : throw Refuse(CampaignSettingsReason.PropertyRange, expected);
    }

    private TValue Read<TValue>(Func<string, TValue?> read, CampaignSettingsReason otherwise, string expected)
        where TValue : struct => read(Text(expected)) ?? throw Refuse(otherwise, expected);

    private JsonElement Expect(JsonValueKind kind, string expected) => element.ValueKind == kind ? element : throw Refuse(CampaignSettingsReason.PropertyType, expected);

    // The path is built backwards, so that long names cost nothing elsewhere.
    private static string? FirstDuplicate(JsonElement json)
    {
        if (json.ValueKind == JsonValueKind.Array)
        {
            var index = 0;
            foreach (var item in json.EnumerateArray())
            {
                if (FirstDuplicate(item) is { } place) return string.Create(CultureInfo.InvariantCulture, $"[{index}]{place}");
                index++;
            }
        }
        else if (json.ValueKind == JsonValueKind.Object)
        {
            var names = new HashSet<string>(StringComparer.Ordinal);
            foreach (var property in json.EnumerateObject())
            {
                var name = NameOf(property);
                if (!names.Add(name)) return $".{name}";
                if (FirstDuplicate(property.Value) is { } place) return $".{name}{place}";
            }
        }

        return null;
    }

    private static string NameOf(JsonProperty property)
    {
        try
        {
            return property.Name;
        }
        catch (InvalidOperationException) // half of a surrogate pair
        {
            throw Invalid();
        }
    }

    private static JsonRefusedException Invalid() => new(CampaignSettingsReason.JsonInvalid, "$", "a JSON document in UTF-8");
}

/// <summary>Ends the reading of JSON at the first error. Never leaves this package.</summary>
internal sealed class JsonRefusedException(CampaignSettingsReason reason, string path, string expected) : Exception
{
    public CampaignSettingsRefusal Refusal { get; } = new(reason, path, expected);
}
