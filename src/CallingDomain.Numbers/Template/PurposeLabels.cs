namespace CallingDomain.Numbers;

/// <summary>The ten labels as bytes, found by their first two letters.</summary>
internal static class PurposeLabels
{
    private const int Slots = 16, SlotLength = 32, Multiplier = 28, Shift = 3; // parts the ten: found by trying

    private static readonly byte[] Letters = new byte[Slots * SlotLength];
    private static readonly byte[] Lengths = new byte[Slots];
    private static readonly CallPurpose[] Purposes = new CallPurpose[Slots];

    static PurposeLabels()
    {
        for (var purpose = CallPurpose.Charity; purpose <= CallPurpose.DoNotOriginate; purpose++)
        {
            var label = purpose.Label();
            var slot = SlotOf((byte)label[0], (byte)label[1]);
            if (Lengths[slot] != 0) throw new InvalidOperationException("Two labels in one slot.");
            Lengths[slot] = (byte)label.Length;
            for (var at = 0; at < label.Length; at++) Letters[(slot * SlotLength) + at] = (byte)label[at];
            Purposes[slot] = purpose;
        }
    }

    /// <summary>The purpose whose label, to the letter, begins a text; <see cref="CallPurpose.Unspecified"/> when none does.</summary>
    public static CallPurpose AtStartOf(ReadOnlySpan<byte> text, out int length)
    {
        length = 0;
        if (text.Length < 2) return CallPurpose.Unspecified;
        var slot = SlotOf(text[0], text[1]);
        length = Lengths[slot];
        return text.StartsWith(Letters.AsSpan(slot * SlotLength, length)) ? Purposes[slot] : CallPurpose.Unspecified;
    }

    private static int SlotOf(byte first, byte second) => unchecked((first * Multiplier) + second) >> Shift & (Slots - 1);
}
