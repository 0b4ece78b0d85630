using NodaTime;

namespace CallingDomain.Dialing.Tests;

/// <summary>Where the next call of a waiting contact is placed: on which of its three phones, and when. Instants are nanoseconds.</summary>
public sealed class ContactPlacementTests
{
    private const long Due = 100, Later = 500;

    private static readonly RetrySettings Waits = new RetrySettings { CallAdditionalPhoneAfter = Duration.FromNanoseconds(60) }.WithDefault(new RetryRule(3, Duration.FromNanoseconds(90)));
    private static readonly RetrySettings Skips = Waits with { SkipBlockedPhones = true };
    private static readonly RetrySettings Restarts = Waits with { RestartInterruptedPass = true };

    // Each phone opens at an instant; a phone at - is gone.
    [Theory]
    [InlineData("0 0 0", "phone 0 at 100, FirstCall, pass 1")]
    [InlineData("500 0 0", "phone 0 at 500, Window, pass 1")]
    [InlineData("- 0 0", "phone 1 at 100, FirstCall, pass 1")]
    [InlineData("- - 300", "phone 2 at 300, Window, pass 1")]
    [InlineData("- - -", "phone 0 at 100, FirstCall, pass 2")] // the next pass has another plan
    public void Place_BeginningOfAPass_WaitsForItsFirstPhone(string openings, string placed) => Assert.Equal(placed, Place(First(), Waits, openings));

    [Theory]
    [InlineData("0 0 0", "phone 0 at 100, FirstCall, pass 1")]
    [InlineData("500 0 0", "phone 1 at 100, FirstCall, pass 1")]
    [InlineData("500 700 0", "phone 2 at 100, FirstCall, pass 1")]
    [InlineData("500 - 0", "phone 2 at 100, FirstCall, pass 1")]
    [InlineData("500 300 300", "phone 1 at 300, Window, pass 1")] // no phone may be called now: the one that opens first
    [InlineData("300 300 500", "phone 0 at 300, Window, pass 1")]
    [InlineData("500 - 300", "phone 2 at 300, Window, pass 1")]
    [InlineData("500 - -", "phone 0 at 500, Window, pass 1")]
    public void Place_BeginningOfAPassThatSkips_BeginsWithThePhoneThatOpensFirst(string openings, string placed) => Assert.Equal(placed, Place(First(), Skips, openings));

    [Theory]
    [InlineData("0 0 0", "phone 1 at 160, AdditionalDelay, pass 1")]
    [InlineData("0 500 0", "phone 2 at 160, AdditionalDelay, pass 1")]
    [InlineData("0 500 700", "phone 0 at 190, RetryDelay, pass 2")] // none is left: the pass ends with the phone called last
    [InlineData("0 - 500", "phone 0 at 190, RetryDelay, pass 2")]
    [InlineData("0 - -", "phone 0 at 190, RetryDelay, pass 2")]
    public void Place_WithinAPassThatSkips_ContinuesWithTheNextOpenPhone(string openings, string placed) => Assert.Equal(placed, Place(Second(Skips), Skips, openings));

    [Theory]
    [InlineData(false, WaitReason.Window, true, "phone 1 at 500, Window, pass 1")]
    [InlineData(true, WaitReason.Window, false, "phone 0 at 190, RetryDelay, pass 2")]
    [InlineData(true, WaitReason.AttemptLimit, true, "phone 0 at 190, RetryDelay, pass 2")] // the limit outlasts the closed hours
    [InlineData(true, WaitReason.AttemptLimit, false, "phone 1 at 500, AttemptLimit, pass 1")]
    public void Place_WithinAPassThatHoursInterrupt_RestartsIfTheSettingsSaySo(bool restarts, WaitReason why, bool areClosed, string placed)
    {
        var settings = restarts ? Restarts : Waits;
        Assert.Equal(placed, Place(Second(settings), settings, "0 500 0", why: why, areClosed: areClosed));
    }

    [Fact]
    public void Place_BeginningOfAPassThatHoursDelay_DoesNotRestart() => Assert.Equal("phone 0 at 500, Window, pass 1", Place(First(), Restarts, "500 0 0", areClosed: true));

    [Theory]
    [InlineData("500 0 500", "phone 1 at 200, Callback, pass 1")]
    [InlineData("0 500 0", "phone 1 at 500, Window, pass 1")] // another phone is not called instead
    [InlineData("0 - 0", "phone 2 at 200, Callback, pass 1")] // unless the contact has lost the phone
    public void Place_Callback_WaitsForItsPhone(string openings, string placed) => Assert.Equal(placed, Place(Callback(), Skips, openings));

    [Fact]
    public void Place_PhoneAtItsLimit_IsSkippedExceptForACallback()
    {
        var settings = Waits with { LimitScope = LimitScope.AllPhones };
        Assert.Equal("phone 2 at 160, AdditionalDelay, pass 1", Place(Second(settings), settings, "0 0 0", ofSecond: 3));
        Assert.Equal("phone 2 at 100, FirstCall, pass 1", Place(First(), settings with { SkipBlockedPhones = true }, "500 0 0", ofSecond: 3));
        Assert.Equal("phone 2 at 300, Window, pass 1", Place(First(), settings with { SkipBlockedPhones = true }, "500 200 300", ofSecond: 3));
        Assert.Equal("phone 1 at 200, Callback, pass 1", Place(Callback(), settings, "0 0 0", ofSecond: 3));
    }

