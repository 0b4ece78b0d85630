using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using CallingDomain.Numbers;
using NodaTime;

namespace CallingDomain.Dialing;

/// <summary>Sets of calling rules as JSON, in a form that later versions go on reading.</summary>
/// <remarks>
/// camelCase names, times as <c>08:00</c> (an end may be <c>24:00</c>), dates as <c>2026-12-25</c>, lengths of time as <c>PT24H</c>, enumerations by name, zones by
/// identity; a version in front. Without <c>days</c> a window is every day's; without <c>windows</c> all is open but for the dates; without <c>clockChanges</c> they are
/// <see cref="ClockChangePolicy.Strict"/>; without <c>scope</c> it is the phone. Stateless.
/// </remarks>
public static class CallingRuleJson
{
    private const int FormatVersion = 1;

    // A plus stays a plus: the same bytes on every machine.
    private static readonly CallingRuleJsonContext Context =
        new(new JsonSerializerOptions(CallingRuleJsonContext.Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    private static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    /// <summary>Reads a set. Never throws for what stands in it.</summary>
    /// <param name="utf8">The JSON, with or without a byte order mark.</param>
    /// <param name="zones">The caller's zones, for limits of the calendar.</param>
    /// <returns>The set; or the first <see cref="CallingRuleReason"/>, and where.</returns>
    public static Result<CallingRuleSet, CallingRuleRefusal> Read(ReadOnlySpan<byte> utf8, IDateTimeZoneProvider zones)
    {
        ArgumentNullException.ThrowIfNull(zones);
        if (utf8.StartsWith(ByteOrderMark)) utf8 = utf8[ByteOrderMark.Length..];
        try
        {
            using var json = JsonDocument.Parse(utf8.ToArray());
            if (WhyNotThisFormat(json.RootElement) is { } refusal) return refusal;
            if (FirstDuplicate(json.RootElement) is { } place) return new CallingRuleRefusal(CallingRuleReason.RulePropertyDuplicate, "$" + place);
            var reader = new CallingRuleReader(zones);
            var rules = reader.Read(Deserialize(json.RootElement));
            return reader.Refusal is { } wrong ? wrong : rules;
        }
        catch (Exception e) when (e is JsonException { Path: null } or InvalidOperationException) // the latter for half a character
        {
            return new CallingRuleRefusal(CallingRuleReason.RuleJsonInvalid, "$");
        }
        catch (JsonException e)
        {
            return new CallingRuleRefusal(CallingRuleReason.RulePropertyType, e.Path!);
        }
    }

    /// <summary>Writes a set; equal sets give equal bytes. Limits and lockouts are written without names of their own.</summary>
    public static byte[] Write(CallingRuleSet rules)
    {
        ArgumentNullException.ThrowIfNull(rules);
        var hours = rules.Hours;
        var document = new CallingRuleDocument
        {
            Format = FormatVersion,
            Name = rules.Name,
            Notice = rules.Notice is "" ? null : rules.Notice,
            Source = rules.Source is "" ? null : rules.Source,
            SourceUrl = rules.SourceUrl,
            ClockChanges = hours.AreAlways ? null : hours.ClockChanges.ToString(),
            Windows = hours.AreAlways ? null : [.. hours.Windows.Select(Window)],
            ClosedDates = OrNull(hours.SpecialDates.Where(date => date.IsClosed).Select(date => RuleText.Write(date.Date))),
            SpecialDates = OrNull(hours.SpecialDates.Where(date => !date.IsClosed).Select(SpecialDate)),
            Limits = OrNull(rules.Limits.Select(Limit)),
            Lockouts = OrNull(rules.Lockouts.Select(Lockout)),
        };
        return JsonSerializer.SerializeToUtf8Bytes(document, Context.CallingRuleDocument);
    }

    private static CallingRuleDocument Deserialize(JsonElement json) => json.Deserialize(Context.CallingRuleDocument) ?? throw new JsonException();

    private static CallingRuleRefusal? WhyNotThisFormat(JsonElement json)
    {
        if (json.ValueKind != JsonValueKind.Object) return new CallingRuleRefusal(CallingRuleReason.RulePropertyType, "$");
        if (!json.TryGetProperty("format", out var format)) return new CallingRuleRefusal(CallingRuleReason.RulePropertyMissing, "$.format");
        if (format.ValueKind != JsonValueKind.Number || !format.TryGetInt32(out var version)) return new CallingRuleRefusal(CallingRuleReason.RulePropertyType, "$.format");
        return version < FormatVersion ? new CallingRuleRefusal(CallingRuleReason.RulePropertyRange, "$.format") { Least = $"{FormatVersion}", Most = $"{FormatVersion}" }
            : version > FormatVersion ? new CallingRuleRefusal(CallingRuleReason.RuleJsonNewer, "$.format")
            : null;
    }

    // Where a property stands that its object has already, from here on. The way there is put together backwards, so that long names cost nothing elsewhere.
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
                if (!names.Add(property.Name)) return $".{property.Name}";
                if (FirstDuplicate(property.Value) is { } place) return $".{property.Name}{place}";
            }
        }

        return null;
    }

    private static WindowDocument Window(CallingWindow window) => new()
    {
        Days = window.Days.AsSpan().SequenceEqual(CallingWindow.EveryDay.AsSpan()) ? null : [.. window.Days.Select(day => day.ToString())],
        From = RuleText.Write(window.From),
        To = RuleText.WriteEnd(window.To),
    };

    private static SpecialDateDocument SpecialDate(SpecialDate special) => new()
    {
        Date = RuleText.Write(special.Date),
        Windows = [.. special.Windows.Select(window => new WindowDocument { From = RuleText.Write(window.From), To = RuleText.WriteEnd(window.To) })],
    };

    private static LimitDocument Limit(AttemptLimit limit) => new()
    {
        MaxAttempts = limit.MaxAttempts,
        Scope = limit.Scope.ToString(),
        Rolling = limit.RollingPeriod is { } length ? RuleText.Write(length) : null,
        Calendar = limit.CalendarPeriod?.ToString(),
        Zone = limit.Zone?.Id,
    };

    private static LockoutDocument Lockout(Lockout lockout) => new()
    {
        After = [.. lockout.After.Select(status => status.ToString())],
        Scope = lockout.Scope.ToString(),
        Period = RuleText.Write(lockout.Period),
    };

    private static T[]? OrNull<T>(IEnumerable<T> items) => items.ToArray() is { Length: > 0 } array ? array : null;
}
