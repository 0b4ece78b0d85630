using CallingDomain.Shared;
using NodaTime;

namespace CallingDomain.Dialing;

/// <summary>Times of day at which a window ends: <c>24:00</c> is the midnight that follows.</summary>
internal static class EndTimeText
{
    private const string EndOfDay = "24:00";

    /// <returns>Null for an invalid text.</returns>
    public static LocalTime? Read(string text) => text == EndOfDay ? LocalTime.Midnight : NodaTimeConverters.Read(NodaTimeConverters.Times, text);

    public static string Write(LocalTime time) => time == LocalTime.Midnight ? EndOfDay : NodaTimeConverters.Times.Format(time);
}
