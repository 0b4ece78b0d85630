using CallingDomain.Numbers;
using CallingDomain.Shared;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace CallingDomain.Hosting;

/// <summary>Checks the options of a campaign, and what they refer to, when the host starts.</summary>
internal sealed class HostedCampaignValidator(CampaignRegistration registration, IServiceProvider services) : IValidateOptions<HostedCampaignOptions>
{
    public ValidateOptionsResult Validate(string? name, HostedCampaignOptions options)
    {
        if (name != registration.Name) return ValidateOptionsResult.Skip;
        var problems = new OptionProblems();
        options.Check(problems);
        registration.ReadSettings(services, options, problems);
        if (registration.Journal is null) problems.Add("Journal", OptionReason.Missing.Code(), "Call UseJournal, or UseSqlite of CallingDomain.Storage.Sqlite.");
        if (options.Portal is { } portal && services.GetKeyedService<HostedPortal>(portal) is null) problems.Add(nameof(options.Portal), OptionReason.Invalid.Code(), $"There is no portal '{portal}'. Call AddCallingDomainPortal.");
        string[] lines = [.. problems.Lines.Select(line => $"Campaign '{name}': {line}")];
        return lines.Length == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(lines);
    }
}
