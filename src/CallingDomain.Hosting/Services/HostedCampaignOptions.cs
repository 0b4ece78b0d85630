using CallingDomain.Shared;

namespace CallingDomain.Hosting;

/// <summary>The options of a campaign in a host, which a section of the configuration can set.</summary>
/// <remarks>Not thread-safe.</remarks>
public sealed class HostedCampaignOptions
{
    /// <summary>The path of a JSON file with the settings of the campaign, as <see cref="Dialing.CampaignSettings.ReadJson"/> reads it; null for settings given in code. Default: null.</summary>
    public string? SettingsFile { get; set; }

    /// <summary>The most commands that are committed together (<see cref="CampaignRunnerOptions.MaxGroup"/>). Default: 1,000.</summary>
    public int MaxGroup { get; set; } = 1000;

    /// <summary>The facts after which a snapshot is saved (<see cref="CampaignRunnerOptions.FactsPerSnapshot"/>). Default: 1,000,000.</summary>
    public int FactsPerSnapshot { get; set; } = 1_000_000;

    /// <summary>The name of the portal, as in <c>AddCallingDomainPortal</c>, whose <see cref="Program"/> gives the caller ids; null if telephony chooses them. Default: null.</summary>
    public string? Portal { get; set; }

    /// <summary>The ID of the program that gives the caller ids; null exactly if <see cref="Portal"/> is null.</summary>
    public string? Program { get; set; }

    /// <summary>Which of the program's numbers a call shows. Default: in turn.</summary>
    public CallerIdRule CallerIdRule { get; set; }

    /// <summary>The options of the dialer, which starts if an <see cref="ICallPlacer"/> is registered.</summary>
    public DialerOptions Dialer { get; } = new();

    internal void Check(OptionProblems problems)
    {
        problems.RequireAtLeast(nameof(MaxGroup), 1, MaxGroup);
        problems.RequireAtLeast(nameof(FactsPerSnapshot), 0, FactsPerSnapshot);
        problems.RequireDefined(nameof(CallerIdRule), CallerIdRule);
        if (Portal is null != Program is null) problems.Require(Portal is null ? nameof(Portal) : nameof(Program), value: null);
        Dialer.Check(problems, "Dialer.");
    }
}
