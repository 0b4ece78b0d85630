using System.Collections.Immutable;
using CallingDomain.Numbers;
using NodaTime;

namespace CallingDomain.Contacts;

/// <summary>Which column of a file probably holds what, by its heading and its cells, to be confirmed.</summary>
/// <param name="Columns">The columns of which heading and cells agree.</param>
/// <param name="Unused">The headings of all other columns, in the file's order.</param>
/// <param name="Suggestions">What some of the other columns may hold; the proposal does not use them.</param>
/// <remarks>
/// Headings are compared without case, blanks and signs, with the words that such files use and with the names of the contact item types. A column is taken once; of two that would do, one with cells before an empty one, then
/// the one with the more usual heading. At least half of the cells in the sample have to agree; nine tenths where the heading has many meanings (<c>Number</c>, <c>Zone</c>) and for identities, which are distinct. A column without
/// a cell in the sample is taken for an unmistakable heading only. A heading that is in the file twice, and a column that is ignored, are not taken. Immutable, thread-safe.
/// Source: the multi-number page, "The column with the relative Contact item type is required to … match correctly the additional phones."
/// </remarks>
public sealed record ColumnProposal(ContactColumns Columns, ImmutableArray<string> Unused, ImmutableArray<ColumnSuggestion> Suggestions)
{
    /// <summary>Proposes columns for a file.</summary>
    /// <param name="sample">The heading and the first rows.</param>
    /// <param name="types">The contact item types, each of which may have a column.</param>
    /// <param name="phones">How cells become numbers; null for <see cref="PhoneReader.International"/>.</param>
    /// <param name="zones">Where time zones are looked up; null for nowhere, and then no column of zones with cells is taken.</param>
    /// <param name="ignored">Headings of columns that are not proposed.</param>
    public static ColumnProposal Of(ContactSample sample, ContactItemTypes types, PhoneReader? phones = null, IDateTimeZoneProvider? zones = null, ImmutableArray<string> ignored = default)
    {
        ArgumentNullException.ThrowIfNull(sample);
        ArgumentNullException.ThrowIfNull(types);
        var free = new FreeColumns(sample, new ColumnContent(sample, phones ?? PhoneReader.International, zones), ignored.IsDefault ? [] : ignored);
        List<PhoneColumn> typed = [.. types.All.SelectMany(type => free.TakeAll(ColumnWords.Of(type)).Select(heading => new PhoneColumn(heading, type)))];
        var (given, family) = free.TakeNamePair();
        var columns = new ContactColumns { GivenName = given, FamilyName = family };
        foreach (var words in ColumnWords.All) columns = Take(columns, words, free);
        columns = columns with { AdditionalPhones = [.. typed, .. columns.AdditionalPhones] };
        return new ColumnProposal(columns, free.Unused, free.Suggest(columns.PrimaryPhone is not null));
    }

    private static ContactColumns Take(ContactColumns columns, ColumnWords words, FreeColumns free) => words.Role switch
    {
        ColumnRole.Id => columns with { Id = free.Take(words) },
        ColumnRole.Name => columns with { Name = free.Take(words) },
        ColumnRole.GivenName => columns with { GivenName = columns.GivenName ?? free.Take(words) },
        ColumnRole.FamilyName => columns with { FamilyName = columns.FamilyName ?? free.Take(words) },
        ColumnRole.PrimaryPhone => columns with { PrimaryPhone = free.Take(words) },
        ColumnRole.AdditionalPhone => columns with { AdditionalPhones = [.. free.TakeAll(words).Select(heading => new PhoneColumn(heading))] },
        ColumnRole.Priority => columns with { Priority = free.Take(words) },
        ColumnRole.TimeZone => columns with { TimeZone = free.Take(words) },
        ColumnRole.ScheduledAt => columns with { ScheduledAt = free.Take(words) },
        _ => throw new ArgumentOutOfRangeException(nameof(words)),
    };

