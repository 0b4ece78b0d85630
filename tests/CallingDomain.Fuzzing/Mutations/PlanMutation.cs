using System.Buffers.Binary;
using CallingDomain.Numbers;

namespace CallingDomain.Fuzzing;

/// <summary>Changes of a plan file with valid checksums: a few bytes or words, of the tables or of the rules.</summary>
internal sealed class PlanMutation : IMutation
{
    private const int MostChanges = 4, RarelyRaw = 50;

    private static readonly ushort[] Words = [0, 1, 2, 15, 16, 0x7FFF, 0x8000, 0x800F, 0xFFFE, 0xFFFF];

    private readonly TextMutation _text = new([]);

    public void Change(Draft draft, Dice dice, IReadOnlyList<byte[]> others)
    {
        if (dice.OneIn(RarelyRaw))
        {
            _text.Change(draft, dice, others);
            return;
        }

        var rules = RulesOf(draft.Span);
        (int Start, int End) place = dice.Below(4) switch
        {
            0 => (PlanFormat.VersionAt, 300),
            1 or 2 when rules.Length > 0 => (rules.Start, rules.Start + rules.Length),
            _ => (PlanFormat.SectionsAt, draft.Length),
        };
        if (place.Start >= Math.Min(place.End, draft.Length - 2)) return;
        for (var count = 1 + dice.Below(MostChanges); count > 0; count--)
        {
            var at = place.Start + dice.Below(Math.Min(place.End, draft.Length - 2) - place.Start);
            if (dice.OneIn(2)) draft[at] = dice.Byte();
            else if (dice.OneIn(2)) draft[at] ^= (byte)(1 << dice.Below(8));
            else BinaryPrimitives.WriteUInt16LittleEndian(draft.Span[(at & ~1)..], dice.OneIn(2) ? dice.Of(Words) : (ushort)dice.Below(2048));
        }

        Sign(draft.Span);
    }

    /// <summary>Corrects the checksums.</summary>
    public static void Sign(Span<byte> plan)
    {
        var (start, length) = RulesOf(plan);
        if (length > RulesFile.CountsAt)
            BinaryPrimitives.WriteUInt64LittleEndian(plan[(start + RulesFile.ChecksumAt)..], RulesFile.Checksum(plan.Slice(start + RulesFile.CountsAt, length - RulesFile.CountsAt)));
        BinaryPrimitives.WriteUInt32LittleEndian(plan[PlanFormat.ChecksumAt..], PlanFormat.Checksum(plan[PlanFormat.CheckedFrom..]));
    }

    private static (int Start, int Length) RulesOf(ReadOnlySpan<byte> plan)
    {
        for (var entry = PlanFormat.SectionsAt; entry + PlanFormat.SectionEntryLength <= plan.Length && entry < 300; entry += PlanFormat.SectionEntryLength)
        {
            if (BinaryPrimitives.ReadUInt32LittleEndian(plan[entry..]) != PlanFormat.Rules) continue;
            long start = BinaryPrimitives.ReadUInt32LittleEndian(plan[(entry + 4)..]), length = BinaryPrimitives.ReadUInt32LittleEndian(plan[(entry + 8)..]);
            return start + length <= plan.Length ? ((int)start, (int)length) : default;
        }

        return default;
    }
}
