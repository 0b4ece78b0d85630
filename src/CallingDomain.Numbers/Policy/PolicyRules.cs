using System.Runtime.CompilerServices;

namespace CallingDomain.Numbers;

/// <summary>A policy over a plan, made ready for many numbers.</summary>
/// <remarks>
/// Says what <see cref="NumberPolicy.Judge"/> says. Of most North American numbers the area code alone decides, once it is known not to be one of the few exchanges
/// with rules of their own; what an area code says is found when it first comes. Thread-safe: two threads may find the same.
/// </remarks>
internal sealed class PolicyRules(NumberPolicy policy, NumberingPlan plan)
{
    private const int Codes = 1000;
    private const int SampleExchange = 234, SampleLine = 5678; // an exchange and a line without rules of their own

    private static readonly bool[] OrdinaryExchanges = FindOrdinaryExchanges();

    private readonly AreaCodeAnswer[] _areaCodes = new AreaCodeAnswer[Codes];

    private enum AreaCodeAnswer : byte
    {
        NotAsked,

        /// <summary>All its ordinary numbers are taken, and nothing is to be noticed.</summary>
        TakesOrdinary,

        /// <summary>Each number is another question.</summary>
        AskEach,
    }

    /// <summary>All that the policy says.</summary>
    public NumberJudgement Judge(PhoneNumber number) => TakesAtOnce(number) ? default : policy.Judge(number, plan);

    /// <summary>Whether a number is taken and nothing is to be noticed, as far as that can be said at once; false says nothing.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool TakesAtOnce(PhoneNumber number)
    {
        const uint Lines = 10_000;
        unchecked
        {
            var national = number.Digits - NanpNumber.FirstNumber;
            if (national >= NanpNumber.FirstNumber) return false;
            var codes = (uint)(national / Lines); // area code and exchange
            var areaCode = codes / Codes;
            return OrdinaryExchanges[codes - (areaCode * Codes)] && (_areaCodes[areaCode] == AreaCodeAnswer.TakesOrdinary || TakesOrdinary((int)areaCode));
        }
    }

    private bool TakesOrdinary(int areaCode)
    {
        if (_areaCodes[areaCode] == AreaCodeAnswer.NotAsked) _areaCodes[areaCode] = Ask(areaCode);
        return _areaCodes[areaCode] == AreaCodeAnswer.TakesOrdinary;
    }

    private AreaCodeAnswer Ask(int areaCode)
    {
        if (!plan.SaysTheSameBehind(areaCode)) return AreaCodeAnswer.AskEach;
        var sample = policy.Judge(new NanpNumber(areaCode, SampleExchange, SampleLine).Number, plan);
        return sample.IsAccepted && sample.Warnings.IsEmpty ? AreaCodeAnswer.TakesOrdinary : AreaCodeAnswer.AskEach;
    }

    private static bool[] FindOrdinaryExchanges()
    {
        var ordinary = new bool[Codes];
        for (var exchange = 0; exchange < Codes; exchange++) ordinary[exchange] = new NanpNumber(0, exchange, 0).HasOrdinaryExchange;
        return ordinary;
    }
}
