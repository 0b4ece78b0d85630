using System.Collections.Immutable;
using CallingDomain.Contacts;
using CallingDomain.Numbers;
using NodaTime;

namespace CallingDomain.Dialing.Tests;

/// <summary>Examples in which an earlier campaign and the oracle differed, and one that the comparison must tell apart.</summary>
public sealed class OracleExampleTests
{
    private static readonly PhoneNumber[] Phones = [.. Enumerable.Range(1, 2).Select(i => PhoneNumber.Parse($"+3906{i}"))];

    private static readonly RetrySettings AtOnce = new RetrySettings { CallAdditionalPhoneAfter = Duration.Zero, GlobalMaxAttempts = 2 }.WithDefault(new RetryRule(MaxAttempts: 2, RetryAfter: Duration.Zero));

    [Fact]
    public void BeginPass_AllPhonesAtLoweredLimits_NamesStatusLimitsFirst()
    {
        var retry = AtOnce with { LimitScope = LimitScope.AllPhones };
        var lower = retry.With(CallStatus.Busy, new RetryRule(MaxAttempts: 1, RetryAfter: Duration.Zero)) with { GlobalMaxAttempts = 1 };
        IsTheSame(CaseOf(retry, Phones, [.. Call(CallStatus.NoAnswer), .. Call(CallStatus.Busy), new ChangeSettings(new CampaignSettings { Retry = lower })]));
    }

    [Fact]
    public void Edit_LastPhoneOfThePassGone_ClosesAtTheEdit() => IsTheSame(CaseOf(
        AtOnce with { GlobalMaxAttempts = 1 }, Phones, [.. Call(CallStatus.NoAnswer), new EditContact(ContactOf(Phones[..1]))]));

    [Fact]
    public void End_NotDialedOfAContactToClose_IsNoAttempt() => IsTheSame(CaseOf(
        AtOnce, Phones[..1], [new ClaimCall(), new CloseContact("c0", CloseReason.Canceled), new EndCall(0, CallStatus.NotDialed)]));

    [Fact]
    public void GlobalLimitPerContact_PhoneBlacklisted_CountsItsAttempts() => IsTheSame(CaseOf(
        AtOnce with { GlobalScope = AttemptScope.Contact, GlobalMaxAttempts = 3 },
        Phones,
        [.. Call(CallStatus.NoAnswer), .. Call(CallStatus.NoAnswer), new ListNumber(Phones[0], IsListed: true), .. Call(CallStatus.Busy)]));

    [Fact]
    public void UpdateSettings_ListedBySettingsThatPass_IsListedNoMore()
    {
        var (without, with) = (new CampaignSettings { Retry = AtOnce }, new CampaignSettings { Retry = AtOnce, Blacklist = Blacklist.Of([Phones[1]]) });
        IsTheSame(CaseOf(
            AtOnce,
            Phones,
            [new ChangeSettings(with), new ListNumber(Phones[1], IsListed: false), new ChangeSettings(without), new ChangeSettings(with), new ChangeSettings(without), .. Call(CallStatus.Busy)]));
    }

    [Fact]
    public void Difference_OtherSettings_IsReported()
    {
        var one = CaseOf(AtOnce, Phones, Call(CallStatus.Busy));
        Assert.Null(SideBySide.Difference(one, settings => new PlainCampaign(settings), settings => new PlainCampaign(settings)));
        var difference = SideBySide.Difference(one, settings => new PlainCampaign(settings), settings => new PlainCampaign(settings with { Retry = settings.Retry with { CallAdditionalPhoneAfter = Duration.FromTicks(1) } }));
        Assert.StartsWith("expected EndAnswer", difference, StringComparison.Ordinal);
    }

    private static void IsTheSame(CampaignCase one) => Assert.Null(SideBySide.Difference(one, settings => new PlainCampaign(settings), settings => new CampaignUnderTest(KeptCampaign.Of(settings))));

    private static CampaignCase CaseOf(RetrySettings retry, PhoneNumber[] phones, ImmutableArray<CampaignCommand> commands) =>
        new(SeedExample.Start, new CampaignSettings { Retry = retry }, [ContactOf(phones)], [.. commands.Select(command => new CampaignStep(Duration.FromMinutes(1), command))]);

    private static Contact ContactOf(PhoneNumber[] phones) => new("c0", phones[0]) { AdditionalPhones = [.. phones[1..].Select(phone => new AdditionalPhone(phone))] };

    private static ImmutableArray<CampaignCommand> Call(CallStatus status) => [new ClaimCall(), new EndCall(0, status)];
}
