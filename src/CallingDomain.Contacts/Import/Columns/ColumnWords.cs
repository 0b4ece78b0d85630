using System.Collections.Immutable;
using System.Text;

namespace CallingDomain.Contacts;

/// <summary>The usual headings of a role, without case, spaces and punctuation; the most usual first.</summary>
/// <param name="Role">The role.</param>
/// <param name="Sure">Unmistakable headings: half of the cells must agree.</param>
/// <param name="General">Headings with several meanings: nearly all cells must agree.</param>
/// <param name="Doubtful">Headings that are only suggested, because cells cannot confirm them: a rank may count up or down.</param>
internal sealed record ColumnWords(ColumnRole Role, ImmutableArray<string> Sure, ImmutableArray<string> General, ImmutableArray<string> Doubtful)
{
    /// <summary>Headings that mean given and family name only if both are there.</summary>
    public static readonly ImmutableArray<(string Given, string Family)> NamePairs =
        [("vorname", "name"), ("prénom", "nom"), ("prenom", "nom"), ("nome", "cognome"), ("nombre", "apellidos"), ("nombre", "apellido"), ("nome", "sobrenome")];

    /// <summary>The headings of all roles but columns of contact item types, in the order in which roles get columns.</summary>
    public static readonly ImmutableArray<ColumnWords> All =
    [
        new(ColumnRole.Id, ["id", "contactid", "customerid", "externalid", "leadid", "recordid"], [], []),
        new(ColumnRole.GivenName, ["firstname", "givenname", "forename", "fname", "vorname", "prénom", "prenom"], [], []),
        new(ColumnRole.FamilyName, ["lastname", "familyname", "surname", "lname", "nachname", "familienname", "cognome", "apellidos", "apellido"], [], []),
        new(ColumnRole.Name, ["name", "fullname", "contactname", "customername", "displayname"], ["contact", "nome", "nombre", "nom"], []),
        new(
            ColumnRole.PrimaryPhone,
            [
                "primaryphone", "phone", "phonenumber", "mainphone", "telephone", "telephonenumber", "tel", "phone1", "mobile", "mobilephone", "mobilenumber", "cell", "cellphone", "msisdn",
                "telefon", "telefonnummer", "rufnummer", "handy", "handynummer", "mobiltelefon", "téléphone", "telefono", "teléfono", "telefone", "cellulare", "móvil", "movil",
            ],
            ["number", "nummer", "numero", "numéro", "número", "contact"],
            []),
        new(ColumnRole.AdditionalPhone, ["phone2", "phone3", "phone4", "phone5", "otherphone", "additionalphone", "additionalphones", "altphone", "alternatephone", "secondaryphone"], [], []),
        new(ColumnRole.Priority, ["priority", "prio"], [], ["rank"]),
        new(ColumnRole.TimeZone, ["timezone", "tz", "timezoneid"], ["zone"], []),
        new(ColumnRole.ScheduledAt, ["scheduledat", "scheduled", "notbefore", "callafter"], [], []),
    ];

    private static readonly ImmutableArray<string> PhoneWords = ["phone", "phonenumber", "telephone", "tel", "number"];

    private static readonly ImmutableArray<string> PhoneParts = ["phone", "fon", "tel", "tél", "mobil", "cell", "handy", "gsm", "number", "nummer", "numero", "número", "numéro", "landline"];

    private static readonly ImmutableArray<string> NotDialed = ["fax", "pager", "telex", "tty", "isdn", "assistant", "asst"];

    /// <summary>The headings of a contact item type: Office, Office phone, Phone office …</summary>
    public static ColumnWords Of(ContactItemType type)
    {
        var name = Plain(type.Name);
        return new ColumnWords(ColumnRole.AdditionalPhone, name.Length == 0 ? [] : [name, .. PhoneWords.Select(word => name + word), .. PhoneWords.Select(word => word + name)], [], []);
    }

    /// <summary>The headings of columns that are used, in order of preference.</summary>
    public IEnumerable<(string Word, bool IsSure)> Taken => Sure.Select(word => (word, true)).Concat(General.Select(word => (word, false)));

    /// <summary>Whether a heading is one of the role, even a doubtful one.</summary>
    public bool Has(string plain) => Sure.Contains(plain) || General.Contains(plain) || Doubtful.Contains(plain);

    /// <summary>Whether a heading may be one of phones to be called.</summary>
    public static bool IsLikePhone(string plain) => PhoneParts.Any(part => plain.Contains(part, StringComparison.Ordinal)) && !NotDialed.Any(part => plain.Contains(part, StringComparison.Ordinal));

    /// <summary>A heading without case, spaces and punctuation.</summary>
    public static string Plain(string heading)
    {
        var plain = new StringBuilder(heading.Length);
        foreach (var rune in heading.EnumerateRunes())
        {
            if (Rune.IsLetterOrDigit(rune)) plain.Append(Rune.ToLowerInvariant(rune));
        }

        return plain.ToString();
    }
}
