using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Json;
using CallingDomain.Numbers;
using CallingDomain.Shared;
using NodaTime;
using NodaTime.Text;

namespace CallingDomain.Cli;

/// <summary>A value in a JSON file together with where it stands, so that each refusal can say where.</summary>
/// <remarks>Every member throws <see cref="InputException"/> for a value that is not what is asked for.</remarks>
internal readonly struct JsonPlace(JsonElement element, string path)
{
    public string Path { get; } = path;

    public bool IsList => element.ValueKind == JsonValueKind.Array;

    public bool IsText => element.ValueKind == JsonValueKind.String;

    public bool IsNull => element.ValueKind == JsonValueKind.Null;

    public bool IsObject => element.ValueKind == JsonValueKind.Object;

    /// <summary>This object, which may have no other properties than these.</summary>
    public JsonPlace Only(params ReadOnlySpan<string> known)
    {
        Expect(JsonValueKind.Object, "an object");
        foreach (var property in element.EnumerateObject())
        {
            if (!known.Contains(property.Name))
                throw new InputException(
                    InputReason.PropertyUnknown,
                    $"{Path}: nobody knows the property '{property.Name}'; here may stand {string.Join(", ", known!)}.",
                    ("path", $"{Path}.{property.Name}"));
        }

        return this;
    }

    /// <summary>A property; null when it is absent or null.</summary>
    public JsonPlace? Maybe(string name)
    {
        Expect(JsonValueKind.Object, "an object");
        return element.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? new JsonPlace(value, $"{Path}.{name}") : null;
    }

    /// <summary>A property that has to be there.</summary>
    public JsonPlace The(string name) =>
        Maybe(name) ?? throw new InputException(InputReason.PropertyMissing, $"{Path}: the property '{name}' is missing.", ("path", $"{Path}.{name}"));

    public IEnumerable<JsonPlace> Items()
    {
        Expect(JsonValueKind.Array, "a list");
        var place = this;
        return element.EnumerateArray().Select((item, index) => new JsonPlace(item, string.Create(CultureInfo.InvariantCulture, $"{place.Path}[{index}]")));
    }

    public IEnumerable<(string Name, JsonPlace Value)> Properties()
    {
        Expect(JsonValueKind.Object, "an object");
        var place = this;
        return element.EnumerateObject().Select(property => (property.Name, new JsonPlace(property.Value, $"{place.Path}.{property.Name}")));
    }

    public string Text()
    {
        Expect(JsonValueKind.String, "a text");
        return element.GetString()!;
    }

    public string NonEmptyText() =>
        Text() is { } text && !string.IsNullOrWhiteSpace(text) ? text : throw Refuse(InputReason.PropertyRange, "a text that is not empty is needed here");

    public int WholeNumber(int least, int most)
    {
        Expect(JsonValueKind.Number, "a whole number");
        return element.TryGetInt32(out var number) && number >= least && number <= most
            ? number
            : throw Refuse(InputReason.PropertyRange, string.Create(CultureInfo.InvariantCulture, $"a whole number from {least} to {most} is needed here"));
    }

    /// <summary>One of an enumeration's names, its default left out where that means "never given".</summary>
    public TEnum Word<TEnum>()
        where TEnum : struct, Enum
    {
        return Word(Enum.GetValues<TEnum>().Where(value => value.ToString() is not ("Unspecified" or "None")).ToImmutableArray());
    }

    /// <summary>One of some values, by its name.</summary>
    public TEnum Word<TEnum>(ImmutableArray<TEnum> known)
        where TEnum : struct, Enum
    {
        var text = Text();
        var at = known.Select(value => value.ToString()).ToImmutableArray().IndexOf(text);
        return at >= 0 ? known[at] : throw Refuse(InputReason.ValueUnknown, $"'{text}' is none of {string.Join(", ", known)}");
    }

    public Instant Instant() =>
        InstantText.Read(Text()) is { } instant ? instant : throw Refuse(InputReason.InstantInvalid, $"'{Text()}' is no instant such as 2026-03-02T09:00:00Z");

    public Duration Duration(Duration most)
    {
        var duration = DurationText.ReadNearest(Text()) ?? throw Refuse(InputReason.DurationInvalid, $"'{Text()}' is no length of time such as PT1M30S");
        return duration >= NodaTime.Duration.Zero && duration <= most
            ? duration
            : throw Refuse(
                InputReason.PropertyRange,
                $"a duration from PT0S to {PeriodPattern.NormalizingIso.Format(Period.FromDays((int)most.TotalDays))} is needed here");
    }

    public DateTimeZone TimeZone() =>
        DateTimeZoneProviders.Tzdb.GetZoneOrNull(Text())
        ?? throw Refuse(InputReason.TimeZoneUnknown, $"'{Text()}' is no time zone of the tz database such as Europe/Rome");

    public bool YesNo() => element.ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => throw Refuse(InputReason.PropertyType, "true or false is needed here"),
    };

    public decimal Decimal(decimal least, decimal most = decimal.MaxValue)
    {
        Expect(JsonValueKind.Number, "a number");
        return element.TryGetDecimal(out var number) && number >= least && number <= most
            ? number
            : throw Refuse(
                InputReason.PropertyRange,
                string.Create(CultureInfo.InvariantCulture, $"a number from {least}{(most == decimal.MaxValue ? "" : string.Create(CultureInfo.InvariantCulture, $" to {most}"))} is needed here"));
    }

    /// <summary>A date and time of day somewhere, such as <c>2026-03-03T08:00</c>.</summary>
    public LocalDateTime DateAndTime()
    {
        var text = Text();
        return NodaTimeConverters.Read(NodaTimeConverters.DatesAndTimes, text) ?? throw Refuse(InputReason.LocalTimeInvalid, $"'{text}' is no date and time such as 2026-03-03T08:00");
    }

    public PhoneNumber Phone()
    {
        var reading = PhoneNumber.Read(Text());
        return reading.TryGet(out var phone)
            ? phone
            : throw new InputException(
                reading.Reason.Code(),
                $"{Path}: '{Text()}' is no phone number such as +390612345678: {Wording.Of(reading.Reason)}.",
                ("path", Path));
    }

    /// <summary>The JSON itself, for a reader of its own.</summary>
    public byte[] Utf8() => Encoding.UTF8.GetBytes(element.GetRawText());

    public InputException Refuse(InputReason reason, string why) => new(reason, $"{Path}: {why}.", ("path", Path));

    private void Expect(JsonValueKind kind, string what)
    {
        if (element.ValueKind != kind) throw Refuse(InputReason.PropertyType, $"{what} is needed here");
    }
}
