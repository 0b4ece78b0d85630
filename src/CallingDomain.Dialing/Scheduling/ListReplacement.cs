using CallingDomain.Numbers;

namespace CallingDomain.Dialing;

/// <summary>A contact of the list that replaces another one.</summary>
/// <param name="Known">Its number when it was loaded before; -1 when it was not.</param>
/// <param name="Loaded">The contact.</param>
/// <param name="Priority">Its priority, 1 first.</param>
/// <param name="Scheduled">The instant before which it is not called; <see cref="long.MinValue"/> for none.</param>
/// <param name="Refused">The reason of a refusal that does not depend on the campaign's state; null for none.</param>
internal readonly record struct ReplacingContact(int Known, LoadedContact Loaded, int Priority, long Scheduled, CampaignReason? Refused);

/// <summary>What the facts of a replacement that are decided, and not yet applied, make of identities and numbers.</summary>
/// <param name="list">The list that is detached.</param>
internal sealed class ListReplacement(string list)
{
    private readonly HashSet<string> _identities = [];
    private readonly HashSet<PhoneNumber> _numbers = [];
    private readonly HashSet<int> _again = [];

    public string List { get; } = list;

    /// <summary>Whether a contact of this identity was loaded.</summary>
    public bool HasLoaded(string identity) => _identities.Contains(identity);

    /// <summary>Whether a contact that was loaded has a number that the duplicate check compares.</summary>
    public bool HasLoaded(PhoneNumber number) => _numbers.Contains(number);

    /// <summary>Whether a contact that was there before was loaded again: its earlier numbers count no more.</summary>
    public bool HasLoaded(int contact) => _again.Contains(contact);

    /// <summary>Adds a contact that was loaded.</summary>
    /// <param name="identity">Its identity.</param>
    /// <param name="known">Its number when it was there before; -1 when it was not.</param>
    /// <param name="compared">Its numbers that the duplicate check compares.</param>
    public void Add(string identity, int known, ReadOnlySpan<PhoneNumber> compared)
    {
        _identities.Add(identity);
        if (known >= 0) _again.Add(known);
        foreach (var number in compared) _numbers.Add(number);
    }
}
