using System.Collections.Immutable;

namespace CallingDomain.Contacts;

/// <summary>The columns of a file whose usual rows the fast path reads: identity, names, phones, priority, time zone, fields, and nothing that depends on other cells.</summary>
internal sealed class PlainLayout
{
    private const int MaxUnused = 64, MaxPhones = 64; // a bit for each; each row of a block, however short, has room for all phones

    private PlainLayout(ContactHeading heading)
    {
        (Columns, Id, Priority, TimeZone, ScheduledAt, Unused) = (heading.Names.Length, heading.Id, heading.Priority, heading.TimeZone, heading.ScheduledAt, heading.Unused);
        Phones = [heading.PrimaryPhone, .. heading.AdditionalPhones.Select(phone => phone.Column)];
    }

    /// <summary>The number of columns.</summary>
    public int Columns { get; }

    /// <summary>The index of the identity; -1 for none.</summary>
    public int Id { get; }

    /// <summary>The index of the primary phone, -1 for none; then of each additional phone.</summary>
    public ImmutableArray<int> Phones { get; }

    /// <summary>The index of the priority; -1 for none.</summary>
    public int Priority { get; }

    /// <summary>The index of the time zone; -1 for none.</summary>
    public int TimeZone { get; }

    /// <summary>The index of the scheduled instant; -1 for none.</summary>
    public int ScheduledAt { get; }

    /// <summary>The columns that are not used.</summary>
    public ImmutableArray<UnusedPlace> Unused { get; }

    /// <summary>The layout of a file; null if all its rows take the general path.</summary>
    public static PlainLayout? Of(ContactHeading heading, ContactImportOptions options) =>
        options.ReadsPlainRows && options.CellSeparators.IsEmpty && options.CalledLines.Contains(PhoneLine.Voice) && heading.Unused.Length <= MaxUnused && heading.AdditionalPhones.Length < MaxPhones && IsPlain(options.Columns) && IsPlain(options.Format) ? new PlainLayout(heading) : null;

    // Compared with the defaults, so that a new option takes the general path.
    private static bool IsPlain(ContactColumns columns) =>
        IsPlain(columns.PrimaryPhone) && columns.AdditionalPhones.All(IsPlain)
        && (columns.Priority is not { } priority || priority == new PriorityColumn(priority.Column))
        && (columns.TimeZone is not { } zone || zone == new ZoneColumn(zone.Column))
        && new ContactColumns() == columns with
        {
            Id = null,
            Name = null,
            GivenName = null,
            FamilyName = null,
            PrimaryPhone = null,
            AdditionalPhones = [],
            Priority = null,
            TimeZone = null,
            ScheduledAt = null,
            Fields = [],
            AllowsMissing = false,
        };

    private static bool IsPlain(PhoneColumn? phone) => phone is null || phone == new PhoneColumn(phone.Column, phone.Type, phone.DescriptionColumn);

    private static bool IsPlain(ContactFileFormat format) =>
        format.Cleaning.All(step => step is CellCleaning.None or CellCleaning.Trim)
        && new ContactFileFormat() == format with { HasHeading = true, LinesBeforeHeading = 0, Delimiter = null, Encoding = FileEncoding.Detect, Cleaning = [], IgnoresHeadingCase = false };
}
