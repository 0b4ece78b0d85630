using System.Collections.Immutable;
using CallingDomain.Contacts;
using CallingDomain.Dialing;
using CallingDomain.Numbers;

namespace CallingDomain.Cli;

/// <summary>The outcomes of a campaign file: how long calls last, and a script of how they end.</summary>
internal static class OutcomesSection
{
    private const string OtherPhones = "*";

    public static OutcomeScript Read(JsonPlace place, ImmutableArray<Contact> contacts, Blacklist blacklist)
    {
        place.Only("ringTime", "talkTime", "script");
        var outcomes = new OutcomeScript();
        if (place.Maybe("ringTime") is { } ring) outcomes = outcomes with { RingTime = ring.Duration(CallOutcomes.MaxTime) };
        if (place.Maybe("talkTime") is { } talk) outcomes = outcomes with { TalkTime = talk.Duration(CallOutcomes.MaxTime) };

        var script = place.The("script");
        var phones = ImmutableDictionary.CreateBuilder<PhoneNumber, ImmutableArray<CallStatus>>();
        foreach (var (name, statuses) in script.Properties().Where(line => line.Name != OtherPhones))
        {
            var reading = PhoneNumber.Read(name);
            if (!reading.TryGet(out var phone))
                throw new InputException(
                    reading.Reason.Code(),
                    $"{script.Path}: '{name}' is neither * nor a phone number such as +390612345678: {Wording.Of(reading.Reason)}.",
                    ("path", statuses.Path));
            phones[phone] = Statuses(statuses);
        }

        outcomes = outcomes with { Phones = phones.ToImmutable() };
        if (script.Maybe(OtherPhones) is { } others) return outcomes with { Others = Statuses(others) };
        RefuseUnscripted(script, contacts, outcomes.Phones, blacklist);
        return outcomes;
    }

    private static ImmutableArray<CallStatus> Statuses(JsonPlace list)
    {
        ImmutableArray<CallStatus> statuses = [.. list.Items().Select(status => status.Word(CallStatuses.Outcomes))];
        return statuses.IsEmpty ? throw list.Refuse(InputReason.PropertyRange, "at least one status is needed here") : statuses;
    }

    private static void RefuseUnscripted(
        JsonPlace script,
        ImmutableArray<Contact> contacts,
        ImmutableDictionary<PhoneNumber, ImmutableArray<CallStatus>> scripted,
        Blacklist blacklist)
    {
        foreach (var contact in contacts)
        {
            foreach (var phone in PhonePlan.Of(contact, blacklist).Phones)
            {
                if (!scripted.ContainsKey(phone.Phone))
                    throw script.Refuse(
                        InputReason.OutcomeMissing,
                        $"the script says nothing of the phone {phone.Phone} of contact '{contact.Id}', and has no '*' for the others");
            }
        }
    }
}
