using System.Runtime.CompilerServices;

namespace CallingDomain.Numbers;

/// <summary>The rules of one row: its number, its purpose and its shape. Files, manual entry and requests all come here.</summary>
internal sealed class RowRules(TemplateProfile profile, NumberPolicy policy, NumberingPlan plan)
{
    /// <summary>What leaves no digit in doubt, so that it may be mended where all digits are there.</summary>
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
        var (number, causes, warnings) = JudgeNumber(numberText);
        causes = causes.With(shape);
        var readPurpose = CallPurposes.Read(purposeText);
        if (!readPurpose.TryGet(out var purpose)) causes = causes.With(readPurpose.Reason);
        else if (!policy.Takes(purpose)) causes = causes.With(NumberReason.PurposeNotAllowed);

        var mended = IsTolerant && number != PhoneNumber.None ? causes.Both(Mendable) : NumberReasons.None;
        var refusals = causes.Without(mended);
        var notices = mended.With(warnings).With(purpose.Warnings());
        return new RowAnswer(number, purpose, refusals, notices, refusals.IsEmpty ? null : Suggest(number, refusals, purposeText, purpose));
    }

    /// <summary>The full answer on a number alone: nothing is said of a purpose.</summary>
    public RowAnswer Judge(ReadOnlySpan<byte> numberText)
    {
        var (number, causes, warnings) = JudgeNumber(numberText);
        var mended = IsTolerant && number != PhoneNumber.None ? causes.Both(Mendable) : NumberReasons.None;
        return new RowAnswer(number, CallPurpose.Unspecified, causes.Without(mended), mended.With(warnings), Suggestion: null);
    }

    private (PhoneNumber Number, NumberReasons Causes, NumberReasons Warnings) JudgeNumber(ReadOnlySpan<byte> text)
    {
        var account = PortalForm.Account(text, anyCountry: !policy.OnlyNanp);
        var judgement = account.Meant == PhoneNumber.None ? default : _policy.Judge(account.Meant);
        return (account.Meant, account.Causes.With(judgement.Refusals), judgement.Warnings);
    }

    private TemplateLine? Suggest(PhoneNumber number, NumberReasons refusals, ReadOnlySpan<byte> purposeText, CallPurpose purpose)
    {
        if (number == PhoneNumber.None) return null;
        var rest = refusals.Without(Mendable);
        if (rest.Contains(NumberReason.PurposeUnknown) && CallPurposes.Nearest(purposeText) is { } near && policy.Takes(near))
            (rest, purpose) = (rest.Without(NumberReason.PurposeUnknown), near);
        return rest.IsEmpty ? new TemplateLine(number, purpose) : null;
    }
}
