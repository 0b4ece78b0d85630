using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics.X86;
using CallingDomain.Numbers;

namespace CallingDomain.Dialing;

/// <summary>The phones of all contacts: of each contact its numbers, with their zones, and then their counts, side by side; 16 bytes a phone.</summary>
/// <remarks>Grows by segments, so that nothing is copied.</remarks>
internal sealed class PhonePool
{
    /// <summary>The greatest index of zones.</summary>
    public const int MaxZones = (1 << ZoneBits) - 1;

    private const int SegmentBits = 16, NumberBits = 50, ZoneBits = 12; // 15 digits take 50 bits
    private const ulong NumberMask = (1UL << NumberBits) - 1, Gone = 1UL << 63;

    private ulong[][] _segments = [];
    private int _used = 1 << SegmentBits; // of the last segment

    /// <summary>Room for phones, side by side.</summary>
    public uint Rent(int phones)
    {
        if (phones == 0) return 0;
        if (_used + (2 * phones) > 1 << SegmentBits)
        {
            Array.Resize(ref _segments, _segments.Length + 1);
            _segments[^1] = new ulong[1 << SegmentBits];
            _used = 0;
        }

        var at = checked((uint)(((_segments.Length - 1) << SegmentBits) + _used));
        _used += 2 * phones;
        return at;
    }

    /// <summary>The phones of a contact.</summary>
    public Phones Of(in ContactCard card) => card.PhoneCount == 0 ? default : new(_segments[card.Phones >> SegmentBits], (int)(card.Phones & ((1 << SegmentBits) - 1)), card.PhoneCount);

    /// <summary>Asks the machine to have the phones of a contact at hand soon.</summary>
    public unsafe void Prefetch(in ContactCard card)
    {
        if (!Sse.IsSupported || card.PhoneCount == 0) return;
        ref var first = ref _segments[card.Phones >> SegmentBits][card.Phones & ((1 << SegmentBits) - 1)];
        Sse.Prefetch0(Unsafe.AsPointer(ref first));
        Sse.Prefetch0(Unsafe.AsPointer(ref Unsafe.Add(ref first, (2 * card.PhoneCount) - 1)));
    }

    /// <summary>The phones of one contact.</summary>
    internal readonly struct Phones(ulong[] segment, int at, int count)
    {
        public int Count => count;

        /// <summary>The attempts of each.</summary>
        public Span<AttemptCounts> Counts => MemoryMarshal.Cast<ulong, AttemptCounts>(segment.AsSpan(at + count, count));

        public PhoneNumber NumberOf(int phone) => PhoneNumber.FromDigits(segment[at + phone] & NumberMask);

        public int ZonesOf(int phone) => (int)((segment[at + phone] & ~Gone) >> NumberBits);

        public bool IsGone(int phone) => (segment[at + phone] & Gone) != 0;

        public void Set(int phone, PhoneNumber number, int zones) => segment[at + phone] = number.Digits | ((ulong)zones << NumberBits);

        /// <summary>The place of a number; -1 when it is none of them.</summary>
        public int IndexOf(PhoneNumber number)
        {
            for (var i = 0; i < count; i++)
            {
                if (NumberOf(i) == number) return i;
            }

            return -1;
        }

        /// <summary>How many are not gone.</summary>
        public int CountLeft()
        {
            var left = 0;
            for (var i = 0; i < count; i++) left += IsGone(i) ? 0 : 1;
            return left;
        }

        /// <summary>Marks a number as gone: a pass that has begun passes it over, later ones do not have it.</summary>
        public void MarkGone(PhoneNumber number)
        {
            var phone = IndexOf(number);
            if (phone >= 0) segment[at + phone] |= Gone;
        }

        /// <summary>Drops those that are gone; their room is lost.</summary>
        /// <returns>How many are left.</returns>
        public int DropGone()
        {
            Span<ulong> counts = stackalloc ulong[ContactCard.MaxPhones];
            segment.AsSpan(at + count, count).CopyTo(counts);
            var left = 0;
            for (var i = 0; i < count; i++)
            {
                if (IsGone(i)) continue;
                (segment[at + left], counts[left]) = (segment[at + i], counts[i]);
                left++;
            }

            counts[..left].CopyTo(segment.AsSpan(at + left));
            return left;
        }
    }
}
