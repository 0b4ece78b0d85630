using CallingDomain.Dialing;

namespace CallingDomain.Cli;

/// <summary>Puts calls, which come in the order in which they end, into the order of dialing.</summary>
/// <remarks>Holds the calls that ended while an earlier one was still under way.</remarks>
/// <param name="next">Receives each call in its turn.</param>
internal sealed class CallsInOrder(Action<HistoryEntry> next)
{
    private readonly Dictionary<long, HistoryEntry> _early = [];
    private long _expected = 1;

    public void Add(in HistoryEntry ended)
    {
        if (ended.Attempt.Id != _expected)
        {
            _early.Add(ended.Attempt.Id, ended);
            return;
        }

        next(ended);
        for (_expected++; _early.Remove(_expected, out var entry); _expected++) next(entry);
    }
}
