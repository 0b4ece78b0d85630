using System.Numerics;

namespace CallingDomain.Numbers;

/// <summary>All patterns of the rules as one acyclic automaton over digits, walked in linear time.</summary>
/// <remarks>
/// A state is a header word followed by its targets. Bit d of the header marks the first digit of a run of digits with the same target (bit 0 is always set); the high bits are the index of
/// a note. Every target has a smaller offset, which the loader checks, so every walk ends. Digits may be ASCII or values: only the low four bits are used.
/// </remarks>
/// <param name="words">The states.</param>
/// <param name="notes">The meaning of states for prefix patterns, see <see cref="PrefixNote"/>.</param>
internal readonly struct DigitMachine(ushort[] words, ushort[] notes)
{
    internal const int DigitBits = 10;
    internal const int DigitMask = (1 << DigitBits) - 1;
    internal const ushort Dead = 0;
    internal const ushort LeafBit = 0x8000;
    private const int LowNibble = 0xF;

    internal ushort[] Words => words;

    internal ushort[] Notes => notes;

    /// <summary>Whether the pattern matches all digits.</summary>
    internal bool Matches(ushort root, ReadOnlySpan<byte> digits)
    {
        var state = root;
        foreach (var digit in digits)
        {
            if (state == Dead) return false;
            state = Next(state, digit & LowNibble);
        }

        return state != Dead && words[state] >> DigitBits != 0;
    }

    /// <summary>The leaf that the first digits lead to; 0 for none.</summary>
    internal int Choose(ushort root, ReadOnlySpan<byte> digits)
    {
        var state = root;
        foreach (var digit in digits)
        {
            if ((state & LeafBit) != 0 || state == Dead) break;
            state = Next(state, digit & LowNibble);
        }

        return (state & LeafBit) != 0 ? state & ~LeafBit : 0;
    }

    /// <summary>The prefix that a regular expression would match.</summary>
    internal PrefixMatch FindPrefix(ushort root, ReadOnlySpan<byte> digits)
    {
        var best = PrefixMatch.None;
        var state = root;
        var position = 0;
        while (state != Dead)
        {
            var note = notes[words[state] >> DigitBits];
            var outcome = (byte)(position == digits.Length ? note >> 8 : note & 0xFF);
            if (outcome != PrefixNote.NoMatch) best = new PrefixMatch(position, outcome);
            if (position == digits.Length) return best with { MayGrow = (words[state] & DigitMask) != 1 || words[state + 1] != Dead };
            state = Next(state, digits[position] & LowNibble);
            position++;
        }

        return best;
    }

    /// <summary>The possible first digits of a prefix, as a mask.</summary>
    internal int FirstDigits(ushort root)
    {
        var mask = 0;
        if (root == Dead) return mask;
        for (var digit = 0; digit < DigitBits; digit++)
        {
            if (Next(root, digit) != Dead) mask |= 1 << digit;
        }

        return mask;
    }

    private ushort Next(ushort state, int digit)
    {
        unchecked
        {
            var runs = words[state] & ((2 << digit) - 1) & DigitMask;
            return words[state + BitOperations.PopCount((uint)runs)];
        }
    }
}

/// <summary>
/// The meaning of a state for a prefix pattern: the low byte applies if digits follow, the high byte at their end. A match is its group, packed as start and end, or <see cref="NoCapture"/>.
/// </summary>
internal static class PrefixNote
{
    internal const byte NoMatch = 0xFF;
    internal const byte NoCapture = 0;

    internal static ushort Pack(byte here, byte atEnd) => (ushort)(here | (atEnd << 8));
}

/// <summary>A matched prefix with the group that a transform rule uses.</summary>
internal readonly record struct PrefixMatch(int Length, byte Capture, bool MayGrow = false)
{
    internal static PrefixMatch None => new(-1, PrefixNote.NoCapture);

    internal bool IsMatch => Length >= 0;

    internal bool HasCapture => Capture != PrefixNote.NoCapture && CaptureStart <= CaptureEnd && CaptureEnd <= Length;

    internal int CaptureStart => Capture >> 4;

    internal int CaptureEnd => Capture & 0xF;
}
