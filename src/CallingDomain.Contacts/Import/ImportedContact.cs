using System.Collections.Immutable;
using System.Globalization;

namespace CallingDomain.Contacts;

/// <summary>A contact from a file.</summary>
/// <param name="Line">The line on which its row begins, from 1.</param>
/// <param name="Contact">The contact.</param>
/// <param name="Notices">What was corrected or left out, by column; usually empty.</param>
/// <remarks>Immutable, compared by content, thread-safe.</remarks>
public sealed record ImportedContact(int Line, Contact Contact, ImmutableArray<ContactIssue> Notices)
{
    private readonly ImmutableArray<ContactIssue> _notices = Notices.IsDefault ? [] : Notices;

    /// <summary>What was corrected or left out, by column; usually empty.</summary>
    public ImmutableArray<ContactIssue> Notices
    {
        get => _notices;
        init => _notices = value.IsDefault ? [] : value;
    }

    /// <summary>Whether both have the same content.</summary>
    public bool Equals(ImportedContact? other) => other is not null && Line == other.Line && Contact == other.Contact && Notices.AsSpan().SequenceEqual(other.Notices.AsSpan());

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Line, Contact);

    /// <summary>The line and the identity of the contact.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"Line {Line}: {Contact}");
}
