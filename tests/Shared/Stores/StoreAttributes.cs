using System.Reflection;
using Xunit.Sdk;

namespace CallingDomain.Tests;

/// <summary>A kind of durable store.</summary>
public enum StoreKind
{
    Sqlite,
    PostgreSql,
}

/// <summary>A row of a theory, without the store that comes first.</summary>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
internal sealed class RowAttribute(params object[] values) : Attribute
{
    public object[] Values => values;
}

/// <summary>Each row of a theory with a store before it: the row given here, or those of <see cref="RowAttribute"/>.</summary>
internal abstract class OnStoreAttribute(StoreKind kind, object[] own) : DataAttribute
{
    public override IEnumerable<object[]> GetData(MethodInfo testMethod)
    {
        var rows = own.Length > 0 ? [own] : testMethod.GetCustomAttributes<RowAttribute>().Select(row => row.Values).ToArray();
        return (rows.Length > 0 ? rows : [[]]).Select(row => (object[])[kind, .. row]);
    }
}

/// <summary>The theory with a SQLite file.</summary>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
internal sealed class OnSqliteAttribute(params object[] row) : OnStoreAttribute(StoreKind.Sqlite, row);

/// <summary>The theory with a PostgreSQL database; skipped, with the reason, where there is no server.</summary>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
internal sealed class OnPostgreSqlAttribute : OnStoreAttribute
{
    public OnPostgreSqlAttribute(params object[] row)
        : base(StoreKind.PostgreSql, row) => Skip = PostgreSqlServer.WhyMissing;
}
