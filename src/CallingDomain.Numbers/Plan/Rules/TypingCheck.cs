namespace CallingDomain.Numbers;

/// <content>Checking as someone types: every way in which the digits may be meant is followed, since the rest is not there yet.</content>
internal sealed partial class PlanRules
{
    private const int NanpCode = 1;
    private const int NanpDigits = 10;

    /// <summary>What the text typed so far amounts to. Never throws, allocates nothing, linear in the length.</summary>
    /// <param name="typedSoFar">What stands in the field, in any form that <see cref="Read(ReadOnlySpan{char}, RegionCode)"/> takes.</param>
    /// <param name="region">Where it is typed.</param>
    /// <param name="plan">Answers for the valid numbers.</param>
    internal DigitsTyped Check<TPlan>(ReadOnlySpan<char> typedSoFar, RegionCode region, TPlan plan)
        where TPlan : IPlanPrefixes
    {
        if (!typedSoFar.ContainsAnyExcept(" \u00A0(+")) return DigitsTyped.Incomplete; // nothing, or how a number begins
        var read = Read(typedSoFar, region);
        if (read.TryGet(out var number) && plan.Prefix(number.Digits).IsValid) return DigitsTyped.Complete(number);
        if (!read.IsOk && read.Reason is not (NumberReason.NumberLength or NumberReason.NumberCallingCodeUnknown)) return DigitsTyped.Impossible(read.Reason);

        var hasPlus = typedSoFar.Contains('+');
        if (TypedText.CountDigits(typedSoFar) > TypedText.MostDigits) return DigitsTyped.Impossible(NumberReason.NumberLength);
        Span<byte> room = stackalloc byte[TypedText.MostDigits + 1];
        var digits = TypedText.CopyDigits(typedSoFar, room);
        var home = _byRegion[region.Packed];
        var canContinue = hasPlus && CanContinueAbroad(digits, plan);
        if (!hasPlus || digits[0] == '0') canContinue |= home != 0 && CanContinueAtHome(in _territories[home], digits, plan); // +00 is read as 00
        if (canContinue) return DigitsTyped.Incomplete;
        return DigitsTyped.Impossible(read.IsOk ? WhyImpossible(number) : read.Reason);
    }

    private bool CanContinueAtHome<TPlan>(in Territory rules, ReadOnlySpan<byte> digits, TPlan plan)
        where TPlan : IPlanPrefixes
    {
        if (CanContinueNational(in rules, digits, plan)) return true;
        var abroad = _machine.FindPrefix(rules.InternationalPrefix, digits);
        if (abroad.MayGrow) return true;
        if (abroad.Length > 0 && CanContinueAbroad(digits[abroad.Length..], plan)) return true;

        // the region's own calling code, typed without a plus
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
        if (territory == 0) return digits.Length < LongestCallingCode && plan.Prefix(Value(0, digits)).CanContinue;
        ref readonly var rules = ref _territories[territory];
        return CanContinueNational(in rules, digits[rules.CallingCodeDigits..], plan);
    }

    /// <summary>With the national prefix still on, with it off, or with it half typed.</summary>
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
        national.Length + rules.CallingCodeDigits < LongestE164 && plan.Prefix(Value(rules.CallingCode, national)).CanContinue;

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
