using System.Collections.Immutable;
using System.Runtime.InteropServices;
using CallingDomain.Numbers;

namespace CallingDomain.Contacts;

/// <summary>The errors and notices of a row. Indexes of columns are from 0.</summary>
internal sealed class RowIssues
{
    private readonly List<ContactIssue> _issues = [];
    private readonly HashSet<ContactIssue> _known = []; // the issues, once a notice is to be given once
    private bool _isKnown;

    /// <summary>Whether there is an error.</summary>
    public bool HasErrors { get; private set; }

    public int Count => _issues.Count;

    /// <summary>All issues in the order in which they were found, without a copy.</summary>
    public ReadOnlySpan<ContactIssue> Found => CollectionsMarshal.AsSpan(_issues);

    /// <summary>All issues, by column.</summary>
    public ImmutableArray<ContactIssue> ByColumn => [.. _issues.OrderBy(issue => issue.Column)];

    public void Clear()
    {
        _issues.Clear();
        HasErrors = false;
        if (_isKnown) _known.Clear();
        _isKnown = false;
    }

    public void Add(ContactIssue issue)
    {
        _issues.Add(issue);
        if (_isKnown) _known.Add(issue);
        HasErrors |= issue.IsError;
    }

    public void Reject(int column, ContactReason reason) => Add(ContactIssue.Error(column + 1, reason));

    /// <summary>Rejects a cell without a time zone, by the result of <see cref="ZoneCells.IndexOf(ReadOnlySpan{byte})"/>.</summary>
    public void RejectZone(int column, int zone) => Reject(column, zone == ZoneCells.Ambiguous ? ContactReason.TimeZoneAmbiguous : ContactReason.TimeZoneUnknown);

    public void Notice(int column, ContactReason reason) => Add(ContactIssue.Notice(column + 1, reason));

    public void NoticeAll(int column, NumberReasons notices)
    {
        if (notices.IsEmpty) return;
        foreach (var notice in notices) Add(ContactIssue.Notice(column + 1, notice));
    }

    /// <summary>Adds a notice once.</summary>
    public void NoticeOnce(int column, ContactReason reason)
    {
        var notice = ContactIssue.Notice(column + 1, reason);
        if (!_isKnown) _known.UnionWith(_issues);
        _isKnown = true;
        if (_known.Add(notice)) _issues.Add(notice);
    }

    /// <summary>Makes the last notice of some reasons an error.</summary>
    /// <returns>False if there is no such notice.</returns>
    public bool TryRejectFor(params ReadOnlySpan<ContactReason> reasons)
    {
        for (var i = _issues.Count - 1; i >= 0; i--)
        {
            if (_issues[i].IsError || !reasons.Contains(_issues[i].Reason)) continue;
            _issues[i] = _issues[i] with { IsError = true };
            HasErrors = true;
            return true;
        }

        return false;
    }
}
