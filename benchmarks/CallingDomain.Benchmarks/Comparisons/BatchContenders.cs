using CallingDomain.Numbers;
using PhoneNumbers;
using PhoneNumber = CallingDomain.Numbers.PhoneNumber;

namespace CallingDomain.Benchmarks;

/// <summary>Ours: E.164 texts of any country in batches: the number, whether it is valid, its type and its region.</summary>
internal sealed class PlanBatch(string[] texts) : IContender
{
    private const int Size = 1000;

    private readonly PhoneNumber[] _numbers = new PhoneNumber[Size];
    private readonly NumberInfo[] _infos = new NumberInfo[Size];
    private int _next;

    public ulong Run(int operations)
    {
        var sum = 0UL;
        while (operations > 0)
        {
            var batch = texts.AsSpan(_next, Math.Min(Math.Min(operations, Size), texts.Length - _next));
            for (var at = 0; at < batch.Length; at++) _numbers[at] = PhoneNumber.Read(batch[at]).Value;
            NumberingPlan.Default.Lookup(_numbers.AsSpan(0, batch.Length), _infos);
            foreach (var info in _infos.AsSpan(0, batch.Length)) sum = BatchSum.Add(sum, info.IsValid, info.Type, info.Region);
            _next = (_next + batch.Length) % texts.Length;
            operations -= batch.Length;
        }

        return sum;
    }
}

/// <summary>The same by libphonenumber-csharp, one text after the other.</summary>
internal sealed class LibPhoneNumberBatch(string[] texts) : IContender
{
    private static readonly NumberType[] Types = [.. Enum.GetValues<PhoneNumberType>().OrderBy(type => type).Select(type => Enum.Parse<NumberType>(type.ToString().Replace("_", "", StringComparison.Ordinal), ignoreCase: true))];

    private readonly PhoneNumberUtil _util = PhoneNumberUtil.GetInstance();
    private int _next;

    public ulong Run(int operations)
    {
        var sum = 0UL;
        for (; operations > 0; operations--)
        {
            var number = _util.Parse(texts[_next], "US");
            sum = BatchSum.Add(sum, _util.IsValidNumber(number), Types[(int)_util.GetNumberType(number)], RegionCode.Read(_util.GetRegionCodeForNumber(number)).Value);
            _next = (_next + 1) % texts.Length;
        }

        return sum;
    }
}

/// <summary>The checksum of both.</summary>
internal static class BatchSum
{
    public static ulong Add(ulong sum, bool isValid, NumberType type, RegionCode region) => unchecked((sum * 31) + (isValid ? 1UL : 0) + ((ulong)type << 1) + ((ulong)(uint)region.GetHashCode() << 8));
}
