namespace CallingDomain.Benchmarks;

/// <summary>One side of a reading of numbers: one text after the other, from the first again after the last.</summary>
internal sealed class NumberContender<TReader>(string[] texts, TReader reader) : IContender
    where TReader : struct, INumberReader
{
    private int _next;

    public ulong Run(int operations)
    {
        var sum = 0UL;
        while (operations > 0)
        {
            var count = Math.Min(operations, texts.Length - _next);
            foreach (var text in texts.AsSpan(_next, count)) sum = unchecked((sum * 31) + (reader.IsValid(text) ? 1UL : 0));
            _next = (_next + count) % texts.Length;
            operations -= count;
        }

        return sum;
    }
}
