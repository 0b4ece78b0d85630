using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;

namespace CallingDomain.Contacts;

/// <summary>The words of labels that name a line that is not a telephone of the contact: <c>Home Fax</c>, <c>FAX;Home</c>, <c>Pager (old)</c>.</summary>
internal static class LineWords
{
    /// <summary>The words in the languages of the presets, in lower case.</summary>
    public static readonly ImmutableArray<(PhoneLine Line, ImmutableArray<string> Words)> All =
    [
        (PhoneLine.Fax,
        [
            "fax", "telefax", "facsimile", "homefax", "workfax", "businessfax", "otherfax", "faxnumber", "faxnummer", "telefaxnummer", "privatfax", "télécopie", "télécopieur", "telecopie", "telecopieur", "facsímil", "facsimil",
        ]),
        (PhoneLine.Pager, ["pager", "beeper", "piepser", "funkrufempfänger", "radiomessagerie", "cercapersone", "buscapersonas"]),
        (PhoneLine.Telex, ["telex", "télex"]),
        (PhoneLine.TextTelephone, ["tty", "tdd", "textphone", "texttelefon", "schreibtelefon"]),
        (PhoneLine.Isdn, ["isdn", "rnis", "rdsi"]),
        (PhoneLine.Assistant, ["assistant", "asst", "assistante", "assistent", "assistentin", "assistente", "asistente"]),
    ];

    private static readonly FrozenDictionary<string, PhoneLine> Lines =
        All.SelectMany(each => each.Words.Select(word => KeyValuePair.Create(word, each.Line))).ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenDictionary<string, PhoneLine>.AlternateLookup<ReadOnlySpan<char>> Lookup = Lines.GetAlternateLookup<ReadOnlySpan<char>>();

    private static readonly int MaxLength = Lines.Keys.Max(word => word.Length);

    /// <summary>The line of the first word that names one; null for none. A word ends before a character that is not a letter, and between a small and a capital letter.</summary>
    public static PhoneLine? Find(ReadOnlySpan<char> label)
    {
        Span<char> word = stackalloc char[MaxLength];
        var (length, isSmall) = (0, false); // of the word so far, or MaxLength + 1 for a longer one
        foreach (var unit in label)
        {
            if (CharUnicodeInfo.GetUnicodeCategory(unit) == UnicodeCategory.NonSpacingMark) continue; // an accent of its own
            var isLetter = char.IsLetter(unit);
            if (!isLetter || (isSmall && char.IsUpper(unit)))
            {
                if (length <= MaxLength && Lookup.TryGetValue(word[..length], out var line)) return line;
                length = 0;
            }

            isSmall = char.IsLower(unit);
            if (!isLetter) continue;
            if (length < MaxLength) word[length] = unit;
            length = Math.Min(length + 1, MaxLength + 1);
        }

        return length <= MaxLength && Lookup.TryGetValue(word[..length], out var last) ? last : null;
    }
}
