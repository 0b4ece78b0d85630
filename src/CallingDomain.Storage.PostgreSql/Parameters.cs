using Npgsql;
using NpgsqlTypes;

namespace CallingDomain.Storage.PostgreSql;

/// <summary>Adds parameters with their types, so that none depends on what Npgsql would infer.</summary>
internal static class Parameters
{
    public static NpgsqlBatchCommand With<TValue>(this NpgsqlBatchCommand command, NpgsqlDbType type, TValue value)
    {
        command.Parameters.Add(new NpgsqlParameter<TValue> { NpgsqlDbType = type, TypedValue = value });
        return command;
    }

    public static NpgsqlCommand With<TValue>(this NpgsqlCommand command, NpgsqlDbType type, TValue value)
    {
        command.Parameters.Add(new NpgsqlParameter<TValue> { NpgsqlDbType = type, TypedValue = value });
        return command;
    }

    /// <summary>Adds a column of rows that <c>unnest</c> takes apart.</summary>
    public static NpgsqlBatchCommand WithAll<TValue>(this NpgsqlBatchCommand command, NpgsqlDbType type, TValue[] values) => command.With(NpgsqlDbType.Array | type, values);
}
