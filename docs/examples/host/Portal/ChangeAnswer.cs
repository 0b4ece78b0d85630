using System.Collections.Immutable;
using CallingDomain.Hosting;
using CallingDomain.Numbers;
using CallingDomain.Programs;

namespace ReferenceHost;

/// <summary>What a request has changed, or would change: the same for every request, previewed or not.</summary>
/// <param name="Version">The version of the portal.</param>
/// <param name="Changes">The facts in words, with masked numbers; empty if there was nothing to change.</param>
/// <param name="Notices">The codes of the notices.</param>
internal sealed record ChangeAnswer(long Version, IReadOnlyList<string> Changes, IReadOnlyList<string> Notices)
{
    /// <summary>True for a preview, which has changed nothing.</summary>
    public bool? IsPreview { get; init; }

    /// <summary>The numbers of the request that are as requested now.</summary>
    public IReadOnlyList<PhoneNumberAnswer>? PhoneNumbers { get; init; }

    /// <summary>The rejected ones.</summary>
    public IReadOnlyList<RejectedPhoneNumber>? RejectedPhoneNumbers { get; init; }

    /// <summary>How many numbers have each outcome.</summary>
    public IReadOnlyDictionary<string, int>? Counts { get; init; }

    public static ChangeAnswer Of(PortalPlan plan, IReadOnlyList<PhoneNumberForm>? sent) => new ChangeAnswer(plan.Version, Words(plan.Facts), Codes(plan.Notices)) { IsPreview = true }.With(plan.Numbers, sent);

    public static ChangeAnswer Of(Portal portal, PortalUpdate preview) => new(portal.Version, Words(preview.Change?.Facts ?? []), []) { IsPreview = true };

    public static ChangeAnswer Of(PortalAnswer answer, IReadOnlyList<PhoneNumberForm>? sent) => new ChangeAnswer(answer.Version, Words(answer.Change?.Facts ?? []), Codes(answer.Notices)).With(answer.Numbers, sent);

    private ChangeAnswer With(ImmutableArray<NumberResult> numbers, IReadOnlyList<PhoneNumberForm>? sent) => numbers.IsEmpty ? this : this with
    {
        PhoneNumbers = [.. numbers.Where(number => number.Outcome is not (NumberOutcome.Rejected or NumberOutcome.Ignored)).Select(PhoneNumberAnswer.Of)],
        RejectedPhoneNumbers = [.. numbers.Where(number => number.Outcome == NumberOutcome.Rejected).Select(number => RejectedPhoneNumber.Of(number, sent?[number.Line - 1]))],
        Counts = numbers.CountBy(number => number.Outcome).OrderBy(count => count.Key).ToDictionary(count => count.Key.ToString(), count => count.Value),
    };

    private static string[] Words(ImmutableArray<PortalFact> facts) => [.. facts.Select(fact => fact.ToString())];

    private static string[] Codes(ImmutableArray<PortalReason> reasons) => [.. reasons.Select(reason => reason.Code())];
}

/// <summary>A number that is as requested.</summary>
internal sealed record PhoneNumberAnswer(string PhoneNumber, string CallPurpose, string Outcome, IReadOnlyList<string> Notices)
{
    public static PhoneNumberAnswer Of(NumberResult number) => new(number.Number.ToString(), number.Purpose.Label(), number.Outcome.ToString(), number.NoticeCodes);
}

/// <summary>A rejected number.</summary>
/// <param name="Line">The line of the file, or the position in the list, from 1.</param>
/// <param name="PhoneNumber">The number as it was sent; the whole row of a file if it is not a number.</param>
/// <param name="CallPurpose">The purpose as it was sent.</param>
/// <param name="RejectionReason">The reason in the words of the field, where it has one; else the first code.</param>
/// <param name="Codes">The codes of all reasons, the primary one first.</param>
/// <param name="HeldBy">The place that has the number, if it belongs to the same business.</param>
/// <param name="Reassignable">Whether the same request with <c>reassign</c> moves the number.</param>
/// <param name="Suggestion">The row as it was probably meant.</param>
internal sealed record RejectedPhoneNumber(int Line, string PhoneNumber, string? CallPurpose, string RejectionReason, IReadOnlyList<string> Codes, PlaceView? HeldBy, bool? Reassignable, string? Suggestion)
{
    public static RejectedPhoneNumber Of(NumberResult number, PhoneNumberForm? sent)
    {
        var isOfOther = number.Codes.Contains(PortalReason.NumberInOtherBusiness.Code()) || number.Codes.Contains(PortalReason.ReassignCrossBusiness.Code()); // which one is not the caller's affair
        return new RejectedPhoneNumber(
            number.Line,
            sent?.PhoneNumber ?? number.Text ?? number.Number.ToString(),
            sent?.CallPurpose ?? (number.Purpose == CallingDomain.Numbers.CallPurpose.Unspecified ? null : number.Purpose.Label()),
            WordFor(number.Codes[0]),
            number.Codes,
            isOfOther || number.CurrentPlace is null ? null : PlaceView.Of(number.CurrentPlace),
            number.IsReassignable,
            number.Suggestion);
    }

    private static string WordFor(string code) => code switch
    {
        "DUPLICATE_IN_BATCH" or "DUPLICATE_IN_BATCH_CONFLICT" => "DUPLICATE_NUMBER",
        "NUMBER_IN_OTHER_BUSINESS" or "REASSIGN_CROSS_BUSINESS" => "ALLOCATED_NUMBER",
        "NUMBER_ASSIGNED_ELSEWHERE" or "NUMBER_NOT_FOUND" or "NUMBER_OUTSIDE_SCOPE" or "NUMBER_IN_USE" or "NUMBER_ALREADY_UNASSIGNED" => code,
        _ when code.StartsWith("NUMBER_", StringComparison.Ordinal) => "INVALID_NUMBER",
        _ => code,
    };
}

/// <summary>A place of the portal.</summary>
internal sealed record PlaceView(string BusinessId, string? BusinessUnitId, string? ProgramId)
{
    public static PlaceView Of(Place place) => new(place.Business!, place.Unit, place.Program);
}
