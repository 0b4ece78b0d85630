using CallingDomain.Tests;

namespace CallingDomain.Cli.Tests;

/// <summary>A property that needs <see cref="PostgreSqlServer.Shared"/>; skipped, with the reason, where there is none.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class PostgreSqlPropertyAttribute : PropertyAttribute
{
    public PostgreSqlPropertyAttribute() => Skip = PostgreSqlServer.WhyMissing;
}