    [Theory]
    [InlineData(300, "phone 0 at 100, FirstCall, pass 1")] // the delay is over early: the due time of the rules
    [InlineData(500, "phone 0 at 500, Window, pass 1")] // already due: the contact keeps its place
    [InlineData(600, "phone 0 at 500, Window, pass 1")]
    public void Place_DelayedContactThatMayBeCalled_KeepsItsPlaceOnceItIsDue(long now, string placed)
    {
        var delayed = First();
        (delayed.Due, delayed.Card.Why) = (Later, WaitReason.Window);
        Assert.Equal(placed, Place(delayed, Waits, "0 0 0", now));
    }

    [Fact]
    public void Place_AfterItsDueTime_LooksForAnOpeningFromNow()
    {
        Assert.Equal("phone 0 at 400, Window, pass 1", Place(First(), Waits, "400 0 0", now: 399));
        Assert.Equal("phone 0 at 100, FirstCall, pass 1", Place(First(), Waits, "400 0 0", now: 400));
    }

    // Phones may be called from nine to twelve, and by the law from the given hour on.
    [Theory]
    [InlineData(10, 10, "at 10, Unspecified")]
    [InlineData(7, 7, "at 9, Window of hours")]
    [InlineData(10, 11, "at 11, AttemptLimit of law")]
    [InlineData(10, 13, "at 33, Window of hours")] // the hours have closed when the limit allows the call
    public void PhoneOpening_HoursAndLimits_NamesTheLastToAllowTheCall(int from, int free, string opening)
    {
        var times = CombinedHours.Of([Hours(9, 12)]).In(DateTimeZone.Utc);
        var law = AttemptRule.Of(AttemptLimit.Rolling(1, Duration.FromDays(1)), "law");
        Assert.Equal(opening, TextOf(PhoneOpening.Of(times, new AttemptVerdict(AtHour(free), free > from ? law : null), DueTime.Of(AtHour(from)))));
    }

    // The called party has agreed to calls before the given hour.
    [Theory]
    [InlineData(7, 7, 8, "at 7, Unspecified")]
    [InlineData(7, 7, 7, "at 9, Window of hours")]
    [InlineData(7, 8, 9, "at 8, AttemptLimit of law")]
    [InlineData(7, 8, 8, "at 9, Window of hours")]
    public void PhoneOpening_HoursAreLifted_NamesTheLimitOnly(int from, int free, int liftedUntil, string opening)
    {
        var times = CombinedHours.Of([Hours(9, 12)]).In(DateTimeZone.Utc);
        var law = AttemptRule.Of(AttemptLimit.Rolling(1, Duration.FromDays(1)), "law");
        Assert.Equal(opening, TextOf(PhoneOpening.Of(times, new AttemptVerdict(AtHour(free), free > from ? law : null), DueTime.Of(AtHour(from)), DueTime.Of(AtHour(liftedUntil)))));
    }

    [Fact]
    public void PhoneOpening_HoursWithNoInstantInCommon_IsNever()
    {
        var times = CombinedHours.Of([Hours(9, 12), Hours(13, 14)]).In(DateTimeZone.Utc);
        var opening = PhoneOpening.Of(times, new AttemptVerdict(AtHour(9), Rule: null), DueTime.Of(AtHour(9)));
        Assert.Equal((DueTime.Never, WaitReason.Window), (opening.At, opening.Why));
    }

    private static HoursRule Hours(int from, int until) => new("hours", CallingHours.Of([new CallingWindow(new LocalTime(from, 0), new LocalTime(until, 0), CallingWindow.EveryDay)]));

    private static Instant AtHour(int hour) => Instant.FromUtc(2026, 3, 2, 0, 0) + Duration.FromHours(hour);

    private static string TextOf(in PhoneOpening opening) => $"at {(DueTime.ToInstant(opening.At) - AtHour(0)).TotalHours}, {opening.Why}{(opening.Rule is { } rule ? $" of {rule}" : "")}";

    private static ContactStanding First()
    {
        var contact = new ContactStanding { Card = new ContactCard(0, count: 3, priority: 2) };
        ContactTransition.Begin(ref contact, Due);
        return contact;
    }

    private static ContactStanding Second(RetrySettings settings)
    {
        var contact = First();
        contact.Card.Claim();
        ContactTransition.Follow(ref contact, CallStatus.NoAnswer, new RuleStep(NextStepKind.CallNextPhone, 1), Due, Due, settings);
        return contact;
    }

    private static ContactStanding Callback()
    {
        var contact = First();
        ContactTransition.ScheduleCallback(ref contact, 2 * Due, phone: 1);
        return contact;
    }

    private static string Place(ContactStanding contact, RetrySettings settings, string openings, long now = Due, WaitReason why = WaitReason.Window, bool areClosed = false, int ofSecond = 0)
    {
        AttemptCounts[] counts = [default, AttemptCounts.Of([ofSecond]), default];
        var given = new GivenOpenings([.. openings.Split(' ').Select(at => at == "-" ? DueTime.Never : long.Parse(at, null))], why, areClosed);
        var pass = contact.Card.Pass;
        Assert.Equal(ContactPlacement.Place(ref contact, counts, settings, in given, now, elsewhere: 0), contact.Card.Pass == pass);
        return $"phone {contact.Card.Phone} at {contact.Due}, {contact.Card.Why}, pass {contact.Card.Pass}";
    }

    private readonly struct GivenOpenings(long[] openings, WaitReason why, bool areClosed) : IPhoneOpenings
    {
        public PhoneOpening NextOf(int phone, long from) => openings[phone] switch
        {
            DueTime.Never => PhoneOpening.Gone,
            var at when at > from => new PhoneOpening(at, why, Rule: null),
            _ => new PhoneOpening(from, WaitReason.Unspecified, Rule: null),
        };

        public bool AreClosedBetween(int phone, long from, long until) => areClosed;
    }
}
