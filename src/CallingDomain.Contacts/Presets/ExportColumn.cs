using CallingDomain.Shared;

namespace CallingDomain.Contacts;

/// <summary>A column of a file that is written in the layout of a preset.</summary>
/// <param name="Heading">The heading; <c>{n}</c> stands for the number of a phone.</param>
/// <param name="Value">
/// What its cells hold: <c>id</c>, <c>name</c>, <c>givenName</c>, <c>familyName</c>, <c>priority</c>, <c>timeZone</c>, <c>scheduledAt</c>; <c>field.NAME</c>, a custom field; <c>=TEXT</c>, a text; empty, nothing;
/// <c>primaryPhone</c>; <c>phone</c>, the phone n of a heading with <c>{n}</c>, in calling order; <c>phone[2]</c>, the second phone in calling order; <c>phone[Mobile][1]</c>, the first phone of a contact item type;
/// <c>phones</c>, all phones. A phone may be followed by <c>.national</c> (without calling code), <c>.callingCode</c>, <c>.digits</c> (without plus), <c>.type</c> or <c>.description</c>.
/// </param>
/// <remarks>Immutable, compared by content, thread-safe.</remarks>
/// <exception cref="ArgumentNullException">The heading or the value is null.</exception>
public sealed record ExportColumn(string Heading, string Value)
{
    /// <summary>The heading; <c>{n}</c> stands for the number of a phone.</summary>
    public string Heading { get; init => field = Given.NotNull(value); } = Given.NotNull(Heading);

    /// <summary>What its cells hold, as described for the record.</summary>
    public string Value { get; init => field = Given.NotNull(value); } = Given.NotNull(Value);

    /// <summary>The first phone of <c>phones</c>, from 1.</summary>
    public int From { get; init; } = 1;

    /// <summary>The text between two phones of <c>phones</c>.</summary>
    public string Separator { get; init => field = Given.NotNull(value); } = "";

    /// <summary>The text between number, calling code and description of a phone of <c>phones</c>; empty for the number only.</summary>
    public string PartSeparator { get; init => field = Given.NotNull(value); } = "";

    /// <summary>Whether the value is one of those that the record describes.</summary>
    internal bool HasKnownValue =>
        Value is "" or "id" or "name" or "givenName" or "familyName" or "priority" or "timeZone" or "scheduledAt" or ['=', ..] || Value.StartsWith("field.", StringComparison.Ordinal) || PhoneValue.Read(this, 1, "") is not null;
}
