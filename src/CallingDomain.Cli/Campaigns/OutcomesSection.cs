using System.Collections.Immutable;
using System.Globalization;
using CallingDomain.Dialing;
using CallingDomain.Numbers;

namespace CallingDomain.Cli;

/// <summary>The outcomes of a campaign file: how long calls last, and how they end: by a script, or drawn by a model.</summary>
internal static class OutcomesSection
{
    private const string OtherPhones = "*";

    private static readonly ImmutableArray<CallStatus> Statuses = [.. AttemptCounts.Counted, CallStatus.Reached];

    private const int SumDigits = 9; // so that thirds may be written

    public static CallOutcomes Read(JsonPlace place, Campaign campaign, long seed)
    {
        place.Only("ringTime", "talkTime", "script", "model");
        CallOutcomes outcomes = (place.Maybe("script"), place.Maybe("model")) switch
        {
            ({ } script, null) => Script(script, campaign),
            (null, { } model) => Model(model, seed),
            (null, null) => throw new InputException(InputReason.PropertyMissing, $"{place.Path}: there is neither a 'script' nor a 'model'.", ("path", $"{place.Path}.script")),
            _ => throw new InputException(InputReason.PropertyConflict, $"{place.Path}: either a 'script' or a 'model', not both.", ("path", $"{place.Path}.model")),
        };
        if (place.Maybe("ringTime") is { } ring) outcomes = outcomes with { RingTime = ring.Duration(CallOutcomes.MaxTime) };
        if (place.Maybe("talkTime") is { } talk) outcomes = outcomes with { TalkTime = talk.Duration(CallOutcomes.MaxTime) };
        return outcomes;
    }

    private static OutcomeModel Model(JsonPlace model, long seed)
    {
        var place = model.Only("probabilities").The("probabilities");
        var probabilities = new Dictionary<CallStatus, decimal>();
        foreach (var (name, probability) in place.Properties())
        {
            var status = Statuses.FirstOrDefault(status => status.ToString() == name);
            if (status == CallStatus.Unspecified)
                throw probability.Refuse(InputReason.ValueUnknown, $"'{name}' is none of the statuses {string.Join(", ", Statuses)}");
            probabilities.Add(status, probability.Decimal(0, 1));
        }

        var sum = probabilities.Values.Sum();
        return Math.Round(sum, SumDigits) == 1
            ? new OutcomeModel(probabilities.Select(each => KeyValuePair.Create(each.Key, (double)each.Value)), seed)
            : throw place.Refuse(InputReason.ProbabilitiesNotOne, string.Create(CultureInfo.InvariantCulture, $"together the probabilities are {sum}, and not 1"));
    }

    private static OutcomeScript Script(JsonPlace script, Campaign campaign)
    {
        var phones = ImmutableDictionary.CreateBuilder<PhoneNumber, ImmutableArray<CallStatus>>();
        foreach (var (name, statuses) in script.Properties().Where(line => line.Name != OtherPhones))
        {
            var reading = PhoneNumber.Read(name);
            if (!reading.TryGet(out var phone))
                throw new InputException(
                    reading.Reason.Code(),
                    $"{script.Path}: '{name}' is neither * nor a phone number such as +390612345678: {Wording.Of(reading.Reason)}.",
                    ("path", statuses.Path));
            phones[phone] = Sequence(statuses);
        }

        var outcomes = new OutcomeScript { Phones = phones.ToImmutable() };
        if (script.Maybe(OtherPhones) is { } others) return outcomes with { Others = Sequence(others) };
        RefuseUnscripted(script, campaign, outcomes.Phones);
        return outcomes;
    }

    private static ImmutableArray<CallStatus> Sequence(JsonPlace list)
    {
        ImmutableArray<CallStatus> statuses = [.. list.Items().Select(status => status.Word(Statuses))];
        return statuses.IsEmpty ? throw list.Refuse(InputReason.PropertyRange, "at least one status is needed here") : statuses;
    }

    private static void RefuseUnscripted(JsonPlace script, Campaign campaign, ImmutableDictionary<PhoneNumber, ImmutableArray<CallStatus>> scripted)
    {
        for (var contact = 0; contact < campaign.ContactCount; contact++)
        {
            foreach (var phone in campaign.PhonesOf(contact))
            {
                if (!scripted.ContainsKey(phone.Phone))
                    throw script.Refuse(
                        InputReason.OutcomeMissing,
                        $"the script says nothing of the phone {phone.Phone} of contact '{campaign.IdOf(contact)}', and has no '*' for the others");
            }
        }
    }
}
