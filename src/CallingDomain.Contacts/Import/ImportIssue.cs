using System.Globalization;
using CallingDomain.Numbers;

namespace CallingDomain.Contacts;

/// <summary>What an issue does to its row.</summary>
public enum IssueSeverity : byte
{
    /// <summary>The row is refused.</summary>
    Error = 0,

    /// <summary>The row is taken: something was mended, left out, or is to be noticed.</summary>
    Notice = 1,
}

/// <summary>One thing that is to be said of a cell of a contacts file.</summary>
/// <param name="Column">The column, from 1; 0 for the row as a whole.</param>
/// <param name="Severity">What it does to the row.</param>
/// <param name="Number">The reason, where it is of a number; else unspecified.</param>
/// <param name="Reason">The reason, where it is of anything else; else unspecified.</param>
/// <remarks>Immutable, thread-safe.</remarks>
public readonly record struct ImportIssue(int Column, IssueSeverity Severity, NumberReason Number, ContactReason Reason)
{
    /// <summary>The reason's stable code.</summary>
    public string Code => Number == NumberReason.Unspecified ? Reason.Code() : Number.Code();

    /// <summary>The column and the code, such as <c>2 NUMBER_HAS_LETTERS</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Column} {Code}");

    internal static ImportIssue Error(int column, NumberReason reason) => new(column, IssueSeverity.Error, reason, ContactReason.Unspecified);

    internal static ImportIssue Error(int column, ContactReason reason) => new(column, IssueSeverity.Error, NumberReason.Unspecified, reason);

    internal static ImportIssue Notice(int column, NumberReason reason) => new(column, IssueSeverity.Notice, reason, ContactReason.Unspecified);

    internal static ImportIssue Notice(int column, ContactReason reason) => new(column, IssueSeverity.Notice, NumberReason.Unspecified, reason);
}
