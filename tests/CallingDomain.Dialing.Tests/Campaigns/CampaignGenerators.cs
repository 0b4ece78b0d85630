using FsCheck;
using FsCheck.Fluent;

namespace CallingDomain.Dialing.Tests;

/// <summary>Kinds of cases, as a type.</summary>
public interface ICaseKinds
{
    static abstract CaseKinds Kinds { get; }
}

/// <summary>A campaign case of certain kinds. A <see cref="CampaignCase"/> may have all kinds.</summary>
public sealed record CaseOf<TKinds>(CampaignCase Case)
    where TKinds : ICaseKinds;

/// <summary>A campaign case of few, drawn kinds.</summary>
public sealed record CaseOfFewKinds(CaseKinds Kinds, CampaignCase Case);

/// <summary>Generators of campaigns and of their commands.</summary>
internal static class CampaignGenerators
{
    private static readonly CaseKinds[] FewKinds =
    [
        CaseKinds.None,
        CaseKinds.Hours,
        CaseKinds.Limits,
        CaseKinds.Callbacks,
        CaseKinds.Callbacks | CaseKinds.NamedPhones,
        CaseKinds.Edits,
        CaseKinds.Changes,
        CaseKinds.Changes | CaseKinds.RetryChanges,
        CaseKinds.Interruptions,
        CaseKinds.Policies,
        CaseKinds.Policies | CaseKinds.Hours | CaseKinds.Limits,
        CaseKinds.Reached,
        CaseKinds.Outside | CaseKinds.Limits,
        CaseKinds.Outside | CaseKinds.Limits | CaseKinds.Edits | CaseKinds.Interruptions,
        CaseKinds.Previews,
        CaseKinds.Previews | CaseKinds.Callbacks | CaseKinds.Hours | CaseKinds.Interruptions,
        CaseKinds.Late,
        CaseKinds.Late | CaseKinds.Edits | CaseKinds.Interruptions,
        CaseKinds.Late | CaseKinds.Limits,
        CaseKinds.Endings,
        CaseKinds.Endings | CaseKinds.Reached | CaseKinds.Callbacks | CaseKinds.NamedPhones | CaseKinds.Hours,
        CaseKinds.Endings | CaseKinds.Limits | CaseKinds.Outside | CaseKinds.Reached,
        CaseKinds.Endings | CaseKinds.Edits | CaseKinds.Interruptions | CaseKinds.Late,
        CaseKinds.Sharing,
        CaseKinds.Sharing | CaseKinds.Limits | CaseKinds.Outside | CaseKinds.Edits,
        CaseKinds.Sharing | CaseKinds.Previews | CaseKinds.Callbacks | CaseKinds.Interruptions,
        CaseKinds.Sharing | CaseKinds.Changes | CaseKinds.Hours | CaseKinds.Policies,
        CaseKinds.Ends,
        CaseKinds.Ends | CaseKinds.Changes | CaseKinds.Callbacks | CaseKinds.Interruptions,
    ];

    public static Arbitrary<CampaignCase> Cases() => Arb.From(CampaignCase.Of(CaseKinds.All), CampaignCase.Smaller);

    public static Arbitrary<CaseOf<TKinds>> CasesOf<TKinds>()
        where TKinds : ICaseKinds => Arb.From(
        CampaignCase.Of(TKinds.Kinds).Select(one => new CaseOf<TKinds>(one)), one => CampaignCase.Smaller(one.Case).Select(smaller => new CaseOf<TKinds>(smaller)));

    public static Arbitrary<CaseOfFewKinds> CasesOfFewKinds() => Arb.From(
        from kinds in Gen.Elements(FewKinds) from one in CampaignCase.Of(kinds) select new CaseOfFewKinds(kinds, one),
        one => CampaignCase.Smaller(one.Case).Select(smaller => one with { Case = smaller }));
}
