using System.Diagnostics;
using System.Globalization;

namespace CallingDomain.Cli;

/// <summary>A progress bar on standard error for work that takes longer than a second. It is not shown when standard error is redirected.</summary>
internal sealed class ProgressBar(Terminal terminal, string what, int total) : IProgress<int>, IDisposable
{
    private const int Width = 40;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan BetweenPictures = TimeSpan.FromMilliseconds(100);

    private readonly Stopwatch _sinceStart = Stopwatch.StartNew();
    private TimeSpan _nextPicture = Patience;

    public void Report(int value)
    {
        if (!terminal.ErrorIsTerminal || total == 0 || _sinceStart.Elapsed < _nextPicture) return;
        _nextPicture = _sinceStart.Elapsed + BetweenPictures;
        var full = (int)Math.Min(Width, (long)Width * value / total); // a file may grow while it is read
        terminal.Error.Write(string.Create(
            CultureInfo.InvariantCulture,
            $"\r[{new string('#', full)}{new string('.', Width - full)}] {value:N0} of {total:N0} {what}"));
    }

    public void Dispose()
    {
        if (_nextPicture > Patience) terminal.Error.Write("\r\u001b[2K");
    }
}
