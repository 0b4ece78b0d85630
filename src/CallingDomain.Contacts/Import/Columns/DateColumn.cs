using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using CallingDomain.Shared;

namespace CallingDomain.Contacts;

/// <summary>A column of dates, or of dates and times.</summary>
/// <param name="Column">The column: a reference as in <see cref="ContactColumns"/>.</param>
/// <remarks>Immutable, thread-safe.</remarks>
/// <exception cref="ArgumentNullException">The column is null.</exception>
[JsonConverter(typeof(ContactsJsonConverter))]
public sealed record DateColumn(string Column)
{
    /// <summary>The column: a reference as in <see cref="ContactColumns"/>.</summary>
    public string Column { get; init => field = Given.NotNull(value); } = Given.NotNull(Column);

    /// <summary>
    /// The pattern of the cells in the notation of NodaTime, such as <c>MM/dd/uuuu</c> or <c>uuuu-MM-dd HH:mm:ss</c>, with English names; null for a date such as <c>2026-03-02</c>, an instant such as
    /// <c>2026-03-02T09:00:00Z</c>, or a local date and time such as <c>2026-03-02 09:00</c>. Times are local in the time zone of the contact.
    /// </summary>
    public string? Format { get; init; }

    /// <summary>A column of ISO dates and instants; null for null.</summary>
    [return: NotNullIfNotNull(nameof(column))]
    public static implicit operator DateColumn?(string? column) => column is null ? null : new DateColumn(column);
}
