using CallingDomain.Dialing;

namespace CallingDomain.Cli;

/// <summary>Sorts calls from the order of their ends into the order of dialing.</summary>
/// <remarks>Keeps the calls that end before an earlier call.</remarks>
/// <param name="next">Receives the calls in the order of dialing.</param>
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
