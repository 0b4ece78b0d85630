using NodaTime;
using NodaTime.Text;

namespace CallingDomain.Cli;

/// <summary>Instants as the tool reads and writes them: <c>2026-03-02T09:00:00Z</c>.</summary>
internal static class InstantText
{
    /// <returns>Null for what is no instant.</returns>
    public static Instant? Read(string text) => InstantPattern.ExtendedIso.Parse(text) is { Success: true } instant ? instant.Value : null;

    public static string Write(Instant instant) => InstantPattern.ExtendedIso.Format(instant);

    /// <returns>Null for none, and for the end of time, which stands for never.</returns>
    public static string? WriteOrNever(Instant? instant) => instant is { } at && at != Instant.MaxValue ? Write(at) : null;
}
