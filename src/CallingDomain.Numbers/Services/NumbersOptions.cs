using System.Text.Json.Serialization;

namespace CallingDomain.Numbers;

/// <summary>The options of the services that <c>AddCallingDomainNumbers</c> registers.</summary>
/// <remarks>Not thread-safe. Cannot be written as JSON, because of the numbering plans.</remarks>
[JsonConverter(typeof(NumbersJsonConverter))]
public sealed class NumbersOptions : ICheckedOptions<NumbersOptions>
{
    /// <summary>The numbering plan, as <see cref="NumberingPlan.Load(ReadOnlyMemory{byte})"/> gives it; null for <see cref="NumberingPlan.Default"/>. Default: null.</summary>
    public Result<NumberingPlan, PlanReason>? Plan { get; set; }

    /// <summary>
    /// Another implementation for services that ask for <see cref="INumberingPlan"/>; null for <see cref="Plan"/>. <see cref="NumberTemplate"/> and <see cref="PhoneReader"/> use
    /// <see cref="Plan"/> in any case. Default: null.
    /// </summary>
    public INumberingPlan? OtherPlan { get; set; }

    /// <summary>The allowed numbers and purposes. Default: <see cref="NumberPolicy.UsBusiness"/>.</summary>
    public NumberPolicy Policy { get; set; } = NumberPolicy.UsBusiness;

    /// <summary>Area codes that the plan may not have yet, as <see cref="AreaCodeTable.Read"/> gives them; null for those of <see cref="Policy"/>. Default: null.</summary>
    public Result<AreaCodeTable, AreaCodeRefusal>? AreaCodes { get; set; }

    /// <summary>Whether <see cref="NumberTemplate"/> accepts rows whose meaning is certain, with a notice. Default: false, exactly the portal's template.</summary>
    public bool IsTemplateTolerant { get; set; }

    /// <summary>The maximum size of a template file in bytes, at least 1. Default: <see cref="NumberTemplate.DefaultMaxBytes"/>.</summary>
    public int MaxTemplateBytes { get; set; } = NumberTemplate.DefaultMaxBytes;

    /// <summary>
    /// The region of the people whose numbers <see cref="PhoneReader"/> reads, as <see cref="RegionCode.Read"/> gives it; with <see cref="RegionCode.None"/> every number must start with a plus.
    /// Default: none.
    /// </summary>
    public Result<RegionCode, NumberReason> Region { get; set; } = RegionCode.None;

    /// <summary>The requirement of <see cref="PhoneReader"/> for a number. Default: <see cref="PhoneCheck.Possible"/>.</summary>
    public PhoneCheck PhoneCheck { get; set; }

    internal NumberingPlan ThePlan => Plan?.Value ?? NumberingPlan.Default;

    internal NumberPolicy ThePolicy => AreaCodes is { } table ? Policy with { AreaCodes = table.Value } : Policy;

    NumbersOptions ICheckedOptions<NumbersOptions>.Copy() => (NumbersOptions)MemberwiseClone();

    void ICheckedOptions<NumbersOptions>.Check(OptionProblems problems)
    {
        if (Plan is { IsOk: false } plan) problems.Add(nameof(Plan), plan.Reason.Code());
        problems.Require(nameof(Policy), Policy);
        if (AreaCodes is { IsOk: false } table) problems.Add(nameof(AreaCodes), (table.Reason?.Reason ?? default).Code(), table.Reason?.Line is { } line ? $"Line {line}." : "");
        problems.RequireAtLeast(nameof(MaxTemplateBytes), 1, MaxTemplateBytes);
        if (!Region.TryGet(out var region)) problems.Add(nameof(Region), Region.Reason.Code());
        else if (region != RegionCode.None && Plan is not { IsOk: false } && !ThePlan.Regions.Contains(region)) problems.Add(nameof(Region), NumberReason.NumberRegionUnknown.Code());
        problems.RequireDefined(nameof(PhoneCheck), PhoneCheck);
    }
}
