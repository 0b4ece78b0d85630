using CallingDomain.Storage.Tests;

namespace CallingDomain.Storage.Sqlite.Tests;

/// <summary>A dialer or a portal that is killed while it runs.</summary>
internal static class Program
{
    public static async Task<int> Main(string[] args) => ProcessEnd.With(args is ["portal", .. var registrar] ? await Registrar.RunAsync(registrar) : await Dialer.RunAsync(args));
}
