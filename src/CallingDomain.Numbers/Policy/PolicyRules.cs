using System.Runtime.CompilerServices;

namespace CallingDomain.Numbers;

/// <summary>A policy with a plan, optimized for many numbers.</summary>
/// <remarks>
/// Gives the answers of <see cref="NumberPolicy.Answer"/>. The area code alone decides most North American numbers, except for a few exchanges with their own rules. The answer of an
/// area code is computed on first use. Thread-safe: two threads may compute the same.
/// </remarks>
internal sealed class PolicyRules(NumberPolicy policy, NumberingPlan plan)
{
    private const int Codes = 1000;
    private const int SampleExchange = 234, SampleLine = 5678; // an exchange and a line without special rules

    private static readonly bool[] OrdinaryExchanges = FindOrdinaryExchanges();

    private readonly AreaCodeAnswer[] _areaCodes = new AreaCodeAnswer[Codes];

    private enum AreaCodeAnswer : byte
    {
        NotAsked,

        /// <summary>All its ordinary numbers are accepted without notices.</summary>
        AcceptsOrdinary,

        /// <summary>Each number needs a full check.</summary>
        AskEach,
    }

    /// <summary>The full answer.</summary>
    public PolicyAnswer Answer(PhoneNumber number) => IsPlainlyAccepted(number) ? default : policy.Answer(number, plan);

    /// <summary>The fast path: whether a number is accepted without notices; false means unknown.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool IsPlainlyAccepted(PhoneNumber number)
    {
        const uint Lines = 10_000;
        unchecked
        {
            var national = number.Digits - NanpNumber.FirstNumber;
            if (national >= NanpNumber.FirstNumber) return false;
            var codes = (uint)(national / Lines); // area code and exchange
            var areaCode = codes / Codes;
            return OrdinaryExchanges[codes - (areaCode * Codes)] && (_areaCodes[areaCode] == AreaCodeAnswer.AcceptsOrdinary || AcceptsOrdinary((int)areaCode));
        }
    }

    private bool AcceptsOrdinary(int areaCode)
    {
        if (_areaCodes[areaCode] == AreaCodeAnswer.NotAsked) _areaCodes[areaCode] = Ask(areaCode);
        return _areaCodes[areaCode] == AreaCodeAnswer.AcceptsOrdinary;
    }

    private AreaCodeAnswer Ask(int areaCode)
    {
        if (!plan.HasUniformInfo(areaCode)) return AreaCodeAnswer.AskEach;
        var sample = policy.Answer(new NanpNumber(areaCode, SampleExchange, SampleLine).Number, plan);
        return sample.IsAccepted && sample.Notices.IsEmpty ? AreaCodeAnswer.AcceptsOrdinary : AreaCodeAnswer.AskEach;
    }

    private static bool[] FindOrdinaryExchanges()
    {
        var ordinary = new bool[Codes];
        for (var exchange = 0; exchange < Codes; exchange++) ordinary[exchange] = new NanpNumber(0, exchange, 0).HasOrdinaryExchange;
        return ordinary;
    }
}
