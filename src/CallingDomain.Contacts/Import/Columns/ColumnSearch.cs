using System.Collections.Immutable;
using CallingDomain.Numbers;

namespace CallingDomain.Contacts;

/// <summary>Finds the probable columns of a file by headings and cells.</summary>
/// <remarks>
/// Headings are compared without case, spaces and punctuation, with the usual words and with the names of the contact item types (of <c>Office</c> and <c>office</c>, the one that the heading names exactly; a heading that names neither exactly is not used). A column is used once; of two candidates, one with cells is preferred to an empty one, then the
/// one with the more usual heading. At least half of the cells in the sample must agree; nine tenths if the heading has several meanings (<c>Number</c>, <c>Zone</c>), and for identities, which are distinct. A column without
/// a cell in the sample is used only if its heading is unmistakable. Columns with the same heading, and ignored columns, are not used.
/// Source: the multi-number page, "The column with the relative Contact item type is required to … match correctly the additional phones."
/// </remarks>
internal static class ColumnSearch
{
    /// <summary>Proposes columns for a file.</summary>
    /// <param name="sample">The heading and the first rows.</param>
    /// <param name="types">The contact item types, each of which may have columns.</param>
    /// <param name="options">How cells are read, and the ignored columns.</param>
    public static Result<ColumnProposal, FileRefusal> Propose(ContactSample sample, ContactItemTypes types, ContactImportOptions options)
    {
        var content = new ColumnContent(sample, options.Phones, options.Zones);
        var free = new FreeColumns(sample, content, options.IgnoredColumns);
        var ofTypes = new TypeColumns(sample.Headings, types);
        List<PhoneColumn> typed = [.. types.All.SelectMany(type => free.TakeAll(ColumnWords.Of(type), place => ofTypes.Of(place) == type).Select(heading => new PhoneColumn(heading, type)))];
        var (given, family) = free.TakeNamePair();
        var columns = new ContactColumns { GivenName = given, FamilyName = family };
        foreach (var words in ColumnWords.All) columns = Take(columns, words, free);
        columns = columns with { AdditionalPhones = [.. typed, .. columns.AdditionalPhones] };
        var reading = ContactHeading.Of(sample.Headings, options with { Columns = columns });
        if (!reading.TryGet(out var heading)) return reading.Reason!;
        var unused = heading.Unused.Select(place => new FileColumn(place.Column + 1, sample.Headings[place.Column])
        {
            PhoneCount = content.CountPhones(place.Column),
            IsIgnored = place.IsIgnored,
            SuggestedRole = ofTypes.IsAmbiguous(place.Column) ? ColumnRole.AdditionalPhone : free.Suggest(place.Column, columns.PrimaryPhone is not null),
        });
        return new ColumnProposal(columns, [.. heading.Used.Select(column => column with { PhoneCount = content.CountPhones(column.Position - 1) })], [.. unused]);
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

    /// <summary>The columns that have no role yet.</summary>
    private sealed class FreeColumns
    {
        private readonly ContactSample _sample;
        private readonly ColumnContent _content;
        private readonly ImmutableArray<string> _plain;
        private readonly ImmutableArray<int> _nameable; // a heading of two columns names neither
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

        public string? Take(ColumnWords words)
        {
            List<(int Place, bool IsEmpty)> found = [.. Find(words)];
            return found.Count == 0 ? null : Take(found.OrderBy(each => each.IsEmpty).First().Place); // a stable order
        }

        public List<string> TakeAll(ColumnWords words, Func<int, bool>? isAllowed = null) => [.. Find(words).Select(each => each.Place).Where(isAllowed ?? (_ => true)).ToList().Order().Select(Take)];

        public (string? Given, string? Family) TakeNamePair()
        {
            foreach (var (given, family) in ColumnWords.NamePairs)
            {
                if (PlaceOf(given, ColumnRole.GivenName) is { } first && PlaceOf(family, ColumnRole.FamilyName) is { } second) return (Take(first), Take(second));
            }

            return (null, null);
        }

        /// <summary>The possible role of an unused column; unspecified for none.</summary>
        public ColumnRole Suggest(int place, bool hasPrimary)
        {
            if (!_nameable.Contains(place)) return ColumnRole.Unspecified;
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
