using System.Collections.Immutable;
using CallingDomain.Contacts;
using CallingDomain.Dialing;

namespace CallingDomain.Cli;

/// <summary>The compared campaigns, over the same people.</summary>
internal sealed class Strategies : IDisposable
{
    private Strategies(ImmutableArray<(string Path, CampaignFile File)> all) => (All, Contacts) = (all, new ContactStock(all.SelectMany(each => each.File.Settings.Rules).SelectMany(rules => rules.Fields)));

    /// <summary>The files with their paths.</summary>
    public ImmutableArray<(string Path, CampaignFile File)> All { get; }

    public CampaignFile First => All[0].File;

    /// <summary>The contacts of all.</summary>
    public ContactStock Contacts { get; }

    /// <summary>The learned outcomes; null for those of the files.</summary>
    public OutcomeModel? Learned { get; private set; }

    /// <summary>The names of the campaigns; the paths if names are missing or equal.</summary>
    public ImmutableArray<string> Names => All.Select(each => each.File.Name).Where(name => name.Length > 0).Distinct().Count() == All.Length ? [.. All.Select(each => each.File.Name)] : [.. All.Select(each => each.Path)];

    /// <summary>Reads the campaigns, and the contacts of the first one; those of the others only if they come from elsewhere.</summary>
    /// <param name="paths">The paths of the files.</param>
    /// <param name="terminal">For progress.</param>
    /// <param name="read">Reads a file.</param>
    /// <exception cref="InputException">A file cannot be used, or has other people than the first one.</exception>
    public static Strategies Read(IReadOnlyList<string> paths, Terminal terminal, Func<string, CampaignFile> read)
    {
        var files = new List<(string Path, CampaignFile File)>();
        Strategies? strategies = null;
        try
        {
            foreach (var path in paths) files.Add((path, Named(path, read)));
            strategies = new Strategies([.. files]);
            strategies.RefuseOtherOutcomes();
            strategies.ReadContacts(terminal);
            return strategies;
        }
        catch
        {
            strategies?.Contacts.Dispose();
            foreach (var (_, file) in files) file.Dispose();
            throw;
        }
    }

    /// <summary>Learns the outcomes of all strategies from a History file, with the settings and the times of the first one.</summary>
    /// <param name="model">The History file.</param>
    /// <exception cref="InputException">The History file cannot be used.</exception>
    public void Learn(HistoryModel model)
    {
        var campaign = new Campaign(First.Settings, new CampaignOptions { Capacity = Contacts.Count });
        Load(First, campaign);
        Learned = model.Learn(First, campaign, hasAgents: All.Any(each => each.File.Outcomes.Agents is not null));
    }

    /// <summary>The outcomes of a strategy, with its agents.</summary>
    public CallOutcomes OutcomesOf(CampaignFile file, long seed) => Learned is { } learned ? learned with { Seed = seed, Agents = file.Outcomes.Agents } : file.OutcomesOf(seed);

    /// <summary>Loads the contacts of all into the campaign of a strategy.</summary>
    /// <exception cref="InputException">The campaign refuses a contact.</exception>
    public void Load(CampaignFile file, Campaign campaign)
    {
        var index = 0;
        foreach (var (contact, line) in Contacts.Read(file.Types)) file.Load(campaign, contact, index++, line);
    }

    public void Dispose()
    {
        Contacts.Dispose();
        foreach (var (_, file) in All) file.Dispose();
    }

    // A place alone does not say in which of the files it is.
    private static CampaignFile Named(string path, Func<string, CampaignFile> read)
    {
        try
        {
            return read(path);
        }
        catch (InputException refusal) when (!refusal.Parameters.ContainsKey("file"))
        {
            throw refusal.In(path, "a campaign");
        }
    }

    private void RefuseOtherOutcomes()
    {
        foreach (var (path, file) in All)
        {
            var isSame = file.IsLearned
                ? (file.Outcomes.RingTime, file.Outcomes.TalkTime) == (First.Outcomes.RingTime, First.Outcomes.TalkTime)
                : (file.Outcomes with { Agents = null }).Equals(First.Outcomes with { Agents = null });
            if (!isSame) throw Differ(path, "$.outcomes", "the outcomes are not those");
        }
    }

    private void ReadContacts(Terminal terminal)
    {
        First.ReadContacts(terminal, (contact, place) => Contacts.Add(contact, place.Line));
        Contacts.End();
        foreach (var (path, file) in All.Skip(1))
        {
            if (file.HasContactsOf(First)) file.TakeContactsOf(First, terminal);
            else Compare(path, file, terminal);
        }
    }

    private void Compare(string path, CampaignFile file, Terminal terminal)
    {
        using var expected = Contacts.Read(file.Types).GetEnumerator();
        var count = 0;
        file.ReadContacts(terminal, (contact, place) =>
        {
            if (!expected.MoveNext() || !IsSame(contact, expected.Current.Contact)) throw Differ(path, PlaceOf(place), "the contact is not that");
            count++;
        });
        if (count < Contacts.Count) throw Differ(path, "$", $"it has {ReportText.Count(count, "contact")}, not {ReportText.Count(Contacts.Count)}");

        string PlaceOf(in ContactPlace place) => place.Item is { } item ? item.Path : $"the file '{place.File}', line {place.Line}";
    }

    private InputException Differ(string path, string place, string what) =>
        new(InputReason.PeopleDiffer, $"The file '{path}' has other people than '{All[0].Path}': {place}: {what} of '{All[0].Path}'.", ("file", path), ("path", place));

    // What decides calls: a name, or a field for which no rule asks, does not.
    private bool IsSame(Contact left, Contact right) =>
        left.Id == right.Id && left.PrimaryPhone == right.PrimaryPhone && left.Priority == right.Priority && left.List == right.List && left.ScheduledAt == right.ScheduledAt
        && left.TimeZone?.Id == right.TimeZone?.Id && left.AdditionalPhones.Length == right.AdditionalPhones.Length
        && Contacts.FieldsOf(left).SequenceEqual(right.Fields)
        && left.AdditionalPhones.Zip(right.AdditionalPhones).All(pair => pair.First.Phone == pair.Second.Phone && pair.First.Type?.Name == pair.Second.Type?.Name);
}
