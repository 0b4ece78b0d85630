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
    private readonly Items<PhoneZone> _phoneZones;
    private readonly Items<PastCallSummary> _pastCalls;

    /// <summary>What was corrected or left out, by column; usually empty.</summary>
    public ImmutableArray<ContactIssue> Notices
    {
        get => _notices;
        init => _notices = value;
    }

    /// <summary>The time zones of phones that are in another one than the contact, as <see cref="ContactReader.PhoneZones"/>; usually empty.</summary>
    public ImmutableArray<PhoneZone> PhoneZones
    {
        get => _phoneZones;
        init => _phoneZones = value;
    }

    /// <summary>The calls that the row reports, as <see cref="ContactReader.PastCalls"/>; usually empty.</summary>
    public ImmutableArray<PastCallSummary> PastCalls
    {
        get => _pastCalls;
        init => _pastCalls = value;
    }

    /// <summary>The line and the identity of the contact.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"Line {Line}: {Contact}");
}
