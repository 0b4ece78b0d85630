using System.Collections.Frozen;
using System.Collections.Immutable;

namespace CallingDomain.Dialing;

/// <summary>The words of one field of a telephone system.</summary>
internal sealed class ResultTable
{
    private readonly FrozenDictionary<string, ImmutableArray<ResultRow>> _byWord;

    public ResultTable(string name, string title, ResultStage stage, string source, ImmutableArray<ResultRow> rows)
    {
        (Name, Title, Stage, Source, Rows) = (name, title, stage, source, rows);
        _byWord = rows.GroupBy(row => row.Word, StringComparer.OrdinalIgnoreCase).ToFrozenDictionary(group => group.Key, group => group.ToImmutableArray(), StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>The name, such as <c>twilio.status</c>.</summary>
    public string Name { get; }

    /// <summary>The field in words.</summary>
    public string Title { get; }

    /// <summary>The kind of evidence of rows that name none.</summary>
    public ResultStage Stage { get; }

    /// <summary>The source of rows that name none.</summary>
    public string Source { get; }

    /// <summary>The rows. Of several rows with one word the first that holds is taken; the last one always holds.</summary>
    public ImmutableArray<ResultRow> Rows { get; }

    /// <summary>The rows of a word; empty if the table does not have it.</summary>
    public ImmutableArray<ResultRow> Find(string word) => _byWord.GetValueOrDefault(word, []);

    /// <summary>This table with the rows of another one, whose words replace the same words here.</summary>
    public ResultTable With(ResultTable other) =>
        new(Name, other.Title, other.Stage, other.Source, [.. Rows.Where(row => other.Find(row.Word).IsEmpty).Select(Complete), .. other.Rows]);

    // The row with what it took from its table, since the table gets another stage and source.
    private ResultRow Complete(ResultRow row) => row.Like is null ? row with { Stage = row.Stage ?? Stage, Source = row.Source ?? Source } : row;
}
