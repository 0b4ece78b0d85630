using CallingDomain.Numbers;
using NodaTime;

namespace CallingDomain.Dialing;

/// <summary>Campaigns as they stand, in few bytes: for millions of contacts, where <see cref="CampaignJson"/> takes several times as much.</summary>
/// <remarks>
/// A mark, a version, the campaign, and a checksum that finds damage, not malice. Later versions go on reading it. It holds names and phone numbers; the settings are not in it. What the streams throw passes through. Stateless.
/// </remarks>
public static class CampaignSnapshot
{
    private const byte FormatVersion = 1;

    private static ReadOnlySpan<byte> Mark => "CDCS"u8;

    /// <summary>Writes a campaign as it stands; campaigns that stand alike give equal bytes.</summary>
    /// <param name="output">Stays open; give it a buffer.</param>
    /// <param name="campaign">The campaign.</param>
    public static void Write(Stream output, Campaign campaign)
    {
        ArgumentNullException.ThrowIfNull(output);
        ArgumentNullException.ThrowIfNull(campaign);
        var document = campaign.ToDocument();
        var writer = new CompactWriter(output, document.Now);
        foreach (var each in Mark) writer.Byte(each);
        writer.Byte(FormatVersion);
        writer.Signed(document.Now.ToUnixTimeTicks());
        new CompactDocuments(writer).Write(document);
        var checksum = writer.Checksum;
        for (var i = 0; i < sizeof(ulong); i++) writer.Byte(unchecked((byte)(checksum >> (8 * i))));
    }

    /// <summary>Restores a campaign as it stood.</summary>
    /// <param name="input">What <see cref="Write"/> gave, from the stream's position; stays open.</param>
    /// <param name="settings">What it is run by from now on.</param>
    /// <param name="zones">Where time zones are looked up; callbacks are derived anew from their local times.</param>
    /// <param name="facts">Is told the facts that follow; null for nobody.</param>
    public static Result<Campaign, CampaignJsonReason> Restore(Stream input, CampaignSettings settings, IDateTimeZoneProvider zones, Action<CampaignFact>? facts = null)
    {
        ArgumentNullException.ThrowIfNull(input);
        ArgumentNullException.ThrowIfNull(settings);
        ArgumentNullException.ThrowIfNull(zones);
        return CampaignJson.Try<Campaign>(() => Campaign.Of(Read(input), settings, new DocumentReader(zones), facts));
    }

    private static SnapshotDocument Read(Stream input)
    {
        var reader = new CompactReader(input);
        foreach (var each in Mark)
        {
            if (reader.Byte() != each) throw new DocumentException();
        }

        var version = reader.Byte();
        if (version != FormatVersion) throw new DocumentException(version > FormatVersion ? CampaignJsonReason.CampaignJsonNewer : CampaignJsonReason.CampaignJsonInvalid);
        reader.BeginAt(reader.Signed());
        var document = new CompactDocumentsReader(reader).Read();
        var (expected, checksum) = (reader.Checksum, 0UL);
        for (var i = 0; i < sizeof(ulong); i++) checksum |= (ulong)reader.Byte() << (8 * i);
        return checksum == expected ? document : throw new DocumentException();
    }
}
