using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Json;
using CallingDomain.Contacts;
using FsCheck.Fluent;
using static CallingDomain.Dialing.Tests.SettingsCases;

namespace CallingDomain.Dialing.Tests;

[Properties(Arbitrary = [typeof(SettingsCases), typeof(DamagedText)])]
public sealed class CampaignSettingsJsonProperties
{
    private static readonly byte[] Valid = CampaignSettingsJson.Write(Everything);

    // Every value of the valid document: its path and its type.
    public static TheoryData<string> Places => [.. PlacesOf(JsonDocument.Parse(Valid).RootElement, "$").Select(place => place.Path)];

    [Property]
    public bool WriteThenRead_AnySettings_GivesThemBackAndTheSameBytes(CampaignSettings settings)
    {
        var bytes = CampaignSettingsJson.Write(settings);
        var read = CampaignSettingsJson.Read(bytes, Tzdb).Value;
        return read.Equals(settings) && read.GetHashCode() == settings.GetHashCode() && CampaignSettingsJson.Write(read).AsSpan().SequenceEqual(bytes);
    }

    [Property]
    public bool Write_EqualSettingsMadeInAnotherOrder_GivesTheSameBytes(CampaignSettings settings)
    {
        var other = settings with
        {
            PhoneZones = PhoneZones.Of(settings.PhoneZones.Prefixes.Reverse().Select(each => KeyValuePair.Create(each.Key, each.Value.Reverse().ToImmutableArray()))),
            Blacklist = Blacklist.Of(settings.Blacklist.Numbers.Reverse(), settings.Blacklist.Prefixes.Reverse()),
        };
        return other.Equals(settings) && CampaignSettingsJson.Write(other).AsSpan().SequenceEqual(CampaignSettingsJson.Write(settings));
    }

    [Theory]
    [MemberData(nameof(Places))]
    public void Read_ValueOfAnotherType_IsRefusedAtItsPlace(string path)
    {
        foreach (var (kind, text) in new[] { (JsonValueKind.String, "\"x\""), (JsonValueKind.Number, "5"), (JsonValueKind.Array, "[[]]"), (JsonValueKind.Object, "{\"x\":null}"), (JsonValueKind.True, "true") })
        {
            var valid = PlacesOf(JsonDocument.Parse(Valid).RootElement, "$").Single(place => place.Path == path).Kind;
            if (kind == valid || (kind, valid) is (JsonValueKind.True, JsonValueKind.False)) continue;
            Assert.Equal((CampaignSettingsReason.PropertyType, path), ReasonAndPath(Bend(path, text)));
        }
    }

    [Theory]
    [MemberData(nameof(Places))]
    public void Read_DamagedValue_IsReadOrRefusedNearItsPlace(string path)
    {
        string?[] bends =
        [
            null, "null", "true", "0", "-1", "2", "255", "256", "2147483648", "99999999999999999999", "1.5", "1e99", "-0", "\"\"", "\" \"", "\"None\"", "\"Unspecified\"", "\"0\"", "\"busy\"", "\"\\ud800\"", "\"PT\"",
            "\"PT0S\"", "\"-PT1S\"", "\"P1M\"", "\"P4000D\"", "\"P99999999999999999999D\"", "\"24:00\"", "\"2027-01-01\"", "\"-9998-01-01\"", "\"+\"", "\"+0\"", "\"*\"", "\"+1*\"", "\"+1**\"", "\"+1234567890123456\"",
            "\"UTC+99\"", "\"Nowhere\"", "[]", "[[]]", "[null]", "{}", "{\"x\":{}}", $"\"{new string('9', 100_000)}\"",
        ];
        var near = path.StartsWith("$.contactFields", StringComparison.Ordinal) ? "$" : path[..path.LastIndexOfAny(['.', '[', '$'])]; // a rule set may ask for the field
        foreach (var bend in bends) AssertReadOrRefused(Bend(path, bend), near);
    }

    [Theory]
    [MemberData(nameof(Places))]
    public void Read_DuplicateOrUnknownProperty_IsRefusedAtItsPlace(string path)
    {
        if (!path.Contains('.', StringComparison.Ordinal) || path.EndsWith(']')) return; // not a property
        Assert.Equal((CampaignSettingsReason.PropertyDuplicate, path), ReasonAndPath(Bend(path, twice: true)));
        var (reason, at) = ReasonAndPath(Bend(path, rename: true));
        var unknown = path.StartsWith("$.phoneZones.", StringComparison.Ordinal) ? CampaignSettingsReason.NumberInvalid : CampaignSettingsReason.PropertyUnknown;
        if (reason == CampaignSettingsReason.PropertyMissing) Assert.Equal(path, at);
        else Assert.Equal((unknown, path + "X"), (reason, at));
    }

