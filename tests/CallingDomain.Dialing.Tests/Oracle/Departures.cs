namespace CallingDomain.Dialing.Tests;

/// <summary>Where <see cref="Campaign"/> departs from the pages and from its own documentation. Each departure has a test in <see cref="DepartureTests"/> that fails when the departure is mended; the flag then goes too.</summary>
[Flags]
public enum Departures
{
    None = 0,

    /// <summary>
    /// A pass that finds all phones at a limit closes the contact because of the first phone of the plan. The pages look at status limits before the global limit, and at the phone called last before the others.
    /// </summary>
    CauseIsFirstPhone = 1,

    /// <summary>A pass that ends early, because its other phones are gone or blocked, closes the contact at the end of its last call. That instant may lie long before, when the contact was still open.</summary>
    ClosedWithLastCall = 2,

    /// <summary>A call that was never dialed stays among the attempts of a contact that is closed after it. The attempts of a contact leave such calls out.</summary>
    UndialedCallCountsWhenClosed = 4,

    /// <summary>With <see cref="GlobalScope.PerContact"/>, the attempts of phones that the present pass does not have (blacklisted, removed) are left out of the contact's sum, and the contact is called more often than its limit.</summary>
    ContactLimitForgetsPhones = 8,

    /// <summary>A number that was taken off the blacklist and comes back with other settings stays on the blacklist when later settings no longer have it.</summary>
    ListedNumberOutlivesItsSettings = 16,

    All = 31,
}
