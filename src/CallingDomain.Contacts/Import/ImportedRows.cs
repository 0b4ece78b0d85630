using System.Collections.Immutable;
using System.Globalization;

namespace CallingDomain.Contacts;

/// <summary>A row of a contacts file that became a contact.</summary>
/// <param name="Line">The line on which it begins, from 1.</param>
/// <param name="Contact">The contact.</param>
/// <param name="Notices">What was mended, left out or is to be noticed, by column; mostly nothing.</param>
/// <remarks>Immutable, thread-safe.</remarks>
public sealed record ImportedContact(int Line, Contact Contact, ImmutableArray<ImportIssue> Notices)
{
    /// <summary>The line and the contact's identity.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"Line {Line}: {Contact}");
}

/// <summary>A row of a contacts file that is refused.</summary>
/// <param name="Line">The line on which it begins, from 1.</param>
/// <param name="Text">The row as it stands in the file: personal data.</param>
/// <param name="Issues">All that is to be said, by column; at least one error.</param>
/// <remarks>Immutable, thread-safe.</remarks>
public sealed record RejectedContact(int Line, string Text, ImmutableArray<ImportIssue> Issues)
{
    /// <summary>The line and the codes; nothing of the row.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"Line {Line}: {string.Join(' ', Issues.Select(issue => issue.Code))}");
}

/// <summary>A row of a contacts file that is a contact again.</summary>
/// <param name="Line">The line on which it begins, from 1.</param>
/// <param name="Text">The row as it stands in the file: personal data.</param>
/// <param name="Reason"><see cref="ContactReason.ContactIdDuplicate"/> or <see cref="ContactReason.ContactDuplicate"/>.</param>
/// <param name="FirstLine">The line on which it stands first; null when it is in the list already.</param>
/// <remarks>Immutable, thread-safe.</remarks>
public sealed record DuplicateContact(int Line, string Text, ContactReason Reason, int? FirstLine)
{
    /// <summary>The line and where it stands first; nothing of the row.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"Line {Line}: as {(FirstLine is { } first ? $"line {first}" : "in the list")}");
}
