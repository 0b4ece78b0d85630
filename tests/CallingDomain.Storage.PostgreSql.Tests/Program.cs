using CallingDomain.Storage.Tests;

namespace CallingDomain.Storage.PostgreSql.Tests;

/// <summary>A dialer or a portal that is killed while it runs.</summary>
internal static class Program
{
    public static Task<int> Main(string[] args) => args is ["portal", .. var registrar] ? Registrar.RunAsync(registrar) : Dialer.RunAsync(args);
}