    /// <summary>The columns that nothing was found for yet.</summary>
    private sealed class FreeColumns
    {
        private readonly ContactSample _sample;
        private readonly ColumnContent _content;
        private readonly ImmutableArray<string> _plain;
        private readonly ImmutableArray<int> _nameable; // a heading that is there twice names no column
        private readonly ILookup<string, int> _byPlainHeading;
        private readonly HashSet<int> _taken = [];

        public FreeColumns(ContactSample sample, ColumnContent content, ImmutableArray<string> ignored)
        {
            (_sample, _content) = (sample, content);
            _plain = [.. sample.Headings.Select(ColumnWords.Plain)];
            _nameable =
            [
                .. sample.Headings.Select((name, place) => (Name: name, Place: place)).GroupBy(column => column.Name)
                    .Where(group => group.Count() == 1 && ColumnWords.Plain(group.Key).Length > 0 && !ignored.Any(name => ContactHeading.IsNamed(group.Key, name)))
                    .Select(group => group.First().Place).Order(),
            ];
            _byPlainHeading = _nameable.ToLookup(place => _plain[place]);
        }

        public ImmutableArray<string> Unused => [.. _sample.Headings.Where((_, place) => !_taken.Contains(place))];

        public string? Take(ColumnWords words)
        {
            List<(int Place, bool IsEmpty)> found = [.. Find(words)];
            return found.Count == 0 ? null : Take(found.OrderBy(each => each.IsEmpty).First().Place); // a stable order
        }

        public List<string> TakeAll(ColumnWords words) => [.. Find(words).Select(each => each.Place).ToList().Order().Select(Take)];

        public (string? Given, string? Family) TakeNamePair()
        {
            foreach (var (given, family) in ColumnWords.NamePairs)
            {
                if (PlaceOf(given, ColumnRole.GivenName) is { } first && PlaceOf(family, ColumnRole.FamilyName) is { } second) return (Take(first), Take(second));
            }

            return (null, null);
        }

        public ImmutableArray<ColumnSuggestion> Suggest(bool hasPrimary) =>
            [.. from place in _nameable where !_taken.Contains(place) let role = Guess(place, hasPrimary) where role != ColumnRole.Unspecified select new ColumnSuggestion(place + 1, _sample.Headings[place], role)];

        private ColumnRole Guess(int place, bool hasPrimary)
        {
            var role = ColumnWords.All.FirstOrDefault(words => words.Has(_plain[place]))?.Role ?? ColumnRole.Unspecified;
            if (role is not (ColumnRole.Unspecified or ColumnRole.PrimaryPhone or ColumnRole.AdditionalPhone)) return role;
            if (role == ColumnRole.Unspecified && !ColumnWords.IsLikePhone(_plain[place])) return role;
            return _content.Of(place, ColumnRole.AdditionalPhone) is { IsEmpty: false, IsMostly: true } ? hasPrimary ? ColumnRole.AdditionalPhone : ColumnRole.PrimaryPhone : ColumnRole.Unspecified;
        }

        private IEnumerable<(int Place, bool IsEmpty)> Find(ColumnWords words) =>
            from word in words.Taken
            from place in FreeOf(word.Word)
            let evidence = _content.Of(place, words.Role)
            where evidence.Confirms(word.IsSure)
            select (place, evidence.IsEmpty);

        private IEnumerable<int> FreeOf(string word) => _byPlainHeading[word].Where(place => !_taken.Contains(place));

        private int? PlaceOf(string word, ColumnRole role) => FreeOf(word).Where(place => _content.Of(place, role).Confirms(isSure: true)).Select(place => (int?)place).FirstOrDefault();

        private string Take(int place)
        {
            _taken.Add(place);
            return _sample.Headings[place];
        }
    }
}

/// <summary>What a column may hold, by its heading, where that is uncertain.</summary>
/// <param name="Column">Its place in the file, from 1.</param>
/// <param name="Heading">Its heading.</param>
/// <param name="Role">What it may be used for.</param>
/// <remarks>Immutable, thread-safe.</remarks>
public sealed record ColumnSuggestion(int Column, string Heading, ColumnRole Role);
