using System.Collections.Immutable;
using System.Text;

namespace CallingDomain.Contacts;

/// <summary>Which column of a file probably holds what, by the names in its heading: for somebody to confirm.</summary>
/// <param name="Columns">What was found.</param>
/// <param name="Unused">The columns that nothing was found for, in their order: what becomes of them, as custom fields or not at all, is for somebody to say.</param>
/// <remarks>
/// Names are compared without case, blanks and signs, against the words that such files are written with, and the names of the contact item types. A column is taken once; of two that would do, the one with the more usual word. Immutable, thread-safe.
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
        var once = all.GroupBy(name => name.Trim()).Where(group => group.Count() == 1 && Plain(group.Key).Length > 0).Select(group => group.First()).ToHashSet(StringComparer.Ordinal); // one that stands twice cannot be named
        var free = new FreeColumns(all.Where(once.Contains));
        List<PhoneColumn> phones = [.. types.All.SelectMany(type => free.TakeAll(WordsOf(type.Name)).Select(column => new PhoneColumn(column, type)))];
        var columns = new ContactColumns
        {
            Id = free.Take(Ids),
            Name = free.Take(Names),
            PrimaryPhone = free.Take(Primaries),
            Priority = free.Take(Priorities),
            TimeZone = free.Take(Zones),
            ScheduledAt = free.Take(Schedules),
            AdditionalPhones = [.. phones, .. free.TakeAll(Untyped).Select(column => new PhoneColumn(column))],
        };
        return new ColumnProposal(columns, [.. all.Where(name => free.Has(name) || !once.Contains(name))]);
    }

    // Office, Office phone, Phone office …
    private static IReadOnlyList<string> WordsOf(string type)
    {
        var name = Plain(type);
        return name.Length == 0 ? [] : [name, .. PhoneWords.Select(word => name + word), .. PhoneWords.Select(word => word + name)];
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

    /// <summary>The columns that nothing was found for yet, by their plain names.</summary>
    private sealed class FreeColumns
    {
        private readonly HashSet<string> _free;
        private readonly ILookup<string, (string Name, int Place)> _byPlainName;

        public FreeColumns(IEnumerable<string> names)
        {
            List<string> all = [.. names];
            _free = [.. all];
            _byPlainName = all.Select((name, place) => (name, place)).ToLookup(each => Plain(each.name));
        }

        public bool Has(string name) => _free.Contains(name);

        // The words come in the order of preference.
        public string? Take(IReadOnlyList<string> words)
        {
            var found = words.SelectMany(word => _byPlainName[word]).Select(each => each.Name).FirstOrDefault(_free.Contains);
            if (found is not null) _free.Remove(found);
            return found;
        }

        public List<string> TakeAll(IReadOnlyList<string> words)
        {
            List<string> found = [.. words.SelectMany(word => _byPlainName[word]).Where(each => _free.Contains(each.Name)).OrderBy(each => each.Place).Select(each => each.Name)];
            _free.ExceptWith(found);
            return found;
        }
    }
}
