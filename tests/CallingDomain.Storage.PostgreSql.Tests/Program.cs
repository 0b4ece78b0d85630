namespace CallingDomain.Storage.PostgreSql.Tests;

/// <summary>A dialer or a portal that is killed while it runs.</summary>
internal static class Program
{
    public static int Main() => 2;
}
