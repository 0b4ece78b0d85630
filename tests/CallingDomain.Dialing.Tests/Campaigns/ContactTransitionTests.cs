using NodaTime;

namespace CallingDomain.Dialing.Tests;

/// <summary>The changes between the phases of a contact with two phones. Instants are nanoseconds.</summary>
public sealed class ContactTransitionTests
{
    private const long Due = 100, End = 200, Hour = 1000;

    private static readonly RetrySettings Settings = new RetrySettings { CallAdditionalPhoneAfter = Duration.FromNanoseconds(60) }
        .WithDefault(new RetryRule(3, Duration.FromNanoseconds(90))).With(CallStatus.Machine, new RetryRule(3, Duration.FromNanoseconds(400)));

    [Theory]
    [InlineData("Waiting", "Claim Hold Release Close Callback", "Reset ContactNotClosed")]
    [InlineData("Held", "Hold Release Close Callback", "Claim ContactHeld, Reset ContactNotClosed")]
    [InlineData("Reserved", "Hold Release Close", "Claim ContactInCall, Callback ContactInCall, Reset ContactNotClosed")]
    [InlineData("InCall", "Hold Release Close", "Claim ContactInCall, Callback ContactInCall, Reset ContactNotClosed")]
    [InlineData("Canceled", "Reset", "Claim ContactClosed, Hold ContactClosed, Release ContactClosed, Close ContactClosed, Callback ContactClosed")]
    [InlineData("Deleted", "", "Claim ContactClosed, Hold ContactClosed, Release ContactClosed, Close ContactClosed, Callback ContactClosed, Reset ContactDeleted")]
    public void Check_EachPhase_TakesOrRefusesEachEvent(string phase, string taken, string refused)
    {
        var card = In(phase).Card;
        var answers = Enum.GetValues<ContactEvent>().Select(happens => (happens, reason: ContactTransition.Check(happens, card))).ToList();
        Assert.Equal(taken, string.Join(' ', answers.Where(answer => answer.reason is null).Select(answer => answer.happens)));
        Assert.Equal(refused, string.Join(", ", answers.Where(answer => answer.reason is not null).Select(answer => $"{answer.happens} {answer.reason}")));
    }

    [Theory]
    [InlineData("Waiting", 50, "phone 0 at 50, FirstCall, pass 1, last -1, attempts 0")] // a first call may move to an earlier instant
    [InlineData("Waiting", 500, "phone 0 at 500, FirstCall, pass 1, last -1, attempts 0")]
    [InlineData("Retry", 50, "phone 0 at 290, RetryDelay, pass 2, last 0, attempts 1")] // no delay is shortened
    [InlineData("Retry", 500, "phone 0 at 500, RetryDelay, pass 2, last 0, attempts 1")]
    public void TryReschedule_PassNotBegun_MovesItsFirstCall(string phase, long due, string moved)
    {
        var contact = In(phase);
        Assert.True(ContactTransition.TryReschedule(ref contact, due));
        Assert.Equal(moved, TextOf(contact));
        Assert.Equal(contact.Due, contact.Card.RuleDue);
    }

    [Theory]
    [InlineData("Second")]
    [InlineData("Callback")]
    [InlineData("InCall")]
    [InlineData("Canceled")]
    public void TryReschedule_NoPassToBegin_ChangesNothing(string phase)
    {
        var contact = In(phase);
        Assert.False(ContactTransition.TryReschedule(ref contact, 5000));
        Assert.Equal(TextOf(In(phase)), TextOf(contact));
    }

    [Theory]
    [InlineData(0, 0, 700, "phone 0 at 700, FirstCall, pass 1, last -1, attempts 0")] // never called
    [InlineData(0, 5000, 700, "phone 0 at 700, FirstCall, pass 1, last -1, attempts 0")]
    [InlineData(1, 0, 300, "phone 0 at 600, RetryDelay, pass 2, last 0, attempts 1")] // the longest retry delay after it was closed
    [InlineData(1, 0, 700, "phone 0 at 700, RetryDelay, pass 2, last 0, attempts 1")]
    [InlineData(1, 5000, 700, "phone 0 at 5000, RetryDelay, pass 2, last 0, attempts 1")] // not before it was due
    [InlineData(1, DueTime.Never, 700, "phone 0 at 700, RetryDelay, pass 2, last 0, attempts 1")]
    public void Reopen_ClosedWithoutAPhone_WaitsForItsFirstCallOrForAnotherPass(int attempts, long due, long from, string reopened)
    {
        var contact = In("Waiting");
        if (attempts > 0) contact.Card.LastPhone = 0;
        contact.Card.Close(CloseReason.Blacklisted, phone: -1, CallStatus.Unspecified, End);
        (contact.Attempts, contact.Due, contact.Base) = (attempts, due, 7);
        ContactTransition.Reopen(ref contact, from, Settings);
        Assert.Equal(reopened, TextOf(contact));
        Assert.Equal(0, contact.Base);
    }

