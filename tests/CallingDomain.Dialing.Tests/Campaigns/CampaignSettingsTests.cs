namespace CallingDomain.Dialing.Tests;

public sealed class CampaignSettingsTests
{
    public static TheoryData<Func<CampaignSettings>> WithNull => new(
        () => new CampaignSettings { TimeZone = null! },
        () => new CampaignSettings { PhoneZones = null! },
        () => new CampaignSettings { Retry = null! },
        () => new CampaignSettings { CallingHours = null! },
        () => new CampaignSettings { Blacklist = null! },
        () => new CampaignSettings { Rules = [null!] });

    [Theory]
    [MemberData(nameof(WithNull), DisableDiscoveryEnumeration = true)]
    public void Init_Null_ThrowsAtOnce(Func<CampaignSettings> create) => Assert.ThrowsAny<ArgumentException>(create);
}
