using System.Collections.Immutable;
using System.Globalization;
using CallingDomain.Shared;

namespace CallingDomain.Contacts;

/// <summary>A contact from a file.</summary>
/// <param name="Line">The line on which its row begins, from 1.</param>
/// <param name="Contact">The contact.</param>
/// <param name="Notices">What was corrected or left out, by column; usually empty.</param>
/// <remarks>Immutable, compared by content, thread-safe.</remarks>
public sealed record ImportedContact(int Line, Contact Contact, ImmutableArray<ContactIssue> Notices)
{
    private readonly Items<ContactIssue> _notices = Notices;

    /// <summary>What was corrected or left out, by column; usually empty.</summary>
    public ImmutableArray<ContactIssue> Notices
    {
        get => _notices;
        init => _notices = value;
    }

    /// <summary>The line and the identity of the contact.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"Line {Line}: {Contact}");
}
