using CallingDomain.Numbers;

namespace CallingDomain.Dialing;

/// <summary>A contact of the list that replaces another one.</summary>
/// <param name="Known">Its number if it was loaded before; otherwise -1.</param>
/// <param name="Loaded">The contact.</param>
/// <param name="Priority">Its priority; 1 is called first.</param>
/// <param name="Scheduled">The instant before which it is not called; <see cref="long.MinValue"/> for none.</param>
/// <param name="Refused">The reason of a refusal that does not depend on the campaign's state; null for none.</param>
internal readonly record struct ReplacingContact(int Known, LoadedContact Loaded, int Priority, long Scheduled, CampaignReason? Refused);

/// <summary>Why a list was not replaced.</summary>
/// <param name="Index">The index of the refused contact; null if the command as a whole was refused.</param>
/// <param name="Reason">The reason.</param>
internal readonly record struct ListRefusal(int? Index, CampaignReason Reason);

/// <summary>The identities and numbers of the decided but not yet applied loads of a list replacement.</summary>
/// <param name="list">The detached list.</param>
internal sealed class ListReplacement(string list)
{
    private readonly HashSet<string> _identities = [];
    private readonly HashSet<PhoneNumber> _numbers = [];
    private readonly HashSet<int> _again = [];

    public string List { get; } = list;

    /// <summary>Whether the replacement loads this identity.</summary>
    public bool HasLoaded(string identity) => _identities.Contains(identity);

    /// <summary>Whether the replacement loads a contact whose compared numbers contain this one.</summary>
    public bool HasLoaded(PhoneNumber number) => _numbers.Contains(number);

    /// <summary>Whether the replacement loads an existing contact again, so that its previous numbers do not count.</summary>
    public bool HasLoaded(int contact) => _again.Contains(contact);

    /// <summary>Adds a load.</summary>
    /// <param name="identity">Its identity.</param>
    /// <param name="known">Its number if it was loaded before; otherwise -1.</param>
    /// <param name="compared">The numbers that the duplicate check compares.</param>
    public void Add(string identity, int known, ReadOnlySpan<PhoneNumber> compared)
    {
        _identities.Add(identity);
        if (known >= 0) _again.Add(known);
        foreach (var number in compared) _numbers.Add(number);
    }
}
