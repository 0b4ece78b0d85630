using System.Collections.Immutable;
using System.Globalization;
using CallingDomain.Numbers;

namespace CallingDomain.Contacts;

/// <summary>One thing that is wrong with a row of a contacts file.</summary>
/// <param name="Column">The column, from 1.</param>
/// <param name="Code">The reason's stable code: that of a <see cref="NumberReason"/> or of a <see cref="ContactReason"/>.</param>
public readonly record struct ImportIssue(int Column, string Code)
{
    internal static ImportIssue Of(int column, NumberReason reason) => new(column, reason.Code());

    internal static ImportIssue Of(int column, ContactReason reason) => new(column, reason.Code());
}

/// <summary>A row of a contacts file that became a contact.</summary>
/// <param name="Line">The line on which it begins, from 1.</param>
/// <param name="Contact">The contact.</param>
public sealed record ImportedContact(int Line, Contact Contact);

/// <summary>A row of a contacts file that is refused.</summary>
/// <param name="Line">The line on which it begins, from 1.</param>
/// <param name="Text">The row as it stands in the file: personal data.</param>
/// <param name="Issues">All that is wrong, by column; at least one.</param>
public sealed record RejectedContact(int Line, string Text, ImmutableArray<ImportIssue> Issues)
{
    /// <summary>The line and the codes; nothing of the row.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"Line {Line}: {string.Join(' ', Issues.Select(issue => issue.Code))}");
}
