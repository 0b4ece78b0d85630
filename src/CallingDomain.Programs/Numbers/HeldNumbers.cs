using System.Collections.Immutable;
using CallingDomain.Numbers;

namespace CallingDomain.Programs;

/// <summary>The numbers that a request names, looked up in the portal.</summary>
internal sealed class HeldNumbers
{
    private readonly ImmutableArray<Named> _named;

    private HeldNumbers(ImmutableArray<Named> named) => _named = named;

    /// <summary>Looks the numbers up. If the scope does not exist, the request is refused and there are no numbers.</summary>
    public static HeldNumbers Find(PlanDraft plan, ImmutableArray<string> texts, Place? scope)
    {
        var within = scope is null ? null : plan.Resolve(scope);
        if (scope is not null && within is null) return new HeldNumbers([]);
        var seen = new HashSet<PhoneNumber>();
        return new HeldNumbers([.. texts.Select((text, index) => Find(plan.Portal, within, seen, text ?? "", index + 1))]);
    }

    /// <summary>The numbers found.</summary>
    public IEnumerable<RegisteredNumber> Found => _named.Where(each => each.Held is not null).Select(each => each.Held!);

    /// <summary>A result for each number.</summary>
    /// <param name="outcome">The outcome of a number that is neither rejected nor already as requested.</param>
    /// <param name="reasonFor">The reason that rejects a number of the portal; null for none.</param>
    /// <param name="noticeFor">The notice for a number that is already as requested; null for other numbers.</param>
    public ImmutableArray<NumberResult> Results(NumberOutcome outcome, Func<RegisteredNumber, PortalReason?> reasonFor, Func<RegisteredNumber, PortalReason?>? noticeFor = null) => [.. _named.Select(each =>
    {
        if (each.Held is not { } held) return each.Result;
        var result = each.Result with { CurrentPlace = held.Place, Purpose = held.Purpose };
        if (noticeFor?.Invoke(held) is { } notice) return result with { Outcome = NumberOutcome.AlreadyPresent, NoticeCodes = [notice.Code()] };
        return reasonFor(held) is { } reason ? result with { Codes = [reason.Code()] } : result with { Outcome = outcome };
    })];

    private static Named Find(Portal portal, Place? within, HashSet<PhoneNumber> seen, string text, int line)
    {
        var reading = NumberTemplate.ReadNumber(text);
        if (!reading.TryGet(out var number) && !PhoneNumber.Read(text).TryGet(out number))
            return new Named(new NumberResult(line, NumberOutcome.Rejected, PhoneNumber.None) { Text = text, Codes = [.. reading.Reason.Select(reason => reason.Code())] }, null);
        var rejected = new NumberResult(line, NumberOutcome.Rejected, number);
        if (!seen.Add(number)) return new Named(rejected with { Codes = [NumberReason.DuplicateInBatch.Code()] }, null);
        if (portal.Find(number) is not { } held) return new Named(rejected with { Codes = [PortalReason.NumberNotFound.Code()] }, null);
        return within is null || held.Place.IsWithin(within)
            ? new Named(rejected, held)
            : new Named(rejected with { Codes = [PortalReason.NumberOutsideScope.Code()], CurrentPlace = held.Place }, null);
    }

    /// <param name="Result">Rejected, until a rule gives another outcome.</param>
    /// <param name="Held">The number; null if it was rejected already.</param>
    private sealed record Named(NumberResult Result, RegisteredNumber? Held);
}
