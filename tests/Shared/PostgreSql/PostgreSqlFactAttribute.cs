namespace CallingDomain.Tests;

/// <summary>A fact that needs <see cref="PostgreSqlServer.Shared"/>; skipped, with the reason, where there is none.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class PostgreSqlFactAttribute : FactAttribute
{
    public PostgreSqlFactAttribute() => Skip = PostgreSqlServer.WhyMissing;

    /// <summary>Whether the fact starts servers of its own, which a given server does not replace.</summary>
    public bool StartsServer
    {
        get;
        init => Skip = (field = value) ? PostgreSqlServer.WhyNotStarted : PostgreSqlServer.WhyMissing;
    }
}

/// <summary>A theory that needs <see cref="PostgreSqlServer.Shared"/>; skipped, with the reason, where there is none.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class PostgreSqlTheoryAttribute : TheoryAttribute
{
    public PostgreSqlTheoryAttribute() => Skip = PostgreSqlServer.WhyMissing;

    /// <summary>Whether the theory starts servers of its own, which a given server does not replace.</summary>
    public bool StartsServer
    {
        get;
        init => Skip = (field = value) ? PostgreSqlServer.WhyNotStarted : PostgreSqlServer.WhyMissing;
    }
}
