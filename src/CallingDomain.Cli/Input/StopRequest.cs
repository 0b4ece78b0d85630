namespace CallingDomain.Cli;

/// <summary>Whether a signal asks the command to stop. The command stops where it can continue later; a second signal ends the process at once.</summary>
internal sealed class StopRequest : IDisposable
{
    private readonly Terminal _terminal;
    private readonly CancellationTokenSource _source = new();
    private int _status;

    public StopRequest(Terminal terminal)
    {
        _terminal = terminal;
        terminal.OnFirstSignal(status =>
        {
            _status = status;
            _source.Cancel();
        });
    }

    /// <summary>Canceled by the signal.</summary>
    public CancellationToken Token => _source.Token;

    /// <summary>Throws if a signal has come.</summary>
    /// <param name="where">Where the command stops, for people.</param>
    /// <exception cref="InputException">A signal has come.</exception>
    public void ThrowIfAsked(Func<string> where)
    {
        if (_source.IsCancellationRequested) throw new InputException(InputReason.RunStopped, $"{where()} Start the same command again to continue.") { Status = _status };
    }

    public void Dispose()
    {
        _terminal.OnFirstSignal(null);
        _source.Dispose();
    }
}
