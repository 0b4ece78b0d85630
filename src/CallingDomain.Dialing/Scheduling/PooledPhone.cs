using CallingDomain.Numbers;

namespace CallingDomain.Dialing;

/// <summary>A phone of a contact's plan in 8 bytes: its number, the index of its zones and rule sets, and whether the pass skips it.</summary>
internal readonly record struct PooledPhone
{
    /// <summary>The maximum index of zones and rule sets.</summary>
    public const int MaxRules = (1 << RuleBits) - 1;

    private const int NumberBits = 50, RuleBits = 12; // 15 digits take 50 bits
    private const ulong NumberMask = (1UL << NumberBits) - 1, Gone = 1UL << 63;

    private readonly ulong _bits;

    public PooledPhone(PhoneNumber number, int rules) => _bits = number.Digits | ((ulong)rules << NumberBits);

    private PooledPhone(ulong bits) => _bits = bits;

    public PhoneNumber Number => PhoneNumber.FromDigits(Digits);

    /// <summary>The digits of the number; of a snapshot, possibly not those of a number.</summary>
    public ulong Digits => _bits & NumberMask;

    /// <summary>The index of its zones and rule sets in the <see cref="PhoneRulesTable"/>.</summary>
    public int Rules => (int)((_bits & ~Gone) >> NumberBits);

    /// <summary>Whether the pass skips the phone, because the contact lost it or it was blacklisted.</summary>
    public bool IsGone => (_bits & Gone) != 0;

    public PooledPhone As(bool isGone) => new(isGone ? _bits | Gone : _bits & ~Gone);

    /// <summary>The index of a number; -1 for none.</summary>
    public static int IndexOf(ReadOnlySpan<PooledPhone> phones, PhoneNumber number)
    {
        for (var i = 0; i < phones.Length; i++)
        {
            if (phones[i].Number == number) return i;
        }

        return -1;
    }
}