    [Theory]
    [InlineData("Waiting", "closed Canceled at 1000, last -1, attempts 0")]
    [InlineData("Retry", "closed Canceled at 1000, last 0, attempts 1")]
    [InlineData("Reserved", "Reserved, closes with Canceled")] // the call ends first
    [InlineData("InCall", "InCall, closes with Canceled")]
    public void Close_WaitingOrInACall_ClosesAtOnceOrWhenTheCallEnds(string phase, string closed)
    {
        var contact = In(phase);
        ContactTransition.Close(ref contact, CloseReason.Canceled, Hour);
        Assert.Equal(closed, TextOf(contact));
    }

    // The call of the primary phone, which one NoAnswer has counted, ends at 200.
    [Theory]
    [InlineData(CallStatus.NoAnswer, CallStatus.NoAnswer, "phone 1 at 260, AdditionalDelay, pass 1, last 0, attempts 1")]
    [InlineData(CallStatus.Lost, CallStatus.NoAnswer, "phone 1 at 260, AdditionalDelay, pass 1, last 0, attempts 1")]
    [InlineData(CallStatus.Lost, CallStatus.Unspecified, "phone 0 at 100, FirstCall, pass 1, last -1, attempts 1")] // not counted: the same call again
    [InlineData(CallStatus.NotDialed, CallStatus.Unspecified, "phone 0 at 100, FirstCall, pass 1, last -1, attempts 0")]
    [InlineData(CallStatus.Callback, CallStatus.Unspecified, "phone 1 at 900, Callback, pass 1, last -1, attempts 1")]
    [InlineData(CallStatus.Reached, CallStatus.Unspecified, "closed Reached by phone 0 with Reached at 200, last 0, attempts 1")]
    public void End_EachStatus_GivesTheNextStep(CallStatus status, CallStatus counted, string next)
    {
        var contact = In("InCall");
        ContactTransition.End(ref contact, new CallEnd(status, counted, End, CallAt: 900, Phone: 1), End, [AttemptCounts.Of([1]), default], Settings, elsewhere: 0);
        Assert.Equal(next, TextOf(contact));
    }

    [Fact]
    public void End_CallbackAtAPastInstant_IsDueAtTheEndOfTheCall()
    {
        var contact = In("InCall");
        ContactTransition.End(ref contact, new CallEnd(CallStatus.Callback, CallStatus.Unspecified, End, CallAt: 50), End, [default, default], Settings, elsewhere: 0);
        Assert.Equal("phone 0 at 200, Callback, pass 1, last -1, attempts 1", TextOf(contact));
    }

    [Fact]
    public void End_LimitReached_ClosesWithItsCause()
    {
        var contact = In("InCall");
        contact.Card.Phone = 1;
        ContactTransition.End(ref contact, new CallEnd(CallStatus.Busy, CallStatus.Busy, End), End, [AttemptCounts.Of([3]), AttemptCounts.Of([0, 1])], Settings, elsewhere: 0);
        Assert.Equal("closed StatusLimit by phone 0 with NoAnswer at 200, last 1, attempts 1", TextOf(contact));
    }

    [Theory]
    [InlineData(CallStatus.NoAnswer, "closed Deleted at 200, last 0, attempts 1")]
    [InlineData(CallStatus.Callback, "closed Deleted at 200, last 0, attempts 1")]
    [InlineData(CallStatus.NotDialed, "closed Deleted at 200, last -1, attempts 0")] // no phone was called
    [InlineData(CallStatus.Reached, "closed Reached by phone 0 with Reached at 200, last 0, attempts 1")]
    public void End_ContactToClose_ClosesUnlessItWasReached(CallStatus status, string closed)
    {
        var contact = In("InCall");
        ContactTransition.Close(ref contact, CloseReason.Deleted, Due);
        ContactTransition.End(ref contact, new CallEnd(status, status.IsRetryStatus() ? status : CallStatus.Unspecified, End, CallAt: 900), End, [default, default], Settings, elsewhere: 0);
        Assert.Equal(closed, TextOf(contact));
    }

