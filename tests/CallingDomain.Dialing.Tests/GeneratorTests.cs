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
}
