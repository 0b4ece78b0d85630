namespace CallingDomain.Contacts;

/// <summary>How many rows of a contacts file became what, and how many lines they take.</summary>
/// <remarks>Immutable, thread-safe. Every line of the file is in exactly one of the five counts of lines.</remarks>
public readonly record struct ContactCounts
{
    /// <summary>Rows that became contacts.</summary>
    public long Contacts { get; init; }

    /// <summary>Rows that are refused.</summary>
    public long Rejected { get; init; }

    /// <summary>Rows that are there already.</summary>
    public long Duplicates { get; init; }

    /// <summary>Physical lines of the contacts: more than rows where a quoted cell holds a line break.</summary>
    public long ContactLines { get; init; }

    /// <summary>Physical lines of the refused rows.</summary>
    public long RejectedLines { get; init; }

    /// <summary>Physical lines of the duplicates.</summary>
    public long DuplicateLines { get; init; }

    /// <summary>Lines that hold nothing.</summary>
    public long BlankLines { get; init; }

    /// <summary>Lines of the heading, a <c>sep=</c> line before it included.</summary>
    public long HeadingLines { get; init; }

    /// <summary>All lines so far.</summary>
    public long Lines => ContactLines + RejectedLines + DuplicateLines + BlankLines + HeadingLines;
}
