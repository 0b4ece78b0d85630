using CallingDomain.Contacts;
using CallingDomain.Dialing;
using CallingDomain.Numbers;

namespace CallingDomain.Orleans;

/// <summary>An <see cref="Attempt"/> in a message, flat: a hundred of them are the answer to a claim.</summary>
[GenerateSerializer]
[OmitDefaultMemberValues]
[Alias("CallingDomain.Attempt")]
internal struct AttemptSurrogate
{
    [Id(0)]
    public long Id;

    [Id(1)]
    public int Contact;

    [Id(2)]
    public string? ContactId;

    [Id(3)]
    public ulong Digits;

    [Id(4)]
    public ContactItemType? Type;

    [Id(5)]
    public int Position;

    [Id(6)]
    public int Pass;

    [Id(7)]
    public int PhoneAttempt;

    /// <summary>In ticks since 1970.</summary>
    [Id(8)]
    public long DueAt;

    /// <summary>In ticks after <see cref="DueAt"/>: a few bytes, because a call is claimed soon after it is due.</summary>
    [Id(9)]
    public long DialedAfter;

    /// <summary>The nanoseconds of the ticks: those of <see cref="DialedAfter"/>'s instant, and a hundred times those of <see cref="DueAt"/>.</summary>
    [Id(10)]
    public int Nanoseconds;

    [Id(11)]
    public string? Agent;
}

[RegisterConverter]
internal sealed class AttemptConverter : IConverter<Attempt, AttemptSurrogate>
{
    private const int NanosecondsPerTick = 100;

    public Attempt ConvertFromSurrogate(in AttemptSurrogate surrogate) => new(
        surrogate.Id,
        surrogate.Contact,
        surrogate.ContactId!, // null for the default, no call
        new ContactPhone(PhoneNumber.FromDigits(surrogate.Digits), surrogate.Type, surrogate.Position),
        surrogate.Pass,
        surrogate.PhoneAttempt,
        WireInstant.InstantOf(surrogate.DueAt, surrogate.Nanoseconds / NanosecondsPerTick),
        WireInstant.InstantOf(surrogate.DueAt + surrogate.DialedAfter, surrogate.Nanoseconds % NanosecondsPerTick))
    { Agent = surrogate.Agent };

    public AttemptSurrogate ConvertToSurrogate(in Attempt value)
    {
        var due = value.DueAt.ToUnixTimeTicks();
        return new AttemptSurrogate
        {
            Id = value.Id,
            Contact = value.Contact,
            ContactId = value.ContactId,
            Digits = value.Phone.Phone.Digits,
            Type = value.Phone.Type,
            Position = value.Phone.Position,
            Pass = value.Pass,
            PhoneAttempt = value.PhoneAttempt,
            DueAt = due,
            DialedAfter = value.DialedAt.ToUnixTimeTicks() - due,
            Nanoseconds = (WireInstant.NanosecondsOf(value.DueAt) * NanosecondsPerTick) + WireInstant.NanosecondsOf(value.DialedAt),
            Agent = value.Agent,
        };
    }
}
