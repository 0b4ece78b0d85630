using System.Buffers;
using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using CallingDomain.Numbers;
using NodaTime;

namespace CallingDomain.Cli;

/// <summary>A value in a JSON file together with its path, so that each refusal names the place.</summary>
/// <remarks>Every member throws <see cref="InputException"/> for a value other than the expected one. A property that is null counts as absent.</remarks>
internal readonly struct JsonPlace(JsonElement element, string path)
{
    public string Path { get; } = path;

    public bool IsList => element.ValueKind == JsonValueKind.Array;

    public bool IsText => element.ValueKind == JsonValueKind.String;

    public bool IsNull => element.ValueKind == JsonValueKind.Null;

    public bool IsObject => element.ValueKind == JsonValueKind.Object;

    /// <summary>This object, if it has no other properties than these.</summary>
    public JsonPlace Only(params ReadOnlySpan<string> known)
    {
        foreach (var property in Expect(JsonValueKind.Object, "an object").EnumerateObject())
        {
            if (!known.Contains(property.Name))
                throw InputException.Unknown(InputReason.PropertyUnknown, Path, "property", property.Name, known.ToArray(), ("path", $"{Path}.{property.Name}"));
        }

        return this;
    }

    /// <summary>A property; null if it is absent.</summary>
    public JsonPlace? Maybe(string name) =>
        Expect(JsonValueKind.Object, "an object").TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? new JsonPlace(value, $"{Path}.{name}") : null;

    /// <summary>A required property.</summary>
    public JsonPlace The(string name) =>
        Maybe(name) ?? throw new InputException(InputReason.PropertyMissing, $"{Path}: the property '{name}' is required.", ("path", $"{Path}.{name}"));

    public IEnumerable<JsonPlace> Items()
    {
        var place = this;
        return Expect(JsonValueKind.Array, "a list").EnumerateArray().Select((item, index) => new JsonPlace(item, string.Create(CultureInfo.InvariantCulture, $"{place.Path}[{index}]")));
    }

    public IEnumerable<(string Name, JsonPlace Value)> Properties()
    {
        var place = this;
        return Expect(JsonValueKind.Object, "an object").EnumerateObject().Select(property => (property.Name, new JsonPlace(property.Value, $"{place.Path}.{property.Name}")));
    }

    /// <summary>The value at a path below this one; null if there is none.</summary>
    public JsonPlace? Find(string path)
    {
        if (path == Path) return this;
        IEnumerable<JsonPlace> children = IsObject ? Properties().Select(each => each.Value) : IsList ? Items() : [];
        return children.Where(child => path.StartsWith(child.Path, StringComparison.Ordinal)).Select(child => child.Find(path)).FirstOrDefault(found => found is not null);
    }

    public string Text() => Expect(JsonValueKind.String, "a text").GetString()!;

    public string NonEmptyText() =>
        Text() is { } text && !string.IsNullOrWhiteSpace(text) ? text : throw RefuseValue(InputReason.PropertyRange, "a text that is not empty");

    public int WholeNumber(int least, int most) =>
        Expect(JsonValueKind.Number, "a whole number").TryGetInt32(out var number) && number >= least && number <= most
            ? number
            : throw RefuseValue(InputReason.PropertyRange, string.Create(CultureInfo.InvariantCulture, $"a whole number from {least} to {most}"));

    /// <summary>One of an enumeration's names, without its value for "never given".</summary>
    public TEnum Word<TEnum>()
        where TEnum : struct, Enum =>
        Word([.. Enum.GetValues<TEnum>().Where(value => value.ToString() is not ("Unspecified" or "None")).Select(value => (value.ToString(), value))]);

    /// <summary>One of some values, by its word.</summary>
    public TValue Word<TValue>(ImmutableArray<(string Word, TValue Value)> known)
    {
        var text = Text();
        foreach (var (word, value) in known)
        {
            if (word == text) return value;
        }

        throw InputException.Unknown(InputReason.ValueUnknown, Path, "value", text, [.. known.Select(each => each.Word)], ("path", Path));
    }

    public Instant Instant() => InstantText.Read(Text()) ?? throw Refuse(InputReason.InstantInvalid, $"'{Text()}' is not a valid instant (example: 2026-03-02T09:00:00Z)");

    public Duration Duration(Duration most)
    {
        var duration = DurationText.ReadNearest(Text()) ?? throw Refuse(InputReason.DurationInvalid, $"'{Text()}' is not a valid duration (example: PT1M30S)");
        return duration >= NodaTime.Duration.Zero && duration <= most
            ? duration
            : throw RefuseValue(InputReason.PropertyRange, $"a duration from PT0S to {DurationText.Write(most)}");
    }

    /// <param name="zones">The zones of the time zone database in use.</param>
    public DateTimeZone TimeZone(IDateTimeZoneProvider zones) =>
        zones.GetZoneOrNull(Text())
        ?? throw InputException.UnknownZone(InputReason.TimeZoneUnknown.Code(), Path, Text(), zones);

    public bool YesNo() => element.ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => throw RefuseValue(InputReason.PropertyType, "true or false"),
    };

    public decimal Decimal(decimal least, decimal most = decimal.MaxValue) =>
        Expect(JsonValueKind.Number, "a number").TryGetDecimal(out var number) && number >= least && number <= most
            ? number
            : throw RefuseValue(
                InputReason.PropertyRange,
                string.Create(CultureInfo.InvariantCulture, $"a number {(most == decimal.MaxValue ? $"of at least {least}" : string.Create(CultureInfo.InvariantCulture, $"from {least} to {most}"))}"));

    /// <summary>A local date and time, such as <c>2026-03-03T08:00</c>.</summary>
    public LocalDateTime DateAndTime() =>
        NodaTimeConverters.Read(NodaTimeConverters.DatesAndTimes, Text()) ?? throw Refuse(InputReason.LocalTimeInvalid, $"'{Text()}' is not a valid date and time (example: 2026-03-03T08:00)");

    public PhoneNumber Phone()
    {
        var reading = PhoneNumber.Read(Text());
        return reading.TryGet(out var phone)
            ? phone
            : throw new InputException(
                reading.Reason.Code(),
                $"{Path}: '{Text()}' is not a valid phone number (example: +390612345678): {Wording.Of(reading.Reason)}.",
                ("path", Path));
    }

    /// <summary>The JSON of the value, without comments, for another reader.</summary>
    public byte[] Utf8()
    {
        var output = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(output)) WriteTo(json);
        return output.WrittenSpan.ToArray();
    }

    public void WriteTo(Utf8JsonWriter json) => element.WriteTo(json);

    /// <summary>A text, number, true or false for a message; null for another value.</summary>
    public string? Quoted => element.ValueKind switch
    {
        JsonValueKind.String => $"'{element.GetString()}'",
        JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False => element.GetRawText(),
        _ => null,
    };

    public InputException Refuse(InputReason reason, string why) => new(reason, $"{Path}: {why}.", ("path", Path));

    private InputException RefuseValue(InputReason reason, string expected) => Refuse(reason, $"{(Quoted is { } value ? $"{value} is not valid; " : "")}expected {expected}");

    private JsonElement Expect(JsonValueKind kind, string what) => element.ValueKind == kind ? element : throw RefuseValue(InputReason.PropertyType, what);
}
