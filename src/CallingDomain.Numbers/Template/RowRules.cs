using System.Runtime.CompilerServices;

namespace CallingDomain.Numbers;

/// <summary>The rules of one row: number, purpose and shape; used for files, manual entry and requests.</summary>
internal sealed class RowRules(bool isTolerant, NumberPolicy policy, NumberingPlan plan)
{
    /// <summary>Reasons that can be repaired if every digit is certain.</summary>
    private static readonly NumberReasons Repairable = NumberReasons.None
        .With(NumberReason.RowTrailingEmptyColumn)
        .With(NumberReason.NumberSpreadsheetGuard)
        .With(NumberReason.NumberScientific)
        .With(NumberReason.NumberDecimalSuffix)
        .With(NumberReason.NumberNonAsciiDigit)
        .With(NumberReason.NumberWhitespace)
        .With(NumberReason.NumberPunctuation)
        .With(NumberReason.NumberMissingPlus);

    private readonly PolicyRules _policy = new(policy, plan);
    private readonly bool _allowsAllPurposes = policy.Purposes.IsEmpty;

    public bool IsTolerant => isTolerant;

    /// <summary>The fast path: whether a number and a purpose are accepted with no notice but the purpose's own; false means unknown.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool IsPlainlyAccepted(PhoneNumber number, CallPurpose purpose) => _policy.IsPlainlyAccepted(number) && (_allowsAllPurposes || policy.IsAllowed(purpose));

    /// <summary>Checks a number and a purpose.</summary>
    /// <param name="numberText">The first column as UTF-8, unquoted.</param>
    /// <param name="purposeText">The second column as UTF-8, unquoted.</param>
    /// <param name="shape">The reasons of the row's shape.</param>
    public NumberCheckResult Check(ReadOnlySpan<byte> numberText, ReadOnlySpan<byte> purposeText, NumberReasons shape)
    {
        var account = PortalForm.Account(numberText, anyCountry: !policy.OnlyNanp);
        var answer = Answer(account);
        var causes = account.Causes.With(answer.Reasons).With(shape);
        var readPurpose = CallPurposes.Read(purposeText);
        if (!readPurpose.TryGet(out var purpose)) causes = causes.With(readPurpose.Reason);
        else if (!policy.IsAllowed(purpose)) causes = causes.With(NumberReason.PurposeNotAllowed);

        var repaired = RepairedOf(causes, account);
        var refusals = causes.Without(repaired);
        var result = new NumberCheckResult(account.Meant, purpose, refusals, repaired.With(answer.Notices).With(purpose.Warnings()));
        if (refusals.IsEmpty) return result;
        result = WithDetails(result, account, purposeText);
        return result with { Suggestion = Suggest(account.Meant, refusals, purpose, result.NearestPurpose) };
    }

    /// <summary>Checks a number alone.</summary>
    public NumberCheckResult Check(ReadOnlySpan<byte> numberText)
    {
        var account = PortalForm.Account(numberText, anyCountry: !policy.OnlyNanp);
        var answer = Answer(account);
        var causes = account.Causes.With(answer.Reasons);
        var repaired = RepairedOf(causes, account);
        return WithDetails(new NumberCheckResult(account.Meant, CallPurpose.Unspecified, causes.Without(repaired), repaired.With(answer.Notices)), account, default);
    }

    private PolicyAnswer Answer(in NumberAccount account) => account.AsWritten == PhoneNumber.None ? default : _policy.Answer(account.AsWritten);

    private NumberReasons RepairedOf(NumberReasons causes, in NumberAccount account) =>
        IsTolerant && account.IsCertain && account.Meant != PhoneNumber.None ? causes.Intersect(Repairable) : NumberReasons.None;

    private NumberCheckResult WithDetails(in NumberCheckResult result, in NumberAccount account, ReadOnlySpan<byte> purposeText)
    {
        var refusals = result.Reasons;
        return result with
        {
            DigitCount = refusals.Contains(NumberReason.NumberLength) ? account.DigitCount : null,
            Region = refusals.Contains(NumberReason.NumberNotUs) || refusals.Contains(NumberReason.NumberRegionNotAllowed) ? policy.RegionOf(account.Meant, plan) : null,
            IsRecoverable = refusals.Contains(NumberReason.NumberScientific) ? account.Meant != PhoneNumber.None : null,
            NearestPurpose = refusals.Contains(NumberReason.PurposeUnknown) && CallPurposes.FindNearest(purposeText) is { } near && policy.IsAllowed(near) ? near : null,
        };
    }

    private static TemplateLine? Suggest(PhoneNumber number, NumberReasons refusals, CallPurpose purpose, CallPurpose? nearest)
    {
        if (number == PhoneNumber.None) return null;
        var rest = refusals.Without(Repairable);
        if (nearest is { } near) (rest, purpose) = (rest.Without(NumberReason.PurposeUnknown), near);
        return rest.IsEmpty ? new TemplateLine(number, purpose) : null;
    }
}
