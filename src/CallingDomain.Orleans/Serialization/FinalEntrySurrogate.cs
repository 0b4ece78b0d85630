using CallingDomain.Contacts;
using CallingDomain.Dialing;

namespace CallingDomain.Orleans;

/// <summary>A <see cref="FinalEntry"/> in a message.</summary>
[GenerateSerializer]
[OmitDefaultMemberValues]
[Alias("CallingDomain.FinalEntry")]
internal struct FinalEntrySurrogate
{
    [Id(0)]
    public int Contact;

    [Id(1)]
    public string? ContactId;

    [Id(2)]
    public ContactPhone? Phone;

    /// <summary>The counts, a byte for each of <see cref="AttemptCounts.Counted"/>, the first the lowest.</summary>
    [Id(3)]
    public ulong Attempts;

    [Id(4)]
    public WireInstant ClosedAt;

    [Id(5)]
    public byte Reason;

    [Id(6)]
    public ContactPhone? CausePhone;

    [Id(7)]
    public byte CauseStatus;

    /// <summary>As <see cref="Attempts"/>.</summary>
    [Id(8)]
    public ulong AllAttempts;
}

[RegisterConverter]
internal sealed class FinalEntryConverter : IConverter<FinalEntry, FinalEntrySurrogate>
{
    private const int BitsOfACount = 8;

    public FinalEntry ConvertFromSurrogate(in FinalEntrySurrogate surrogate) => new(
        surrogate.Contact,
        surrogate.ContactId!, // null for the default
        surrogate.Phone,
        CountsOf(surrogate.Attempts),
        surrogate.ClosedAt.ToInstant(),
        (CloseReason)surrogate.Reason,
        surrogate.CausePhone,
        (CallStatus)surrogate.CauseStatus)
    { AllAttempts = CountsOf(surrogate.AllAttempts) };

    public FinalEntrySurrogate ConvertToSurrogate(in FinalEntry value) => new()
    {
        Contact = value.Contact,
        ContactId = value.ContactId,
        Phone = value.Phone,
        Attempts = BitsOf(value.Attempts),
        ClosedAt = WireInstant.Of(value.ClosedAt),
        Reason = (byte)value.Reason,
        CausePhone = value.CausePhone,
        CauseStatus = (byte)value.CauseStatus,
        AllAttempts = BitsOf(value.AllAttempts),
    };

    private static ulong BitsOf(AttemptCounts counts)
    {
        var bits = 0UL;
        for (var i = 0; i < AttemptCounts.Counted.Length; i++) bits |= (ulong)counts[AttemptCounts.Counted[i]] << (i * BitsOfACount);
        return bits;
    }

    private static AttemptCounts CountsOf(ulong bits)
    {
        var counts = default(AttemptCounts);
        for (var i = 0; i < AttemptCounts.Counted.Length; i++)
        {
            for (var count = (bits >> (i * BitsOfACount)) & byte.MaxValue; count > 0; count--) counts = counts.With(AttemptCounts.Counted[i]);
        }

        return counts;
    }
}
