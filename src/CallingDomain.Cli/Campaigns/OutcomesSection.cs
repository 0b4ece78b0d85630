using System.Collections.Immutable;
using System.Globalization;
using CallingDomain.Contacts;
using CallingDomain.Dialing;
using CallingDomain.Numbers;

namespace CallingDomain.Cli;

/// <summary>The outcomes of a campaign file: how long calls last and how they end, by a script or drawn from a model.</summary>
internal sealed class OutcomesSection
{
    private const string OtherPhones = "*";

    private static readonly ImmutableArray<(string Word, CallStatus Value)> Statuses = [.. AttemptCounts.Counted.Append(CallStatus.Reached).Select(status => (status.ToString(), status))];

    private const int SumDigits = 9; // the sum of three rounded thirds is 1

    private readonly JsonPlace? _script; // one without outcomes of other phones

    private OutcomesSection(CallOutcomes outcomes, JsonPlace? script) => (Outcomes, _script) = (outcomes, script);

    public CallOutcomes Outcomes { get; }

    /// <param name="place">The section.</param>
    /// <param name="rules">The rules of the campaign, which name its dispositions.</param>
    /// <param name="seed">The seed of outcomes that a model draws.</param>
    /// <param name="types">The contact item types of the campaign.</param>
    /// <param name="isLearned">Whether the outcomes are learned from calls, so that the file needs none.</param>
    public static OutcomesSection Read(JsonPlace place, EndingRules rules, long seed, ContactItemTypes types, bool isLearned)
    {
        place.Only("ringTime", "talkTime", "agents", "script", "model");
        CallOutcomes outcomes = (place.Maybe("script"), place.Maybe("model")) switch
        {
            ({ } script, null) => Script(script),
            (null, { } model) => Model(model, rules, seed, types),
            (null, null) when isLearned => new OutcomeScript(),
            (null, null) => throw new InputException(InputReason.PropertyMissing, $"{place.Path}: the property 'script' or 'model' is required.", ("path", $"{place.Path}.script")),
            _ => throw new InputException(InputReason.PropertyConflict, $"{place.Path}: 'script' and 'model' exclude each other.", ("path", $"{place.Path}.model")),
        };
        if (place.Maybe("ringTime") is { } ring) outcomes = outcomes with { RingTime = ring.Duration(CallOutcomes.MaxTime) };
        if (place.Maybe("talkTime") is { } talk) outcomes = outcomes with { TalkTime = talk.Duration(CallOutcomes.MaxTime) };
        if (place.Maybe("agents") is { } agents) outcomes = outcomes with { Agents = Read(agents, SimulatedAgents.ReadJson) };
        return new OutcomesSection(outcomes, !isLearned && place.Maybe("script") is { } given && given.Maybe(OtherPhones) is null ? given : null);
    }

    /// <summary>Refuses a contact with a phone that the script does not have.</summary>
    public void RefuseUnscripted(Campaign campaign, int contact)
    {
        if (_script is not { } script || Outcomes is not OutcomeScript { Phones: var scripted }) return;
        foreach (var phone in campaign.PhonesOf(contact))
        {
            if (!scripted.ContainsKey(phone.Phone))
                throw script.Refuse(InputReason.OutcomeMissing, $"the script has neither the phone {phone.Phone} of contact '{campaign.IdOf(contact)}' nor '*' for other phones");
        }
    }

    // The library reads the cases and the times; the tool has checked the rest, for messages of its own.
    private static OutcomeModel Model(JsonPlace model, EndingRules rules, long seed, ContactItemTypes types)
    {
        model.Only("probabilities", "cases", "ringTimes", "talkTimes", "endings");
        RefuseProbabilities(model.The("probabilities"));
        foreach (var each in model.Maybe("cases")?.Items() ?? [])
        {
            if (!each.IsObject) break;
            if (each.Maybe("probabilities") is { } probabilities) RefuseProbabilities(probabilities);
            if (each.Maybe("types") is not { IsList: true } named) continue;
            foreach (var type in named.Items().Where(type => type.IsText)) _ = ItemTypesSection.TypeOf(type, type.Text(), types);
        }

        ImmutableArray<EndingShare> endings = model.Maybe("endings") is { } shares ? Shares(shares, rules) : [];
        return Read(model, OutcomeModel.ReadJson) with { Seed = seed, Endings = endings };
    }