    // A disposition may close the contact, and may count a conversation as another status.
    [Theory]
    [InlineData(CallStatus.NoAnswer, CallStatus.NoAnswer, true, "closed Disposition by phone 0 with NoAnswer at 200, last 0, attempts 1")]
    [InlineData(CallStatus.Reached, CallStatus.Busy, true, "closed Disposition by phone 0 with Busy at 200, last 0, attempts 1")]
    [InlineData(CallStatus.Reached, CallStatus.Unspecified, true, "closed Reached by phone 0 with Reached at 200, last 0, attempts 1")]
    [InlineData(CallStatus.Reached, CallStatus.Busy, false, "phone 1 at 260, AdditionalDelay, pass 1, last 0, attempts 1")]
    public void End_Disposition_ClosesOrCountsAsItsStatus(CallStatus status, CallStatus counted, bool closes, string next)
    {
        var contact = In("InCall");
        ContactTransition.End(ref contact, new CallEnd(status, counted, End, Closes: closes), End, [AttemptCounts.Of([1]), default], Settings, elsewhere: 0);
        Assert.Equal(next, TextOf(contact));
    }

    [Fact]
    public void End_ContactToCloseWhoseConversationCountsAsBusy_IsDeleted()
    {
        var contact = In("InCall");
        ContactTransition.Close(ref contact, CloseReason.Deleted, Due);
        ContactTransition.End(ref contact, new CallEnd(CallStatus.Reached, CallStatus.Busy, End, Closes: true), End, [default, default], Settings, elsewhere: 0);
        Assert.Equal("closed Deleted at 200, last 0, attempts 1", TextOf(contact));
    }

    [Fact]
    public void Follow_DelaysAreMeasuredFromAnotherInstant_KeepsIt()
    {
        var contact = In("InCall");
        ContactTransition.Follow(ref contact, CallStatus.NoAnswer, new RuleStep(NextStepKind.CallNextPhone, 1), End, from: Due, Settings);
        Assert.Equal(("phone 1 at 160, AdditionalDelay, pass 1, last 0, attempts 1", Due), (TextOf(contact), contact.Base));
        ContactTransition.EndPass(ref contact, [AttemptCounts.Of([1]), default], Settings, elsewhere: 0, End);
        Assert.Equal("phone 0 at 190, RetryDelay, pass 2, last 0, attempts 1", TextOf(contact));
    }

    [Theory]
    [InlineData("Waiting", 0, "phone 0 at 100, FirstCall, pass 2, last -1, attempts 0")] // no call: only the plan is renewed
    [InlineData("Waiting", 3, "phone 0 at 100, FirstCall, pass 2, last -1, attempts 0")]
    [InlineData("Second", 1, "phone 0 at 290, RetryDelay, pass 2, last 0, attempts 1")] // the delay of the phone called last
    [InlineData("Second", 3, "closed StatusLimit by phone 0 with NoAnswer at 1000, last 0, attempts 1")]
    public void EndPass_PhonesLeft_EndsAsAfterThePhoneCalledLast(string phase, int counted, string ended)
    {
        var contact = In(phase);
        ContactTransition.EndPass(ref contact, [AttemptCounts.Of([counted]), default], Settings, elsewhere: 0, Hour);
        Assert.Equal(ended, TextOf(contact));
    }

    private static ContactStanding In(string phase)
    {
        var contact = new ContactStanding { Card = new ContactCard(0, count: 2, priority: 2) };
        ContactTransition.Begin(ref contact, Due);
        if (phase is "Second" or "Retry" or "Reserved" or "InCall")
        {
            contact.Card.Claim();
            contact.Attempts++;
        }

        if (phase == "Second") ContactTransition.Follow(ref contact, CallStatus.NoAnswer, new RuleStep(NextStepKind.CallNextPhone, 1), End, End, Settings);
        if (phase == "Retry") ContactTransition.Follow(ref contact, CallStatus.NoAnswer, new RuleStep(NextStepKind.StartNextPass, 0), End, End, Settings);
        if (phase == "InCall") contact.Card.Start();
        if (phase == "Callback") ContactTransition.ScheduleCallback(ref contact, 900, phone: 1);
        if (phase is "Canceled" or "Deleted") ContactTransition.Close(ref contact, Enum.Parse<CloseReason>(phase), End);
        contact.Card.IsHeld = phase == "Held";
        return contact;
    }

    private static string TextOf(in ContactStanding contact)
    {
        var card = contact.Card;
        if (card.IsUnderWay) return $"{card.Phase}, closes with {card.ClosesWith}";
        var cause = card.IsClosed && card.ClosedPhone >= 0 ? $" by phone {card.ClosedPhone} with {card.ClosedStatus}" : "";
        var phase = card.IsClosed ? $"closed {card.ClosedReason}{cause} at {card.ClosedAt}" : $"phone {card.Phone} at {contact.Due}, {card.Why}, pass {card.Pass}";
        return $"{phase}, last {card.LastPhone}, attempts {contact.Attempts}";
    }
}
