using Npgsql;
using NpgsqlTypes;

namespace CallingDomain.Benchmarks;

/// <summary>Rows of History as columns, with the values of an ordinary call.</summary>
internal sealed class PostgreSqlCalls
{
    /// <summary>The columns beside campaign and shard.</summary>
    public const string Columns = "attempt, phone, waited, dialed, lasted, contact, pass, phone_attempt, place, status";

    private const long Dialed = 1_772_442_000_000_000_000, Second = 1_000_000_000;

    private readonly long[] _attempt;
    private readonly long[] _phone;
    private readonly long[] _waited;
    private readonly long[] _dialed;
    private readonly long[] _lasted;
    private readonly int[] _contact;
    private readonly short[] _one;
    private readonly short[] _status;

    public PostgreSqlCalls(int count)
    {
        (_attempt, _phone, _waited, _dialed, _lasted) = (new long[count], new long[count], new long[count], new long[count], new long[count]);
        (_contact, _one, _status) = (new int[count], new short[count], new short[count]);
        Array.Fill(_one, (short)1);
    }

    public int Count => _attempt.Length;

    /// <summary>A table with the columns and the key of ours.</summary>
    public static string CreateTable(string table) => $"""
        CREATE TABLE {table} (attempt bigint NOT NULL, phone bigint NOT NULL, waited bigint NOT NULL, dialed bigint NOT NULL, lasted bigint NOT NULL, campaign integer NOT NULL, contact integer NOT NULL, shard smallint NOT NULL,
          pass smallint NOT NULL, phone_attempt smallint NOT NULL, place smallint NOT NULL, status smallint NOT NULL, PRIMARY KEY (campaign, shard, attempt))
        """;

    /// <summary>An insert of arrays, which are the parameters from the third one on.</summary>
    public static string InsertArrays(string table) => $"INSERT INTO {table} (campaign, shard, {Columns}) SELECT $1, $2, * FROM unnest($3, $4, $5, $6, $7, $8, $9, $10, $11, $12)";

    /// <summary>Fills the columns with the calls from an attempt on.</summary>
    public void Fill(long first)
    {
        for (var i = 0; i < Count; i++)
        {
            var attempt = _attempt[i] = first + i;
            _contact[i] = (int)(attempt % 1_000_000);
            _phone[i] = 390_600_000_000 + _contact[i];
            _waited[i] = attempt % 1_000 * Second / 7;
            _dialed[i] = Dialed + (attempt * 1_234_567);
            _lasted[i] = attempt % 100 * Second / 3;
            _status[i] = (short)(1 + (attempt % 8));
        }
    }

    /// <summary>Adds the columns as arrays.</summary>
    public void AddTo(NpgsqlParameterCollection parameters)
    {
        foreach (var column in (long[][])[_attempt, _phone, _waited, _dialed, _lasted]) parameters.Add(new NpgsqlParameter<long[]> { TypedValue = column });
        parameters.Add(new NpgsqlParameter<int[]> { TypedValue = _contact });
        foreach (var column in (short[][])[_one, _one, _one, _status]) parameters.Add(new NpgsqlParameter<short[]> { TypedValue = column });
    }

    /// <summary>Adds the values of some rows, row by row.</summary>
    public void AddTo(NpgsqlParameterCollection parameters, Range rows)
    {
        var (from, count) = rows.GetOffsetAndLength(Count);
        for (var i = from; i < from + count; i++)
        {
            foreach (var value in (long[])[_attempt[i], _phone[i], _waited[i], _dialed[i], _lasted[i]]) parameters.Add(new NpgsqlParameter<long> { TypedValue = value });
            parameters.Add(new NpgsqlParameter<int> { TypedValue = _contact[i] });
            foreach (var value in (short[])[_one[i], _one[i], _one[i], _status[i]]) parameters.Add(new NpgsqlParameter<short> { TypedValue = value });
        }
    }

    /// <summary>Copies the rows, with campaign and shard first.</summary>
    public async Task CopyAsync(NpgsqlBinaryImporter importer)
    {
        for (var i = 0; i < Count; i++)
        {
            await importer.StartRowAsync();
            await importer.WriteAsync(1, NpgsqlDbType.Integer);
            await importer.WriteAsync((short)0, NpgsqlDbType.Smallint);
            foreach (var value in (long[])[_attempt[i], _phone[i], _waited[i], _dialed[i], _lasted[i]]) await importer.WriteAsync(value, NpgsqlDbType.Bigint);
            await importer.WriteAsync(_contact[i], NpgsqlDbType.Integer);
            foreach (var value in (short[])[_one[i], _one[i], _one[i], _status[i]]) await importer.WriteAsync(value, NpgsqlDbType.Smallint);
        }
    }
}
