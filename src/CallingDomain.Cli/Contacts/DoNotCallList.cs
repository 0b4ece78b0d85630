using System.Globalization;
using CallingDomain.Contacts;
using CallingDomain.Numbers;

namespace CallingDomain.Cli;

/// <summary>Do-not-call files and saved blacklists.</summary>
internal static class DoNotCallList
{
    /// <summary>Adds the numbers of a file.</summary>
    /// <param name="blacklist">Receives the numbers.</param>
    /// <param name="path">The file: a saved blacklist, or a do-not-call file.</param>
    /// <param name="standardInput">The file for the path <c>-</c>.</param>
    /// <param name="options">How a do-not-call file is read.</param>
    /// <returns>The report; null for a saved blacklist.</returns>
    /// <exception cref="InputException">The file cannot be read.</exception>
    public static DoNotCallReport? AddTo(BlacklistBuilder blacklist, string path, Stream standardInput, DoNotCallFileOptions options) => InputFile.Use(path, standardInput, stream =>
    {
        using var copy = stream.CanSeek ? null : TemporaryFile.CopyOf(stream);
        var file = copy ?? stream;
        if (IsSaved(file))
        {
            var loading = Blacklist.Load(file);
            blacklist.Add(loading.TryGet(out var saved) ? saved : throw Refusals.Of(path, loading.Reason));
            return null;
        }

        var reading = DoNotCallFile.Read(file, blacklist, options);
        return reading.TryGet(out var report) ? report : throw Refusals.Of(path, reading.Reason!);
    });

    /// <summary>Reads a file of which every row must be a number, so that no listed number is called.</summary>
    /// <param name="path">The file; null for none.</param>
    /// <param name="standardInput">The file for the path <c>-</c>.</param>
    /// <param name="phones">Reads the numbers.</param>
    /// <returns>The numbers; null for none.</returns>
    /// <exception cref="InputException">The file or one of its rows cannot be read.</exception>
    public static Blacklist? Read(string? path, Stream standardInput, PhoneReader phones)
    {
        if (path is null) return null;
        var blacklist = new BlacklistBuilder();
        var report = AddTo(blacklist, path, standardInput, new DoNotCallFileOptions { Phones = phones, MaxIssues = 1 });
        if (report is not { Issues: [var first, ..] }) return blacklist.Build();
        throw new InputException(
            first.Code,
            string.Create(CultureInfo.InvariantCulture, $"The do-not-call file '{path}' has {report.Rejected} rows that cannot be read; the first is on line {first.Line}: {Wording.Of(first.Code)}. 'callingdomain contacts blacklist' lists them."),
            ("file", path),
            ("line", first.Line),
            ("rejected", report.Rejected));
    }

    private static bool IsSaved(Stream file)
    {
        Span<byte> start = stackalloc byte[Blacklist.StartLength];
        var position = file.Position;
        start = start[..file.ReadAtLeast(start, start.Length, throwOnEndOfStream: false)];
        file.Position = position;
        return Blacklist.IsSaved(start);
    }
}
