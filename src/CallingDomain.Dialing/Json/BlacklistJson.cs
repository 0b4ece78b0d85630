using System.Text.Json;
using CallingDomain.Contacts;

namespace CallingDomain.Dialing;

/// <summary>The blacklist of settings as JSON: a list of numbers and prefixes, or, if it is long, an object with a saved blacklist.</summary>
internal static class BlacklistJson
{
    public const int LongestList = 10_000;

    private const string SavedName = "saved", ExpectedSaved = "a saved blacklist in Base64";
    private const int PartBytes = 3 << 18; // a multiple of 3, so that only the last part is padded

    public static void Write(Utf8JsonWriter json, Blacklist blacklist)
    {
        if (blacklist.Count > LongestList)
        {
            WriteSaved(json, blacklist);
            return;
        }

        json.WriteStartArray();
        foreach (var number in blacklist.EnumerateNumbers()) json.WriteStringValue(number.ToString());
        foreach (var prefix in blacklist.Prefixes) json.WriteStringValue(prefix + "*");
        json.WriteEndArray();
    }

    /// <exception cref="JsonRefusedException">The value is not a blacklist.</exception>
    public static Blacklist Read(JsonPlace place) => place.Kind == JsonValueKind.Object && place.Maybe(SavedName) is not null ? ReadSaved(place.Only(SavedName).The(SavedName)) : ReadList(place);

    private static void WriteSaved(Utf8JsonWriter json, Blacklist blacklist)
    {
        using var saved = new MemoryStream();
        blacklist.Save(saved);
        json.WriteStartObject();
        json.WriteStartArray(SavedName);
        for (var rest = saved.GetBuffer().AsSpan(0, (int)saved.Length); !rest.IsEmpty; rest = rest[Math.Min(rest.Length, PartBytes)..]) json.WriteBase64StringValue(rest[..Math.Min(rest.Length, PartBytes)]);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static Blacklist ReadSaved(JsonPlace place)
    {
        using var saved = new MemoryStream();
        _ = place.List(part =>
        {
            var bytes = part.Base64(ExpectedSaved);
            saved.Write(bytes);
            return bytes.Length;
        });
        saved.Position = 0;
        return Blacklist.Load(saved).TryGet(out var blacklist) ? blacklist : throw place.Refuse(CampaignSettingsReason.NumberInvalid, ExpectedSaved);
    }

    // Whole numbers, and prefixes followed by a star.
    private static Blacklist ReadList(JsonPlace place)
    {
        var entries = place.List(entry =>
        {
            const string expected = "a phone number such as +390612345678, or a prefix such as +39899*";
            var text = entry.Text(expected);
            var isPrefix = text.EndsWith('*');
            return (Number: SettingsReader.Number(isPrefix ? text[..^1] : text, entry, expected), isPrefix);
        });
        return Blacklist.Of(entries.Where(entry => !entry.isPrefix).Select(entry => entry.Number), entries.Where(entry => entry.isPrefix).Select(entry => entry.Number));
    }
}
