using CallingDomain.Contacts;
using CallingDomain.Dialing;

namespace CallingDomain.Cli;

/// <summary>The calls and results of the contacts that a simulation called first, for a timeline.</summary>
internal sealed class ContactStories
{
    /// <summary>The maximum number of contacts.</summary>
    public const int Most = 20;

    private const int MostCalls = 100; // of a contact

    private readonly Dictionary<int, ContactStory> _byContact = [];
    private readonly List<ContactStory> _stories = [];

    /// <summary>The contacts in the order of their first call.</summary>
    public IReadOnlyList<ContactStory> Stories => _stories;

    /// <summary>Adds a call, in the order of dialing.</summary>
    public void Add(in HistoryEntry entry)
    {
        if (!_byContact.TryGetValue(entry.Attempt.Contact, out var story))
        {
            if (_stories.Count == Most) return;
            _byContact.Add(entry.Attempt.Contact, story = new ContactStory(entry.Attempt.Contact, entry.Attempt.ContactId));
            _stories.Add(story);
        }

        if (story.Calls.Count < MostCalls) story.Calls.Add(entry);
        else story.MoreCalls++;
    }

    /// <summary>Completes the stories with the results and the phones of the contacts.</summary>
    public void End(Campaign campaign)
    {
        foreach (var story in _stories)
        {
            story.Final = campaign.FinalOf(story.Contact);
            story.Phones.AddRange(campaign.PhonesOf(story.Contact));
            foreach (var call in story.Calls)
            {
                if (!story.Phones.Contains(call.Attempt.Phone)) story.Phones.Add(call.Attempt.Phone);
            }
        }
    }
}

/// <summary>The calls and the result of one contact.</summary>
internal sealed class ContactStory(int contact, string id)
{
    public int Contact => contact;

    public string Id => id;

    /// <summary>The first calls, in the order of dialing.</summary>
    public List<HistoryEntry> Calls { get; } = [];

    /// <summary>The number of calls after these.</summary>
    public int MoreCalls { get; set; }

    /// <summary>The phones in calling order, then those that were called and are no longer.</summary>
    public List<ContactPhone> Phones { get; } = [];

    /// <summary>Null for an open contact.</summary>
    public FinalEntry? Final { get; set; }
}
