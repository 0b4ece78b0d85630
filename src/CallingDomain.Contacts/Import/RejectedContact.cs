using System.Collections.Immutable;
using System.Globalization;
using CallingDomain.Shared;

namespace CallingDomain.Contacts;

/// <summary>A row of a file that is not imported: rejected, or a duplicate.</summary>
/// <param name="Line">The line on which the row begins, from 1.</param>
/// <param name="Text">The row as it is in the file: personal data.</param>
/// <param name="Issues">Errors and notices, by column; at least one error.</param>
/// <remarks>Immutable, compared by content, thread-safe.</remarks>
public sealed record RejectedContact(int Line, string Text, ImmutableArray<ContactIssue> Issues)
{
    private readonly Items<ContactIssue> _issues = Issues;

    /// <summary>Errors and notices, by column; at least one error.</summary>
    public ImmutableArray<ContactIssue> Issues
    {
        get => _issues;
        init => _issues = value;
    }

    /// <summary>For a duplicate: the line of its first occurrence; null if the contact is in the list already, and for a rejected row.</summary>
    public int? FirstLine { get; init; }

    /// <summary>The line, the codes and the line of the first occurrence; nothing of the row.</summary>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"Line {Line}: {string.Join(' ', Issues.Select(issue => issue.Code))}{(FirstLine is { } first ? $" (as line {first})" : "")}");
}
