using System.Text.Json.Serialization;

namespace CallingDomain.Contacts;

/// <summary>How many rows of a contacts file are contacts, rejected or duplicates, and how many lines they take.</summary>
/// <remarks>Immutable, thread-safe. Every line of the file is in exactly one of the five counts of lines.</remarks>
public readonly record struct ContactCounts
{
    /// <summary>Rows that are contacts.</summary>
    public long Contacts { get; init; }

    /// <summary>Rejected rows.</summary>
    public long Rejected { get; init; }

    /// <summary>Duplicate rows.</summary>
    public long Duplicates { get; init; }

    /// <summary>Physical lines of the contacts: more than rows if a quoted cell contains a line break.</summary>
    public long ContactLines { get; init; }

    /// <summary>Physical lines of the rejected rows.</summary>
    public long RejectedLines { get; init; }

    /// <summary>Physical lines of the duplicates.</summary>
    public long DuplicateLines { get; init; }

    /// <summary>Empty lines.</summary>
    public long BlankLines { get; init; }

    /// <summary>Lines of the heading, including a <c>sep=</c> line before it.</summary>
    public long HeadingLines { get; init; }

    /// <summary>All lines so far.</summary>
    [JsonIgnore]
    public long Lines => ContactLines + RejectedLines + DuplicateLines + BlankLines + HeadingLines;
}
