using System.Text.Json.Nodes;
using CallingDomain.Dialing;
using NodaTime;

namespace CallingDomain.Cli;

/// <summary>A model of outcomes that is learned from a History file.</summary>
/// <param name="Path">The History file.</param>
/// <param name="TakesOthers">Whether the file may have contacts and phones that the campaign does not have.</param>
/// <param name="Output">The file to which the model is written; null for none.</param>
internal sealed record HistoryModel(string Path, bool TakesOthers, string? Output)
{
    /// <summary>Learns the outcomes of a campaign.</summary>
    /// <param name="file">The campaign file, with the times and the agents.</param>
    /// <param name="campaign">The campaign with its contacts, before the first call.</param>
    /// <param name="hasAgents">Whether agents take the calls that a person answers, or not.</param>
    /// <exception cref="InputException">The History file cannot be read, is not one, or is that of another campaign.</exception>
    public OutcomeModel Learn(CampaignFile file, Campaign campaign, bool hasAgents)
    {
        var learned = new LearnedOutcomes();
        HistoryFile.Read(Path, call =>
        {
            if (call.Type is { } type && file.Types.Find(type) is null) throw OfOthers(call.Line, $"the campaign has no contact item type '{type}'");
            var (isPrimary, zone) = PhoneOf(call, campaign);
            if (call.EndedAt is not null && OutcomeOf(call.Status, hasAgents) is { } status) learned.Add(call, status, isPrimary, call.DialedAt.InZone(zone).TimeOfDay);
        });
        if (learned.Calls == 0) throw new InputException(InputReason.HistoryInvalid, $"The file '{Path}' has no call whose outcome is known.", ("file", Path));
        return learned.ToModel(file.Types.All.Select(type => type.Name), file.Outcomes, file.Seed);
    }

    /// <summary>Writes outcomes as the property <c>outcomes</c> of a campaign file has them.</summary>
    public static void Write(Stream output, OutcomeModel outcomes)
    {
        var all = JsonNode.Parse(outcomes.WriteJson())!.AsObject();
        var model = new JsonObject();
        foreach (var name in new[] { "probabilities", "cases", "ringTimes", "talkTimes" })
        {
            if (all.Remove(name, out var value)) model.Add(name, value);
        }

        all.Remove("seed");
        all.Add("model", model);
        JsonContract.WriteNode(output, all);
    }

    // The statuses of a call that was not dialed, or whose outcome is not known, say nothing. With agents, who take calls or not, each call that a person answered is one to be taken.
    private static CallStatus? OutcomeOf(CallStatus status, bool hasAgents) => status switch
    {
        CallStatus.Callback => CallStatus.Reached,
        CallStatus.Abandoned or CallStatus.Drop when hasAgents => CallStatus.Reached,
        >= CallStatus.NoAnswer and <= CallStatus.Reached => status,
        _ => null,
    };

    private (bool IsPrimary, DateTimeZone Zone) PhoneOf(in PastCall call, Campaign campaign)
    {
        if (campaign.FindContact(call.Contact) is { } number && campaign.ContactOf(number) is { } contact)
        {
            if (contact.PrimaryPhone == call.Phone) return (true, campaign.ZonesOf(number, call.Phone)[0]);
            foreach (var phone in contact.AdditionalPhones)
            {
                if (phone.Phone == call.Phone && phone.Type?.Name == call.Type) return (false, campaign.ZonesOf(number, call.Phone)[0]);
            }

            if (!TakesOthers) throw OfOthers(call.Line, $"contact '{call.Contact}' of the campaign does not have the phone {call.Phone}{(call.Type is null ? "" : $" of type '{call.Type}'")}");
        }
        else if (!TakesOthers)
        {
            throw OfOthers(call.Line, $"the campaign has no contact '{call.Contact}'");
        }

        var zones = campaign.Settings.PhoneZones.ZonesOf(call.Phone);
        return (call.IsPrimary ?? call.Type is null, zones.IsEmpty ? campaign.Settings.TimeZone : zones[0]);
    }

    private InputException OfOthers(long line, string why) => HistoryFile.Refuse(InputReason.HistoryOtherCampaign, Path, line, why);
}
