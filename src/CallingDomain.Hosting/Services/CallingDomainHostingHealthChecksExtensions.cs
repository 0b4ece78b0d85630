using CallingDomain.Hosting;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds health checks of campaigns.</summary>
public static class CallingDomainHostingHealthChecksExtensions
{
    /// <summary>
    /// Adds the health check of a campaign. Degraded: telephony fails, no number of the program is ready, the clock is behind the campaign, the last snapshot failed, or the dialer stops. Unhealthy: the last commit has failed, another process runs the campaign, the dialer has ended, or the campaign has not started.
    /// </summary>
    /// <param name="builder">The health checks.</param>
    /// <param name="name">The name of the campaign, as in <c>AddCallingDomainCampaign</c>, and of the health check.</param>
    /// <param name="tags">The tags of the health check; null for none.</param>
    public static IHealthChecksBuilder AddCallingDomainCampaign(this IHealthChecksBuilder builder, string name, IEnumerable<string>? tags = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        return builder.Add(new HealthCheckRegistration(name, provider => new CampaignHealthCheck(provider.GetRequiredKeyedService<HostedCampaign>(name)), failureStatus: null, tags));
    }
}
