using System.Collections.Immutable;
using CallingDomain.Numbers;

namespace CallingDomain.Contacts;

/// <summary>Counts the codes of errors and notices.</summary>
internal sealed class CodeCounts
{
    private readonly long[] _numbers = new long[1 + (int)Enum.GetValues<NumberReason>().Max()];
    private readonly long[] _reasons = new long[1 + (int)Enum.GetValues<ContactReason>().Max()];

    public void Add(ContactReader row)
    {
        foreach (var issue in row.FoundIssues)
        {
            _numbers[(int)issue.Number]++;
            _reasons[(int)issue.Reason]++;
        }
    }

    public ImmutableSortedDictionary<string, long> ToDictionary()
    {
        var codes = ImmutableSortedDictionary.CreateBuilder<string, long>(StringComparer.Ordinal);
        for (var i = 1; i < _numbers.Length; i++)
        {
            if (_numbers[i] > 0) codes.Add(((NumberReason)i).Code(), _numbers[i]);
        }

        for (var i = 1; i < _reasons.Length; i++)
        {
            if (_reasons[i] > 0) codes[((ContactReason)i).Code()] = codes.GetValueOrDefault(((ContactReason)i).Code()) + _reasons[i];
        }

        return codes.ToImmutable();
    }
}
