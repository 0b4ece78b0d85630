using System.Collections.Immutable;
using CallingDomain.Tests;
using FsCheck;
using FsCheck.Fluent;
using NodaTime;

namespace CallingDomain.Dialing.Tests;

/// <summary>Rules for days of a week, from which a text is written and read back in another way.</summary>
public sealed record WeeklyText(ImmutableArray<(IsoDayOfWeek First, IsoDayOfWeek Last, ImmutableArray<(int From, int To)> Times)> Rules)
{
    private static readonly string[] Names = ["", "Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"];

    public string Value => string.Join("; ", Rules.Select(rule => $"{(rule.First == rule.Last ? Names[(int)rule.First] : $"{Names[(int)rule.First]}-{Names[(int)rule.Last]}")} {(rule.Times.IsEmpty ? "off" : string.Join(',', rule.Times.Select(time => $"{Clock(time.From)}-{Clock(time.To)}")))}"));

    /// <summary>The windows of a day, by its last rule, earliest first.</summary>
    public IEnumerable<(LocalTime From, LocalTime To)> WindowsOn(IsoDayOfWeek day) =>
        Rules.LastOrDefault(rule => rule.First <= rule.Last ? day >= rule.First && day <= rule.Last : day >= rule.First || day <= rule.Last) is { Times.IsDefault: false } last
            ? last.Times.Select(time => (Local(time.From), Local(time.To))).Distinct().OrderBy(time => time) : [];

    /// <inheritdoc/>
    public override string ToString() => Value;

    private static string Clock(int minutes) => $"{minutes / 60:00}:{minutes % 60:00}";

    private static LocalTime Local(int minutes) => LocalTime.FromMinutesSinceMidnight(minutes % 1440);
}

internal static class WeeklyHoursCases
{
    public static Arbitrary<WeeklyText> Texts() => Arb.From(
        (from first in Gen.Choose(1, 7)
         from last in Gen.Choose(1, 7)
         from times in (from start in Gen.Choose(0, 1439) from end in Gen.Choose(1, 1440) where end != start select (start, end)).ArrayOf().Resize(4)
         select ((IsoDayOfWeek)first, (IsoDayOfWeek)last, times.ToImmutableArray())).NonEmptyListOf().Resize(5).Select(rules => new WeeklyText([.. rules])),
        text => Shrinking.Items(text.Rules).Where(rules => rules.Length > 0).Select(rules => new WeeklyText([.. rules])));
}
