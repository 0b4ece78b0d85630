using NodaTime;

namespace CallingDomain.Cli;

/// <summary>Instants as the tool reads and writes them: <c>2026-03-02T09:00:00Z</c>.</summary>
internal static class InstantText
{
    /// <returns>Null for an invalid text.</returns>
    public static Instant? Read(string text) => NodaTimeConverters.Read(NodaTimeConverters.Instants, text);

    public static string Write(Instant instant) => NodaTimeConverters.Instants.Format(instant);

    /// <returns>Null for null, and for the end of time, which means never.</returns>
    public static string? WriteOrNever(Instant? instant) => instant is { } at && at != Instant.MaxValue ? Write(at) : null;
}
