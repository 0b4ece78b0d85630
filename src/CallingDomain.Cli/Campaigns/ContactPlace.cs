using System.Globalization;
using CallingDomain.Contacts;
using CallingDomain.Dialing;
using CallingDomain.Numbers;

namespace CallingDomain.Cli;

/// <summary>Where a contact of a campaign comes from.</summary>
/// <param name="Item">Its place in the campaign file; null for a contact of a contacts file.</param>
/// <param name="File">The contacts file.</param>
/// <param name="Line">The line in the contacts file.</param>
internal readonly record struct ContactPlace(JsonPlace? Item, string File, int Line)
{
    /// <summary>The refusal of the contact by the campaign.</summary>
    public InputException Refuse(CampaignReason reason, Contact contact) => (Item, reason) switch
    {
        (null, _) => new InputException(reason.Code(), $"The file '{File}', line {Line}: {Wording.Of(reason)}.", ("file", File), ("line", Line.ToString(CultureInfo.InvariantCulture))),
        ({ } item, CampaignReason.ContactAlreadyLoaded) => item.The("id").Refuse(InputReason.ContactIdDuplicate, $"duplicate identity '{contact.Id}'"),
        ({ } item, CampaignReason.TimeOutOfRange) => CampaignFile.OutOfRange(item.The("scheduledAt").Path),
        ({ } item, _) => new InputException(reason.Code(), $"{item.Path}: {Wording.Of(reason)}.", ("path", item.Path)),
    };
}
