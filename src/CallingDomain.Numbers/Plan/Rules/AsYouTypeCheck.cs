namespace CallingDomain.Numbers;

/// <content>The as-you-type check: follows every interpretation of the digits so far.</content>
internal sealed partial class PlanRules
{
    private const int NanpCode = 1;
    private const int NanpDigits = 10;

    /// <inheritdoc cref="NumberingPlan.CheckAsYouType"/>
    /// <param name="typed">The text so far.</param>
    /// <param name="region">The region of the writer.</param>
    /// <param name="plan">The valid numbers.</param>
    internal AsYouTypeResult Check<TPlan>(ReadOnlySpan<char> typed, RegionCode region, TPlan plan)
        where TPlan : IPlanPrefixes
    {
        if (!typed.ContainsAnyExcept(" \u00A0(+")) return AsYouTypeResult.Incomplete; // empty, or the start of any number
        var read = Read(typed, region);
        if (read.TryGet(out var number) && plan.LookupPrefix(number.Digits).IsValid) return AsYouTypeResult.Complete(number);
        if (!read.IsOk && read.Reason is not (NumberReason.NumberLength or NumberReason.NumberCallingCodeUnknown)) return AsYouTypeResult.Impossible(read.Reason);

        var hasPlus = typed.Contains('+');
        if (TypedText.CountDigits(typed) > TypedText.MostDigits) return AsYouTypeResult.Impossible(NumberReason.NumberLength);
        Span<byte> room = stackalloc byte[TypedText.MostDigits + 1];
        var digits = TypedText.CopyDigits(typed, room);
        var home = _byRegion[region.Packed];
        var canContinue = hasPlus && CanContinueAbroad(digits, plan);
        if (!hasPlus || digits[0] == '0') canContinue |= home != 0 && CanContinueAtHome(in _territories[home], digits, plan); // +00 is read as 00
        if (canContinue) return AsYouTypeResult.Incomplete;
        return AsYouTypeResult.Impossible(read.IsOk ? WhyImpossible(number) : read.Reason);
    }

    private bool CanContinueAtHome<TPlan>(in Territory rules, ReadOnlySpan<byte> digits, TPlan plan)
        where TPlan : IPlanPrefixes
    {
        if (CanContinueNational(in rules, digits, plan)) return true;
        var abroad = _machine.FindPrefix(rules.InternationalPrefix, digits);
        if (abroad.MayGrow) return true;
        if (abroad.Length > 0 && CanContinueAbroad(digits[abroad.Length..], plan)) return true;

        // the region's own calling code without a plus
        var known = Math.Min(digits.Length, rules.CallingCodeDigits);
        var code = rules.CallingCode / (int)PowersOfTen[rules.CallingCodeDigits - known];
        return StartsWith(digits, code, known) && (known == digits.Length || CanContinueNational(in rules, digits[known..], plan));
    }

    private bool CanContinueAbroad<TPlan>(ReadOnlySpan<byte> digits, TPlan plan)
        where TPlan : IPlanPrefixes
    {
        if (digits.IsEmpty) return true;
        if (digits[0] == '0') return false;
        var territory = TerritoryOf(digits);
        if (territory == 0) return digits.Length < LongestCallingCode && plan.LookupPrefix(Value(0, digits)).CanContinue;
        ref readonly var rules = ref _territories[territory];
        return CanContinueNational(in rules, digits[rules.CallingCodeDigits..], plan);
    }

    /// <summary>With the national prefix, without it, or with a part of it.</summary>
    private bool CanContinueNational<TPlan>(in Territory rules, ReadOnlySpan<byte> digits, TPlan plan)
        where TPlan : IPlanPrefixes
    {
        if (CanContinue(in rules, digits, plan)) return true;
        var match = _machine.FindPrefix(rules.NationalPrefix, digits);
        if (match.MayGrow) return true;
        if (match.Length <= 0) return false;
        Span<byte> room = stackalloc byte[Room];
        var stripped = match.HasCapture && rules.Transform != 0 ? Transform(in rules, match, digits, room) : digits[match.Length..];
        return CanContinue(in rules, stripped, plan);
    }

    private static bool CanContinue<TPlan>(in Territory rules, ReadOnlySpan<byte> national, TPlan plan)
        where TPlan : IPlanPrefixes =>
        national.Length + rules.CallingCodeDigits < LongestE164 && plan.LookupPrefix(Value(rules.CallingCode, national)).CanContinue;

    private NumberReason WhyImpossible(PhoneNumber number)
    {
        Span<byte> store = stackalloc byte[20];
        number.Digits.TryFormat(store, out var count, default, System.Globalization.CultureInfo.InvariantCulture);
        ReadOnlySpan<byte> digits = store[..count];
        ref readonly var rules = ref _territories[TerritoryOf(digits)];
        var national = digits[rules.CallingCodeDigits..];
        if (rules.CallingCode == NanpCode)
        {
            if (national[0] is (byte)'0' or (byte)'1') return NumberReason.NumberAreaCodeInvalid;
            if (national.Length > NanpDigits) return NumberReason.NumberLength;
            if (national.Length > 3 && (national[3] is (byte)'0' or (byte)'1')) return NumberReason.NumberExchangeInvalid;
        }

        return national.Length > rules.LongestPossible ? NumberReason.NumberLength : NumberReason.NumberUnassigned;
    }

    private static ulong Value(int callingCode, ReadOnlySpan<byte> digits)
    {
        var value = (ulong)callingCode;
        foreach (var digit in digits) value = (value * 10) + (ulong)(digit & 0xF);
        return value;
    }
}
