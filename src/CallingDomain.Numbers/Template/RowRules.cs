using System.Runtime.CompilerServices;

namespace CallingDomain.Numbers;

/// <summary>The rules of one row: its number, its purpose and its shape. Files, manual entry and requests all come here.</summary>
internal sealed class RowRules(TemplateProfile profile, NumberPolicy policy, NumberingPlan plan)
{
    /// <summary>What may be mended where all digits are there and none is in doubt.</summary>
    private static readonly NumberReasons Mendable = NumberReasons.None
        .With(NumberReason.RowTrailingEmptyColumn)
        .With(NumberReason.NumberSpreadsheetGuard)
        .With(NumberReason.NumberScientific)
        .With(NumberReason.NumberDecimalSuffix)
        .With(NumberReason.NumberNonAsciiDigit)
        .With(NumberReason.NumberWhitespace)
        .With(NumberReason.NumberPunctuation)
        .With(NumberReason.NumberMissingPlus);

    private readonly PolicyRules _policy = new(policy, plan);
    private readonly bool _takesAllPurposes = policy.Purposes.IsEmpty;

    public bool IsTolerant => profile == TemplateProfile.Tolerant;

    /// <summary>Whether a number and a purpose are right without a closer look, and nothing is to be noticed but the purpose's own warning.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool TakesAtOnce(PhoneNumber number, CallPurpose purpose) => _policy.TakesAtOnce(number) && (_takesAllPurposes || policy.Takes(purpose));

    /// <summary>The full answer.</summary>
    /// <param name="numberText">The first column as UTF-8, unquoted.</param>
    /// <param name="purposeText">The second column likewise.</param>
    /// <param name="shape">What is wrong with the row's shape.</param>
    public RowAnswer Judge(ReadOnlySpan<byte> numberText, ReadOnlySpan<byte> purposeText, NumberReasons shape)
    {
        var account = PortalForm.Account(numberText, anyCountry: !policy.OnlyNanp);
        var judgement = Judge(account);
        var causes = account.Causes.With(judgement.Refusals).With(shape);
        var readPurpose = CallPurposes.Read(purposeText);
        if (!readPurpose.TryGet(out var purpose)) causes = causes.With(readPurpose.Reason);
        else if (!policy.Takes(purpose)) causes = causes.With(NumberReason.PurposeNotAllowed);

        var mended = MendedOf(causes, account);
        var refusals = causes.Without(mended);
        var notices = mended.With(judgement.Warnings).With(purpose.Warnings());
        if (refusals.IsEmpty) return new RowAnswer(account.Meant, purpose, refusals, notices, Suggestion: null, default);
        var parameters = ParametersOf(refusals, account, purposeText);
        return new RowAnswer(account.Meant, purpose, refusals, notices, Suggest(account.Meant, refusals, purpose, parameters.NearestPurpose), parameters);
    }

    /// <summary>The full answer on a number alone: nothing is said of a purpose.</summary>
    public RowAnswer Judge(ReadOnlySpan<byte> numberText)
    {
        var account = PortalForm.Account(numberText, anyCountry: !policy.OnlyNanp);
        var judgement = Judge(account);
        var causes = account.Causes.With(judgement.Refusals);
        var mended = MendedOf(causes, account);
        var refusals = causes.Without(mended);
        return new RowAnswer(account.Meant, CallPurpose.Unspecified, refusals, mended.With(judgement.Warnings), Suggestion: null, ParametersOf(refusals, account, default));
    }

    private NumberJudgement Judge(in NumberAccount account) => account.AsWritten == PhoneNumber.None ? default : _policy.Judge(account.AsWritten);

    private NumberReasons MendedOf(NumberReasons causes, in NumberAccount account) =>
        IsTolerant && account.IsCertain && account.Meant != PhoneNumber.None ? causes.CommonWith(Mendable) : NumberReasons.None;

    private RowParameters ParametersOf(NumberReasons refusals, in NumberAccount account, ReadOnlySpan<byte> purposeText) => new()
    {
        Digits = refusals.Contains(NumberReason.NumberLength) ? account.DigitCount : null,
        Region = refusals.Contains(NumberReason.NumberNotUs) || refusals.Contains(NumberReason.NumberRegionNotAllowed) ? policy.RegionOf(account.Meant, plan) : null,
        IsRecoverable = refusals.Contains(NumberReason.NumberScientific) ? account.Meant != PhoneNumber.None : null,
        NearestPurpose = refusals.Contains(NumberReason.PurposeUnknown) && CallPurposes.Nearest(purposeText) is { } near && policy.Takes(near) ? near : null,
    };

    private static TemplateLine? Suggest(PhoneNumber number, NumberReasons refusals, CallPurpose purpose, CallPurpose? nearest)
    {
        if (number == PhoneNumber.None) return null;
        var rest = refusals.Without(Mendable);
        if (nearest is { } near) (rest, purpose) = (rest.Without(NumberReason.PurposeUnknown), near);
        return rest.IsEmpty ? new TemplateLine(number, purpose) : null;
    }
}