    private static TValue Read<TValue>(JsonPlace place, Func<ReadOnlySpan<byte>, Result<TValue, CampaignSettingsRefusal>> read)
        where TValue : notnull
    {
        var reading = read(place.Utf8());
        return reading.TryGet(out var value) ? value : throw SettingsRefusal.Of(reading.Reason with { Path = place.Path + reading.Reason.Path[1..] }, place, ZoneData.Default.Zones); // outcomes have no time zones
    }

    private static void RefuseProbabilities(JsonPlace place)
    {
        var probabilities = new Dictionary<CallStatus, decimal>();
        foreach (var (name, probability) in place.Properties())
        {
            var status = Statuses.FirstOrDefault(status => status.Word == name);
            if (status.Word is null) throw InputException.Unknown(InputReason.ValueUnknown, place.Path, "status", name, [.. Statuses.Select(each => each.Word)], ("path", probability.Path));
            probabilities.Add(status.Value, probability.Decimal(0, 1));
        }

        var sum = probabilities.Values.Sum();
        if (Math.Round(sum, SumDigits) != 1) throw place.Refuse(InputReason.ProbabilitiesNotOne, string.Create(CultureInfo.InvariantCulture, $"the sum of the probabilities is {sum}; expected 1"));
    }

    private static ImmutableArray<EndingShare> Shares(JsonPlace place, EndingRules rules)
    {
        ImmutableArray<EndingShare> shares = [.. place.Items().Select(each => Share(each, rules))];
        var sums = shares.GroupBy(each => each.Ending.Status).Select(ofStatus => (Status: ofStatus.Key, Sum: ofStatus.Sum(each => (decimal)each.Share)));
        foreach (var (status, sum) in sums.Where(each => Math.Round(each.Sum, SumDigits) > 1))
            throw place.Refuse(InputReason.PropertyRange, string.Create(CultureInfo.InvariantCulture, $"the sum of the shares of {status} is {sum}; expected at most 1"));
        return shares;
    }

    private static EndingShare Share(JsonPlace place, EndingRules rules)
    {
        place.Only("status", "share", "signals", "outcome", "disposition", "trunk", "consented");
        var ending = new CallEnding(place.The("status").Word(Statuses))
        {
            Signals = [.. place.Maybe("signals")?.Items().Select(signal => signal.Word<CallSignal>()) ?? []],
            Outcome = place.Maybe("outcome")?.Word<CallOutcome>() ?? CallOutcome.Unspecified,
            Disposition = place.Maybe("disposition") is { } disposition ? Disposition(disposition, rules) : null,
            Trunk = place.Maybe("trunk")?.NonEmptyText(),
            IsConsented = place.Maybe("consented")?.YesNo() ?? false,
        };
        if (ending.Trunk?.Length > Campaign.MaxReferenceLength) throw place.The("trunk").Refuse(InputReason.PropertyRange, $"expected at most {Campaign.MaxReferenceLength} characters");
        return new EndingShare(ending, (double)place.The("share").Decimal(0, 1));
    }

    private static string Disposition(JsonPlace place, EndingRules rules) => rules.Dispositions.IsEmpty
        ? throw new InputException(InputReason.ValueUnknown, $"{place.Path}: the campaign has no dispositions. List '{place.Text()}' in $.endings.dispositions.", ("path", place.Path))
        : place.Word([.. rules.Dispositions.Select(each => (each.Name, each.Name))]);

    private static OutcomeScript Script(JsonPlace script)
    {
        var phones = ImmutableDictionary.CreateBuilder<PhoneNumber, ImmutableArray<CallStatus>>();
        foreach (var (name, statuses) in script.Properties().Where(line => line.Name != OtherPhones))
        {
            var reading = PhoneNumber.Read(name);
            if (!reading.TryGet(out var phone))
                throw new InputException(
                    reading.Reason.Code(),
                    $"{script.Path}: '{name}' is neither * nor a valid phone number (example: +390612345678): {Wording.Of(reading.Reason)}.",
                    ("path", statuses.Path));
            phones[phone] = Sequence(statuses);
        }

        var outcomes = new OutcomeScript { Phones = phones.ToImmutable() };
        return script.Maybe(OtherPhones) is { } others ? outcomes with { Others = Sequence(others) } : outcomes;
    }

    private static ImmutableArray<CallStatus> Sequence(JsonPlace list)
    {
        ImmutableArray<CallStatus> statuses = [.. list.Items().Select(status => status.Word(Statuses))];
        return statuses.IsEmpty ? throw list.Refuse(InputReason.PropertyRange, "expected at least one status") : statuses;
    }
}
