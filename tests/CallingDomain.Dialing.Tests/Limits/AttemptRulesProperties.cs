using CallingDomain.Tests;
using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using NodaTime.Calendars;

namespace CallingDomain.Dialing.Tests;

[Properties(Arbitrary = [typeof(AttemptRulesProperties)])]
public sealed class AttemptRulesProperties
{
    private static readonly Duration Minute = Duration.FromMinutes(1);

    private static Gen<AttemptRule> Rule(DateTimeZone zone) => Gen.OneOf(
        from most in Gen.Choose(1, 4) from minutes in Gen.Choose(1, 3000) from scope in Scope select AttemptRule.Of(AttemptLimit.Rolling(most, minutes * Minute, scope), "law"),
        from most in Gen.Choose(1, 4)
        from period in Gen.Elements(CalendarUnit.Day, CalendarUnit.Week, CalendarUnit.Month)
        from scope in Scope
        select AttemptRule.Of(AttemptLimit.Calendar(most, period, zone, scope), "law"),
        from after in Status.NonEmptyListOf() from minutes in Gen.Choose(1, 3000) from scope in Scope select AttemptRule.Of(new Lockout(after, minutes * Minute, scope), "law"));

    private static Gen<AttemptScope> Scope => Gen.Elements(AttemptScope.Phone, AttemptScope.Contact);

    private static Gen<CallStatus> Status => Gen.Choose(1, 9).Select(status => (CallStatus)status);

    /// <summary>A call, its wait after the one before, and whether it is to the other phone of the contact.</summary>
    public sealed record PlacedCall(int Wait, int Length, CallStatus Status, bool OtherPhone);

    /// <summary>Rules, and calls of a contact from an instant on.</summary>
    public sealed record RulesCase
    {
        internal AttemptRule[] Rules { get; init; } = [];

        internal PlacedCall[] Calls { get; init; } = [];

        internal Instant Start { get; init; }

        public override string ToString() => $"{string.Join("; ", Rules.Select(rule => rule.ToString()))} {string.Join("; ", Calls.Select(call => call.ToString()))} {Start}";
    }

    internal static Arbitrary<RulesCase> Cases() => Arb.From(
        from night in HoursCases.Night
        from rules in Rule(night.Zone).ArrayOf()
        from calls in (
            from wait in Gen.Choose(0, 300) from length in Gen.Choose(0, 10) from status in Status from other in Gen.Elements(true, false) select new PlacedCall(wait, length, status, other)).ArrayOf()
        from start in HoursCases.InstantNear(night.Night)
        select new RulesCase { Rules = rules, Calls = calls, Start = start },
        one => Shrinking.Items(one.Calls, Smaller).Select(calls => one with { Calls = calls }).Concat(Shrinking.Items(one.Rules).Select(rules => one with { Rules = rules })));

    private static IEnumerable<PlacedCall> Smaller(PlacedCall call) => Shrinking.Number(call.Wait, 0).Select(wait => call with { Wait = wait }).Concat(Shrinking.Number(call.Length, 0).Select(length => call with { Length = length }));

    [Property]
    public bool Check_CallsAtFreeInstants_KeepEveryRule(RulesCase given)
    {
        var (phone, contact) = Run(given.Rules, given.Calls, given.Start);
        return Array.TrueForAll(given.Rules, rule =>
        {
            var attempts = rule.Scope == AttemptScope.Phone ? phone : contact;
            return Part(rule) switch
            {
                AttemptLimit { RollingPeriod: { } period } limit =>
                    attempts.Zip(attempts.Skip(limit.MaxAttempts)).All(pair => pair.Second.DialedAt - pair.First.DialedAt >= period),
                AttemptLimit limit => attempts.GroupBy(attempt => PeriodOf(limit, attempt.DialedAt)).All(each => each.Count() <= limit.MaxAttempts),
                Lockout lockout => attempts.Where(attempt => lockout.After.Contains(attempt.Status)).All(locking =>
                    !attempts.Exists(later => later.DialedAt > locking.DialedAt && later.DialedAt < locking.EndedAt + lockout.Period)),
                _ => false,
            };
        });
    }

    [Property]
    public bool Check_AnyAttempts_IsTheFirstAllowedMinute(RulesCase given)
    {
        var (phone, contact) = Run(given.Rules, given.Calls, given.Start);
        var now = contact.Count > 0 ? contact.Max(attempt => attempt.EndedAt) : given.Start;
        var verdict = AttemptRules.Check(now, phone.ToArray(), contact.ToArray(), given.Rules);
        var naive = now;
        var limit = now + Duration.FromDays(2);
        while (naive < limit && !Array.TrueForAll(given.Rules, rule => Allows(rule, rule.Scope == AttemptScope.Phone ? phone : contact, naive))) naive += Minute;
        var binding = verdict.Rule is null || ReferenceEquals(
            verdict.Rule,
            given.Rules.First(rule => rule.FreeFrom((rule.Scope == AttemptScope.Phone ? phone : contact).ToArray()) == verdict.FreeFrom));
        return binding && verdict.IsFree == (verdict.FreeFrom == now) && (naive == limit ? verdict.FreeFrom >= limit : verdict.FreeFrom == naive);
    }

    // Each call waits until it is free; calls of the other phone count for the contact only.
    private static (List<PastAttempt> Phone, List<PastAttempt> Contact) Run(
        AttemptRule[] rules, PlacedCall[] calls, Instant start)
    {
        var (phone, other, contact) = (new List<PastAttempt>(), new List<PastAttempt>(), new List<PastAttempt>());
        var now = start;
        foreach (var call in calls)
        {
            var called = call.OtherPhone ? other : phone;
            now = AttemptRules.Check(now + (call.Wait * Minute), called.ToArray(), contact.ToArray(), rules).FreeFrom;
            var attempt = new PastAttempt(now, now + (call.Length * Minute), call.Status);
            called.Add(attempt);
            contact.Add(attempt);
            now = attempt.EndedAt;
        }

        return (phone, contact);
    }

    private static bool Allows(AttemptRule rule, List<PastAttempt> attempts, Instant at) => Part(rule) switch
    {
        AttemptLimit { RollingPeriod: { } period } limit => attempts.Count(attempt => attempt.DialedAt > at - period && attempt.DialedAt <= at) < limit.MaxAttempts,
        AttemptLimit limit => attempts.Count(attempt => PeriodOf(limit, attempt.DialedAt) == PeriodOf(limit, at)) < limit.MaxAttempts,
        Lockout lockout => !attempts.Exists(attempt => lockout.After.Contains(attempt.Status) && at < attempt.EndedAt + lockout.Period),
        _ => false,
    };

    private static object? Part(AttemptRule rule) => (object?)rule.Limit ?? rule.Lockout;

    private static (int, int) PeriodOf(AttemptLimit limit, Instant at)
    {
        var date = at.InZone(limit.Zone!).Date;
        return limit.Unit switch
        {
            CalendarUnit.Week => (WeekYearRules.Iso.GetWeekYear(date), WeekYearRules.Iso.GetWeekOfWeekYear(date)),
            CalendarUnit.Month => (date.Year, date.Month),
            _ => (date.Year, date.DayOfYear),
        };
    }
}
