using System.Text.Json.Serialization;
using CallingDomain.Numbers;
using CallingDomain.Shared;

namespace CallingDomain.Dialing;

/// <summary>The options of the services that <c>AddCallingDomainDialing</c> registers.</summary>
/// <remarks>Not thread-safe.</remarks>
[JsonConverter(typeof(DialingJsonConverter))]
public sealed class DialingOptions : ICheckedOptions<DialingOptions>
{
    /// <summary>The settings with which campaigns begin: time zone, rules, blacklist and the rest; also as <see cref="CampaignSettings.ReadJson"/> gives them. Default: those of <see cref="CampaignSettings"/>.</summary>
    public Result<CampaignSettings, CampaignSettingsRefusal> Settings { get; set; } = new CampaignSettings();

    DialingOptions ICheckedOptions<DialingOptions>.Copy() => (DialingOptions)MemberwiseClone();

    void ICheckedOptions<DialingOptions>.Check(OptionProblems problems)
    {
        if (!Settings.TryGet(out var settings)) problems.Add(nameof(Settings), Settings.Reason.Reason.Code(), $"At {Settings.Reason.Path}: expected {Settings.Reason.Expected}.");
        else Check(settings, problems);
    }

    // Settings that JSON cannot have contradict their documentation, such as an undefined member of an enumeration.
    private static void Check(CampaignSettings? settings, OptionProblems problems)
    {
        problems.Require(nameof(Settings), settings);
        try
        {
            _ = settings?.WriteJson();
        }
        catch (ArgumentException e)
        {
            problems.Add(nameof(Settings), (e is ArgumentOutOfRangeException ? OptionReason.OutOfRange : OptionReason.Invalid).Code(), e.Message.Split(" (Parameter", 2)[0]);
        }
    }
}
