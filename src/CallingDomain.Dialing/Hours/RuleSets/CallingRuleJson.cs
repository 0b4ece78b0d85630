using System.Buffers;
using CallingDomain.Numbers;
using NodaTime;

namespace CallingDomain.Dialing;

/// <summary>Sets of calling rules as JSON, in a form that later versions go on reading.</summary>
/// <remarks>
/// camelCase names, times as <c>08:00</c> (an end may be <c>24:00</c>), dates as <c>2026-12-25</c>, lengths of time as <c>PT24H</c>, enumerations by fixed words, zones by
/// identity; a version in front. Without <c>days</c>, <c>monthDays</c> and <c>months</c> a window is every day's; without <c>windows</c> all is open but for the dates; without <c>clockChanges</c> they are
/// <see cref="ClockChangePolicy.Strict"/>; without <c>scope</c> it is the phone. Stateless.
/// </remarks>
public static class CallingRuleJson
{
    internal const int FormatVersion = 1;

    /// <summary>Reads a set. Never throws for bad data.</summary>
    /// <param name="utf8">The JSON, with or without a byte order mark.</param>
    /// <param name="zones">The caller's zones, for limits of the calendar.</param>
    /// <returns>The set; or the first <see cref="CallingRuleReason"/>, its place, and what was expected.</returns>
    public static Result<CallingRuleSet, CallingRuleRefusal> Read(ReadOnlySpan<byte> utf8, IDateTimeZoneProvider zones)
    {
        ArgumentNullException.ThrowIfNull(zones);
        try
        {
            using var document = JsonPlace.Parse(utf8);
            return CallingRuleReader.Read(JsonPlace.Root(document), zones);
        }
        catch (JsonRefusedException e)
        {
            return new CallingRuleRefusal((CallingRuleReason)e.Refusal.Reason, e.Refusal.Path, e.Refusal.Expected); // the values are the same
        }
    }

    /// <summary>Writes a set; equal sets give equal bytes.</summary>
    /// <exception cref="ArgumentException">The set cannot be read again: its name is blank, a text has half a character, a day or a policy is undefined.</exception>
    public static byte[] Write(CallingRuleSet rules)
    {
        ArgumentNullException.ThrowIfNull(rules);
        var output = new ArrayBufferWriter<byte>();
        using (var json = CampaignSettingsJson.WriterOf(output)) CallingRuleWriter.Write(json, rules);
        return output.WrittenSpan.ToArray();
    }
}
