using System.Runtime.CompilerServices;

namespace CallingDomain.Numbers;

/// <summary>Up to 16 digits, four bits each, the first lowest. No digits: the slow path is needed.</summary>
internal readonly struct PackedDigits(ulong bits, int count)
{
    public const int MaxCount = 16, BitsOfDigit = 4, Mask = 0xF;

    private const ulong EverySecond = 0x0F0F0F0F0F0F0F0F;

    public readonly ulong Bits = bits;
    public readonly int Count = count;

    /// <summary>The value of all digits: joins neighbors to pairs, pairs to fours, fours to eights.</summary>
    public ulong Value
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get
        {
            unchecked
            {
                var all = Bits << (BitsOfDigit * (MaxCount - Count));
                var pairs = ((all & EverySecond) * 10) + ((all >> 4) & EverySecond);
                var fours = ((pairs & 0x00FF00FF00FF00FF) * 100) + ((pairs >> 8) & 0x00FF00FF00FF00FF);
                var eights = ((fours & 0x0000FFFF0000FFFF) * 10_000) + ((fours >> 16) & 0x0000FFFF0000FFFF);
                return ((eights & 0xFFFFFFFF) * 100_000_000) + (eights >> 32);
            }
        }
    }

    /// <summary>A digit.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int At(int place) => unchecked((int)(Bits >> (BitsOfDigit * place)) & Mask);
}
