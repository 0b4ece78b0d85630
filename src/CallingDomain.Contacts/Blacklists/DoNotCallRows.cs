using System.Collections.Immutable;
using System.Runtime.InteropServices;
using CallingDomain.Numbers;

namespace CallingDomain.Contacts;

/// <summary>The rows of a do-not-call file: numbers go to the blacklist, issues and counts to the report.</summary>
internal sealed class DoNotCallRows(BlacklistBuilder blacklist, DoNotCallFileOptions options)
{
    private readonly List<DoNotCallIssue> _issues = [];
    private readonly Dictionary<(DoNotCallReason, NumberReason), long> _counts = [];
    private long _numbers, _rejected;

    public DoNotCallFormat Format { get; set; } = options.Format;

    public long BlankLines { get; set; }

    public long HeadingLines { get; set; }

    /// <summary>Whether there is a number or an issue.</summary>
    public bool HasRows => _numbers + _rejected > 0;

    /// <summary>Adds the number of a text, or an issue.</summary>
    public void Add(ReadOnlySpan<byte> text, int line, int column)
    {
        var reading = options.Phones.Read(text);
        if (!reading.TryGet(out var phone))
        {
            Reject(new DoNotCallIssue(line, column, DoNotCallReason.Unspecified, reading.Reason));
            return;
        }

        blacklist.Add(phone.Number);
        _numbers++;
    }

    public void Reject(DoNotCallReason reason, int line, int column) => Reject(new DoNotCallIssue(line, column, reason, NumberReason.Unspecified));

    public DoNotCallReport ToReport() => new()
    {
        Format = Format,
        Numbers = _numbers,
        Rejected = _rejected,
        BlankLines = BlankLines,
        HeadingLines = HeadingLines,
        Codes = _counts.ToImmutableSortedDictionary(each => new DoNotCallIssue(0, 0, each.Key.Item1, each.Key.Item2).Code, each => each.Value, StringComparer.Ordinal),
        Issues = [.. _issues],
    };

    private void Reject(DoNotCallIssue issue)
    {
        _rejected++;
        CollectionsMarshal.GetValueRefOrAddDefault(_counts, (issue.Reason, issue.Number), out _)++;
        if (_issues.Count < options.MaxIssues) _issues.Add(issue);
    }
}
