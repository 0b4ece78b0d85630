using System.Runtime.InteropServices;

namespace CallingDomain.Cli;

/// <summary>Files and folders that are being written. A signal that ends the process removes them first.</summary>
/// <remarks>A lock protects each change; a signal keeps the lock, so that a file appears completely or not at all.</remarks>
internal static class Unfinished
{
    private const int SignalStatus = 128; // added to the number of a signal, as shells do

    private static readonly (PosixSignal Signal, int Number)[] Signals = [(PosixSignal.SIGHUP, 1), (PosixSignal.SIGINT, 2), (PosixSignal.SIGTERM, 15)];
    private static readonly Lock Gate = new();
    private static readonly HashSet<string> Paths = new(StringComparer.Ordinal);
    private static Action<int>? _stop; // receives the first signal

    /// <summary>From now on, SIGHUP, SIGINT and SIGTERM remove unfinished files and end the process with status 129, 130 and 143.</summary>
    public static IReadOnlyList<IDisposable> RemoveOnSignals() => [.. Signals.Select(each => PosixSignalRegistration.Create(each.Signal, context =>
    {
        context.Cancel = true; // the runtime would end the process at once
        if (Interlocked.Exchange(ref _stop, null) is { } stop) stop(SignalStatus + each.Number);
        else Stop(SignalStatus + each.Number);
    }))];

    /// <summary>Passes the first signal to an action instead of ending the process; the second one ends the process.</summary>
    /// <param name="stop">Receives the exit status of the signal; null: the first signal ends the process.</param>
    public static void OnFirstSignal(Action<int>? stop) => Interlocked.Exchange(ref _stop, stop);

    /// <summary>Creates an unfinished file or folder.</summary>
    public static T Begin<T>(string path, Func<T> make)
    {
        lock (Gate)
        {
            var made = make();
            Paths.Add(path);
            return made;
        }
    }

    /// <summary>Moves a file or folder to its place, or removes it.</summary>
    public static void End(string path, Action end)
    {
        lock (Gate)
        {
            end();
            Paths.Remove(path);
        }
    }

    /// <summary>Runs an action that a signal must not interrupt.</summary>
    public static T Whole<T>(Func<T> make)
    {
        lock (Gate) return make();
    }

    private static void Stop(int status)
    {
        lock (Gate)
        {
            foreach (var path in Paths) Remove(path);
            Environment.Exit(status);
        }
    }

    private static void Remove(string path)
    {
        try
        {
            if (Directory.Exists(path)) Directory.Delete(path, recursive: true);
            else File.Delete(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Console.Error.WriteLine($"{path}: {e.Message}"); // the next run replaces the file
        }
    }
}