    [Theory]
    [MemberData(nameof(Places))]
    public void Read_NumberOutOfRange_IsRefusedWithTheRange(string path)
    {
        var value = PlacesOf(JsonDocument.Parse(Valid).RootElement, "$").Single(place => place.Path == path);
        string[] bends = value.Kind == JsonValueKind.Number ? ["0", "-1", "2147483648", "99999999999999999999"] : value.Text?.StartsWith("PT", StringComparison.Ordinal) == true ? ["\"P3661D\"", "\"P999999999D\""] : [];
        foreach (var bend in path.EndsWith("notOlderThanDays", StringComparison.Ordinal) || path.EndsWith("maxShare", StringComparison.Ordinal) ? bends.Skip(1) : bends) // these may be 0
        {
            var refusal = CampaignSettingsJson.Read(Bend(path, bend), Tzdb).Reason;
            Assert.Equal((CampaignSettingsReason.PropertyRange, path), (refusal.Reason, refusal.Path));
            Assert.Matches(value.Kind == JsonValueKind.Number ? "^(a whole number from (0 to 36600|1 to (12|31|255|3660|65535|2147483647))|a share from 0 to 1)$" : "(from PT0S to|longer than PT0S and at most) P(366|3660)D", refusal.Expected);
        }
    }

    [Property]
    public void Read_DamagedText_IsReadOrRefused(DamagedText damaged)
    {
        AssertReadOrRefused(Encoding.UTF8.GetBytes(damaged.Of(Encoding.UTF8.GetString(Valid))), "$");
    }

    [Property]
    public void Read_DamagedBytes_AreReadOrRefused((ushort At, byte Value)[] bends)
    {
        byte[] bytes = [.. Valid];
        foreach (var (at, value) in bends) bytes[at % bytes.Length] = value;
        AssertReadOrRefused(bytes, "$");
    }

    [Property]
    public void Read_AnyBytes_AreReadOrRefused(byte[] bytes) => AssertReadOrRefused(bytes, "$");

    private static void AssertReadOrRefused(byte[] bytes, string parent)
    {
        var reading = CampaignSettingsJson.Read(bytes, Tzdb);
        if (reading.TryGet(out var settings))
        {
            Assert.Equal(settings, CampaignSettingsJson.Read(CampaignSettingsJson.Write(settings), Tzdb).Value);
            return;
        }

        var (reason, path, expected) = reading.Reason;
        Assert.True(Enum.IsDefined(reason) && reason != CampaignSettingsReason.Unspecified && path.StartsWith('$') && path.StartsWith(parent, StringComparison.Ordinal) && expected.Length > 0, $"{reason} {path} {expected}");
    }

    private static (CampaignSettingsReason Reason, string Path) ReasonAndPath(byte[] bytes)
    {
        var reading = CampaignSettingsJson.Read(bytes, Tzdb);
        Assert.False(reading.IsOk);
        return (reading.Reason.Reason, reading.Reason.Path);
    }

    private static IEnumerable<(string Path, JsonValueKind Kind, string? Text)> PlacesOf(JsonElement element, string path)
    {
        yield return (path, element.ValueKind, element.ValueKind == JsonValueKind.String ? element.GetString() : null);
        var children = element.ValueKind switch
        {
            JsonValueKind.Object => element.EnumerateObject().SelectMany(property => PlacesOf(property.Value, $"{path}.{property.Name}")),
            JsonValueKind.Array => element.EnumerateArray().SelectMany((item, i) => PlacesOf(item, string.Create(CultureInfo.InvariantCulture, $"{path}[{i}]"))),
            _ => [],
        };
        foreach (var child in children) yield return child;
    }

    // The valid document with another value at a place (null: removed), or with a property that is duplicate or renamed.
    private static byte[] Bend(string at, string? value = null, bool twice = false, bool rename = false)
    {
        return Encoding.UTF8.GetBytes(Copy(JsonDocument.Parse(Valid).RootElement, "$") ?? "");

        string? Copy(JsonElement element, string path)
        {
            if (path == at && !twice && !rename) return value;
            return element.ValueKind switch
            {
                JsonValueKind.Object => $"{{{string.Join(',', element.EnumerateObject().SelectMany(property => Property(property, $"{path}.{property.Name}")))}}}",
                JsonValueKind.Array => $"[{string.Join(',', element.EnumerateArray().Select((item, i) => Copy(item, string.Create(CultureInfo.InvariantCulture, $"{path}[{i}]"))).OfType<string>())}]",
                _ => element.GetRawText(),
            };
        }

        IEnumerable<string> Property(JsonProperty property, string path)
        {
            if (Copy(property.Value, path) is not { } copy) return [];
            var one = $"\"{property.Name}{(path == at && rename ? "X" : "")}\":{copy}";
            return path == at && twice ? [one, one] : [one];
        }
    }
}
