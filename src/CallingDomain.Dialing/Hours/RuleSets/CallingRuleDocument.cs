using System.Text.Json;
using System.Text.Json.Serialization;

namespace CallingDomain.Dialing;

/// <summary>A set of calling rules as it stands in JSON: nothing is read into it yet.</summary>
internal sealed class CallingRuleDocument
{
    public int Format { get; set; }

    public string? Name { get; set; }

    public string? Notice { get; set; }

    public string? Source { get; set; }

    public string? SourceUrl { get; set; }

    public string? ClockChanges { get; set; }

    public WindowDocument?[]? Windows { get; set; }

    public string?[]? ClosedDates { get; set; }

    public SpecialDateDocument?[]? SpecialDates { get; set; }

    public LimitDocument?[]? Limits { get; set; }

    public LockoutDocument?[]? Lockouts { get; set; }

    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Unknown { get; set; }
}

internal sealed class WindowDocument
{
    public string?[]? Days { get; set; }

    public string? From { get; set; }

    public string? To { get; set; }

    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Unknown { get; set; }
}

internal sealed class SpecialDateDocument
{
    public string? Date { get; set; }

    public WindowDocument?[]? Windows { get; set; }

    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Unknown { get; set; }
}

internal sealed class LimitDocument
{
    public long? MaxAttempts { get; set; }

    public string? Scope { get; set; }

    public string? Rolling { get; set; }

    public string? Calendar { get; set; }

    public string? Zone { get; set; }

    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Unknown { get; set; }
}

internal sealed class LockoutDocument
{
    public string?[]? After { get; set; }

    public string? Scope { get; set; }

    public string? Period { get; set; }

    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Unknown { get; set; }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(CallingRuleDocument))]
internal sealed partial class CallingRuleJsonContext : JsonSerializerContext;
