using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using CallingDomain.Numbers;
using CallingDomain.Shared;

namespace CallingDomain.Contacts;

/// <summary>How a column names time zones.</summary>
[JsonConverter(typeof(CodeJsonConverter<ZoneForm>))]
public enum ZoneForm : byte
{
    /// <summary>Identifiers of the tz database, such as <c>Europe/Rome</c>.</summary>
    [JsonStringEnumMemberName("name")]
    Name = 0,

    /// <summary>Offsets from UTC, such as <c>-5</c>, <c>+05:30</c> or <c>-5.00</c>.</summary>
    [JsonStringEnumMemberName("offset")]
    Offset = 1,

    /// <summary>Codes, such as <c>E</c> or <c>EST</c>, whose meaning <see cref="ZoneColumn.Zones"/> gives.</summary>
    [JsonStringEnumMemberName("code")]
    Code = 2,
}

/// <summary>A column of time zones.</summary>
/// <param name="Column">The column: a reference as in <see cref="ContactColumns"/>.</param>
/// <remarks>
/// A row with an unknown time zone is rejected. An offset is a time zone without daylight saving time; one for which <see cref="DaylightColumn"/> says yes needs an entry of <see cref="Zones"/>. Immutable, compared by content,
/// thread-safe.
/// </remarks>
/// <exception cref="ArgumentNullException">The column is null.</exception>
[JsonConverter(typeof(ContactsJsonConverter))]
public sealed record ZoneColumn(string Column)
{
    private readonly Items<CellWord> _zones;

    /// <summary>The column: a reference as in <see cref="ContactColumns"/>.</summary>
    public string Column { get; init => field = Given.NotNull(value); } = Given.NotNull(Column);

    /// <summary>How the column names time zones. Default: identifiers of the tz database.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Not a defined value.</exception>
    public ZoneForm Form { get; init => field = Given.Defined(value); }

    /// <summary>The column beside offsets that says whether the place observes daylight saving time; null for none.</summary>
    public FlagColumn? DaylightColumn { get; init; }

    /// <summary>The identifiers of the tz database by cell, ignoring case: by code, or by offset such as <c>-5</c>, and <c>-5 DST</c> for one with daylight saving time. Required for codes.</summary>
    /// <exception cref="ArgumentException">A word is null.</exception>
    public ImmutableArray<CellWord> Zones
    {
        get => _zones;
        init => _zones = Given.WithoutNull(value);
    }

    /// <summary>A column of identifiers of the tz database; null for null.</summary>
    [return: NotNullIfNotNull(nameof(column))]
    public static implicit operator ZoneColumn?(string? column) => column is null ? null : new ZoneColumn(column);
}
