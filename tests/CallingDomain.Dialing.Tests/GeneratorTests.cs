using CallingDomain.Tests;
using NodaTime;

namespace CallingDomain.Dialing.Tests;

/// <summary>Failures shrink to small cases.</summary>
public sealed class GeneratorTests
{
    [Fact]
    public void Campaigns_Failure_ShrinksToTheOneCommandAndOneBareContact()
    {
        var failure = Shrunk.Failure(CampaignGenerators.Cases(), one => !one.Steps.Any(step => step.Command is EndCall));
        var contact = Assert.Single(failure.Contacts);
        Assert.IsType<EndCall>(Assert.Single(failure.Steps).Command);
        Assert.Empty(contact.AdditionalPhones);
        Assert.Equal(new CampaignSettings { Retry = failure.Settings.Retry }, failure.Settings);
    }

    [Fact]
    public void RetrySettings_Failure_ShrinksToTheOneRule()
    {
        var failure = Shrunk.Failure(RetryGenerators.AnySettings(), settings => settings[CallStatus.Busy].MaxAttempts < 3);
        Assert.Equal((LimitScope.AnyPhone, 1, new RetryRule(1, Duration.Zero)), (failure.LimitScope, failure.GlobalMaxAttempts, failure[CallStatus.Drop]));
        Assert.True(failure[CallStatus.Busy].MaxAttempts >= 3);
    }

    [Fact]
    public void CallingHours_Failure_ShrinksToTheOneWindow()
    {
        var failure = Shrunk.Failure(HoursCases.Cases(), one => one.Hours.Windows.All(window => window.Days.Contains(IsoDayOfWeek.Monday)));
        Assert.DoesNotContain(IsoDayOfWeek.Monday, Assert.Single(failure.Hours.Windows).Days);
        Assert.Equal((0, false, DateTimeZone.Utc), (failure.Hours.SpecialDates.Length, failure.Hours.StrictClockChanges, failure.Zone));
    }

    [Fact]
    public void CampaignSettings_Failure_ShrinksToTheOneRuleSet()
    {
        var failure = Shrunk.Failure(SettingsCases.AnySettings(), settings => settings.Rules.IsEmpty);
        Assert.Equal(new CampaignSettings { Retry = failure.Retry, Rules = failure.Rules }, failure);
    }

    [Fact]
    public void HopperCases_Failure_ShrinksToTheTwoSteps() =>
        Assert.Equal(2, Shrunk.Failure(HopperProperties.NearInTimeCases(), one => one.Steps.Count(step => step.Kind == 0) < 2).Steps.Length);
}
