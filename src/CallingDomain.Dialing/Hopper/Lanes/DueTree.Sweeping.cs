using System.Numerics;

namespace CallingDomain.Dialing;

/// <summary>Removing stale entries when there are too many.</summary>
internal sealed partial class DueTree
{
    /// <summary>Keeps one entry for each contact that still waits at its turn.</summary>
    /// <param name="epoch">A mark that no contact of this lane has yet; set for the kept contacts.</param>
    public void Sweep(byte epoch) => Sweep(ref _root, Stretch.All, epoch);

    private void Sweep(ref Slot slot, in Stretch within, byte epoch)
    {
        if (slot.Node is null)
        {
            Sweep(ref slot.Run, within, epoch);
            return;
        }

        var node = slot.Node;
        for (var mask = node.Mask; mask != 0; mask &= mask - 1)
        {
            var index = BitOperations.TrailingZeroCount(mask);
            Sweep(ref node.Slots[index], within.Slot(node, index), epoch);
            Tidy(ref slot, index);
        }
    }

    private void Sweep(ref Run run, in Stretch within, byte epoch)
    {
        Run kept = default;
        foreach (var chunk in entries.Drain(run))
        {
            foreach (ref readonly var entry in chunk) records.Prefetch(entry.Contact); // so that the records are loaded in parallel
            foreach (ref readonly var entry in chunk)
            {
                if (!TryTurn(entry, within, out _)) continue;
                ref var record = ref records[entry.Contact];
                if (record.Sweep == epoch) continue;
                record.Sweep = epoch;
                entries.Append(ref kept, entry.Part, entry.Contact);
            }
        }

        _dropped += run.Count - kept.Count;
        run = kept;
    }
}
