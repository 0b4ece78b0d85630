using System.Runtime.InteropServices;

namespace CallingDomain.Cli;

/// <summary>Files and folders that are being written: a signal that ends the process removes them first.</summary>
/// <remarks>Each change to them happens under one lock, which the signal takes for good: a file is put in its place completely, or not at all.</remarks>
internal static class Unfinished
{
    private const int SignalStatus = 128; // the status of a process that a signal ended, as shells count it

    private static readonly (PosixSignal Signal, int Number)[] Signals = [(PosixSignal.SIGHUP, 1), (PosixSignal.SIGINT, 2), (PosixSignal.SIGTERM, 15)];
    private static readonly Lock Gate = new();
    private static readonly HashSet<string> Paths = new(StringComparer.Ordinal);

    /// <summary>From now on, SIGHUP, SIGINT and SIGTERM end the process with status 129, 130 and 143 after its unfinished files are removed.</summary>
    public static IReadOnlyList<IDisposable> RemoveOnSignals() => [.. Signals.Select(each => PosixSignalRegistration.Create(each.Signal, context =>
    {
        context.Cancel = true; // not the end that the runtime would make of it
        Stop(SignalStatus + each.Number);
    }))];

    /// <summary>Makes something that is unfinished from now on.</summary>
    public static T Begin<T>(string path, Func<T> make)
    {
        lock (Gate)
        {
            var made = make();
            Paths.Add(path);
            return made;
        }
    }

    /// <summary>Puts something in its place, or removes it.</summary>
    public static void End(string path, Action end)
    {
        lock (Gate)
        {
            end();
            Paths.Remove(path);
        }
    }

    /// <summary>Does something that a signal must not interrupt.</summary>
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
            Console.Error.WriteLine($"{path}: {e.Message}"); // it stays, under a name that the next run replaces
        }
    }
}
