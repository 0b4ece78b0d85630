using System.Collections.Immutable;
using CallingDomain.Numbers;

namespace CallingDomain.Programs;

/// <summary>The numbers that a request names, looked up in the portal.</summary>
internal sealed class HeldNumbers
{
    private readonly ImmutableArray<Named> _named;

    private HeldNumbers(ImmutableArray<Named> named) => _named = named;

    /// <summary>Looks them up; false, and refused, where the scope is none.</summary>
    public static bool TryFind(PlanDraft plan, ImmutableArray<string> texts, Place? scope, out HeldNumbers held)
    {
        held = new HeldNumbers([]);
        var within = scope is null ? null : plan.Resolve(scope);
        if (scope is not null && within is null) return false;
        var met = new HashSet<PhoneNumber>();
        held = new HeldNumbers([.. (texts.IsDefault ? [] : texts).Select((text, index) => Find(plan.Portal, within, met, text ?? "", index + 1))]);
        return true;
    }

    /// <summary>An answer for each: the outcome, unless something was wrong with the number already or is now.</summary>
    /// <param name="outcome">What becomes of the others.</param>
    /// <param name="whyNot">Why a number of the portal is rejected; null where it is not.</param>
    /// <param name="isSoAlready">The notice for a number that needs no change; null where it needs one.</param>
    public NumberAnswers Answer(NumberOutcome outcome, Func<RegisteredNumber, PortalReason?> whyNot, Func<RegisteredNumber, PortalReason?>? isSoAlready = null) => new([.. _named.Select(each =>
    {
        if (each.Held is not { } held) return each.Answer;
        var answer = each.Answer with { HeldBy = held.Place, Purpose = held.Purpose };
        if (isSoAlready?.Invoke(held) is { } notice) return answer with { Outcome = NumberOutcome.AlreadyPresent, Notices = [notice.Code()] };
        return whyNot(held) is { } reason ? answer with { Codes = [reason.Code()] } : answer with { Outcome = outcome };
    })]);

    /// <summary>The numbers that were found.</summary>
    public IEnumerable<RegisteredNumber> Found => _named.Where(each => each.Held is not null).Select(each => each.Held!);

    private static Named Find(Portal portal, Place? within, HashSet<PhoneNumber> met, string text, int line)
    {
        var reading = PortalForm.Read(text);
        if (!reading.TryGet(out var number) && !PhoneNumber.Read(text).TryGet(out number))
            return new Named(new NumberAnswer(line, NumberOutcome.Rejected, PhoneNumber.None) { Text = text, Codes = [.. reading.Reason.Select(reason => reason.Code())] }, null);
        var rejected = new NumberAnswer(line, NumberOutcome.Rejected, number);
        if (!met.Add(number)) return new Named(rejected with { Codes = [NumberReason.DuplicateInBatch.Code()] }, null);
        if (portal.Find(number) is not { } held) return new Named(rejected with { Codes = [PortalReason.NumberNotFound.Code()] }, null);
        return within is null || held.Place.IsWithin(within)
            ? new Named(rejected, held)
            : new Named(rejected with { Codes = [PortalReason.NumberOutsideScope.Code()], HeldBy = held.Place }, null);
    }

    /// <param name="Answer">Rejected until it is known better.</param>
    /// <param name="Held">The number, if nothing is wrong so far.</param>
    private sealed record Named(NumberAnswer Answer, RegisteredNumber? Held);
}
