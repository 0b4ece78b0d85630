using NodaTime;

namespace CallingDomain.Cli;

/// <summary>Finds the known word that a misspelled word stands for.</summary>
internal static class Spelling
{
    private const int MaxEdits = 3;
    private const int MaxLength = 64;
    private const int MinPrefixLength = 3;

    /// <returns>The nearest word within three edits and half of its length, else the only word that begins with the text; null for none.</returns>
    public static string? Nearest(string text, IReadOnlyCollection<string> known)
    {
        if (text.Length > MaxLength) return null;
        var near = known.Where(word => word.Length <= MaxLength).Select(word => (Word: word, Edits: EditDistance.Between(text, word))).Where(each => each.Edits <= Math.Clamp(each.Word.Length / 2, 1, MaxEdits));
        return near.OrderBy(each => each.Edits).FirstOrDefault().Word ?? (text.Length >= MinPrefixLength ? Only(known.Where(word => word.StartsWith(text, StringComparison.OrdinalIgnoreCase))) : null);
    }

    /// <returns>The nearest time zone as <see cref="Nearest"/> finds it, else the only zone of a city, such as Europe/Rome for Rome; null for none.</returns>
    public static string? NearestZone(string text, IDateTimeZoneProvider zones) =>
        Nearest(text, zones.Ids) ?? Only(zones.Ids.Where(zone => zone.EndsWith($"/{text}", StringComparison.OrdinalIgnoreCase)));

    private static string? Only(IEnumerable<string> words) => words.Take(2).ToList() is [var only] ? only : null;
}
