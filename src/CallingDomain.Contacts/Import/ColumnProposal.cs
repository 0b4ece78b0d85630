using System.Collections.Immutable;
using System.Text;

namespace CallingDomain.Contacts;

/// <summary>Which column of a file probably holds what, by the names in its heading: for somebody to confirm.</summary>
/// <param name="Columns">What was found.</param>
/// <param name="Unused">The columns that nothing was found for, in their order: what becomes of them, as custom fields or not at all, is for somebody to say.</param>
/// <remarks>
/// Names are compared without case, blanks and signs, against the words that such files are written with, and the names of the contact item types. A column is taken once; of two that would do, the first. Immutable, thread-safe.
/// Source: the multi-number page, "The column with the relative Contact item type is required to … match correctly the additional phones."
/// </remarks>
public sealed record ColumnProposal(ContactColumns Columns, ImmutableArray<string> Unused)
{
    private static readonly string[] Ids = ["id", "contactid", "customerid", "externalid", "leadid", "recordid"];
    private static readonly string[] Names = ["name", "fullname", "contactname", "customername", "displayname", "contact", "firstname", "company"];
    private static readonly string[] Primaries = ["primaryphone", "phone", "phonenumber", "mainphone", "telephone", "tel", "phone1", "number", "mobile", "cell", "cellphone", "msisdn"];
    private static readonly string[] Priorities = ["priority", "prio", "rank"];
    private static readonly string[] Zones = ["timezone", "zone", "tz", "timezoneid"];
    private static readonly string[] Schedules = ["scheduledat", "scheduled", "notbefore", "callafter"];
    private static readonly string[] PhoneWords = ["phone", "phonenumber", "telephone", "tel", "number"];
    private static readonly string[] Untyped = ["phone2", "phone3", "phone4", "phone5", "otherphone", "additionalphone", "additionalphones", "altphone", "alternatephone", "secondaryphone"];

    /// <summary>Proposes columns for a heading.</summary>
    /// <param name="headings">The names in the file's heading, in their order.</param>
    /// <param name="types">The contact item types, each of which may have a column.</param>
    public static ColumnProposal Of(IEnumerable<string> headings, ContactItemTypes types)
    {
        ArgumentNullException.ThrowIfNull(headings);
        ArgumentNullException.ThrowIfNull(types);
        List<string> all = [.. headings];
        List<string> nameable = [.. all.Where(name => Plain(name).Length > 0 && all.Count(other => other.Trim() == name.Trim()) == 1)]; // one that stands twice cannot be named
        List<string> free = [.. nameable];
        List<PhoneColumn> phones = [.. types.All.SelectMany(type => TakeAll(free, WordsOf(type.Name)).Select(column => new PhoneColumn(column, type)))];
        var columns = new ContactColumns
        {
            Id = Take(free, Ids),
            Name = Take(free, Names),
            PrimaryPhone = Take(free, Primaries),
            Priority = Take(free, Priorities),
            TimeZone = Take(free, Zones),
            ScheduledAt = Take(free, Schedules),
            AdditionalPhones = [.. phones, .. TakeAll(free, Untyped).Select(column => new PhoneColumn(column))],
        };
        return new ColumnProposal(columns, [.. all.Where(name => free.Contains(name) || !nameable.Contains(name))]);
    }

    // Office, Office phone, Phone office …
    private static IReadOnlyList<string> WordsOf(string type)
    {
        var name = Plain(type);
        return name.Length == 0 ? [] : [name, .. PhoneWords.Select(word => name + word), .. PhoneWords.Select(word => word + name)];
    }

    // The words come in the order of preference.
    private static string? Take(List<string> free, IReadOnlyList<string> words)
    {
        foreach (var word in words)
        {
            if (free.Find(name => Plain(name) == word) is not { } found) continue;
            free.Remove(found);
            return found;
        }

        return null;
    }

    private static List<string> TakeAll(List<string> free, IReadOnlyList<string> words)
    {
        List<string> found = [.. free.Where(name => words.Contains(Plain(name)))];
        free.RemoveAll(found.Contains);
        return found;
    }

    private static string Plain(string name)
    {
        var plain = new StringBuilder(name.Length);
        foreach (var rune in name.EnumerateRunes())
        {
            if (Rune.IsLetterOrDigit(rune)) plain.Append(Rune.ToLowerInvariant(rune));
        }

        return plain.ToString();
    }
}
