using System.Collections.Immutable;
using System.Text.Json.Serialization;
using CallingDomain.Numbers;

namespace CallingDomain.Dialing;

/// <summary>Tables of the words in which telephone systems say how a call ended, and the judgement of a call by them.</summary>
/// <remarks>
/// The tables are data: <see cref="With"/> adds and replaces words. <c>docs/call-results.md</c> shows <see cref="Default"/> with sources and confidence, and the order of evidence.
/// JSON: <c>"default"</c> for <see cref="Default"/>, else the document that <see cref="With"/> reads. Immutable, compared by content, thread-safe.
/// </remarks>
[JsonConverter(typeof(DialingJsonConverter))]
public sealed class CallResultTables : IEquatable<CallResultTables>
{
    private readonly ImmutableSortedDictionary<string, ResultTable> _tables;

    private CallResultTables(ImmutableSortedDictionary<string, ResultTable> tables) => _tables = tables;

    /// <summary>No tables: only the flags of <see cref="CallEvidence"/> count.</summary>
    public static CallResultTables Empty { get; } = new(ImmutableSortedDictionary.Create<string, ResultTable>(StringComparer.OrdinalIgnoreCase));

    /// <summary>
    /// The tables of this library: SIP responses, Q.850 causes, Asterisk, FreeSWITCH, Twilio, Telnyx, Vonage, Amazon Connect, Genesys Cloud, NICE CXone and VICIdial.
    /// Of XCALLY Motion no values are published: its integers are for the host to add.
    /// </summary>
    public static CallResultTables Default => Embedded.Tables;

    /// <summary>The names of the tables, in ascending order.</summary>
    public IEnumerable<string> Names => _tables.Keys;

    /// <summary>The tables, by name.</summary>
    internal IEnumerable<ResultTable> Tables => _tables.Values;

    /// <summary>These tables with those of a JSON document, whose words replace the same words of a table of the same name.</summary>
    /// <param name="utf8">A document <c>{"format":1,"tables":[…]}</c> in UTF-8, as <see cref="WriteJson"/> writes it.</param>
    /// <returns>The tables; or the first reason, with its place. Never throws.</returns>
    public Result<CallResultTables, CampaignSettingsRefusal> With(ReadOnlySpan<byte> utf8)
    {
        try
        {
            using var document = JsonPlace.Parse(utf8);
            return WithTables(JsonPlace.Root(document));
        }
        catch (JsonRefusedException e)
        {
            return e.Refusal;
        }
    }

    /// <summary>The tables as a JSON document in UTF-8, which <see cref="With"/> reads.</summary>
    public byte[] WriteJson() => CallResultTablesJson.Write(this);

    /// <summary>Judges a call.</summary>
    /// <remarks>
    /// The order of evidence: proof that nothing was sent; if answered, agent, detector and queue; else the side that ended the call, the SIP response, the cause, and words that collect several endings.
    /// An unknown word is in <see cref="CallResult.Findings"/> without a status. Never throws for any content of the evidence.
    /// </remarks>
    /// <param name="evidence">What was seen.</param>
    public CallResult Judge(CallEvidence evidence)
    {
        ArgumentNullException.ThrowIfNull(evidence);
        return new CallJudgement(this, evidence).Result();
    }

    /// <inheritdoc/>
    public bool Equals(CallResultTables? other) => ReferenceEquals(this, other) || (other is not null && WriteJson().AsSpan().SequenceEqual(other.WriteJson()));

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as CallResultTables);

    /// <inheritdoc/>
    public override int GetHashCode() => _tables.Count == 0 ? 0 : HashCode.Combine(_tables.Count, _tables.Values.Sum(table => table.Rows.Length));

    /// <summary>The rows of a word, with those that they repeat in another table, and their table; no rows if no table has the word.</summary>
    internal (ResultTable? Table, ImmutableArray<ResultRow> Rows) Find(string tableName, string word)
    {
        if (!_tables.TryGetValue(tableName, out var table)) return (null, []);
        var rows = table.Find(word);
        return rows is [{ Like: { } like }] ? (_tables[like.Table], _tables[like.Table].Find(like.Word)) : (table, rows);
    }

    /// <exception cref="JsonRefusedException">The value is not a document of tables.</exception>
    internal CallResultTables WithTables(JsonPlace root)
    {
        var tables = _tables;
        foreach (var table in CallResultTablesJson.Read(root))
        {
            tables = tables.SetItem(table.Name, tables.TryGetValue(table.Name, out var own) ? own.With(table) : table);
        }

        CallResultTablesJson.CheckRepeated(root, tables);
        return new(tables);
    }

    private static class Embedded
    {
        public static readonly CallResultTables Tables = Read();

        private static CallResultTables Read()
        {
            using var stream = typeof(CallResultTables).Assembly.GetManifestResourceStream("CallingDomain.Dialing.call-results.json")!;
            var utf8 = new byte[stream.Length];
            stream.ReadExactly(utf8);
            return Empty.With(utf8).Value;
        }
    }
}
