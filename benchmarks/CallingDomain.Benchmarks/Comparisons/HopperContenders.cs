using CallingDomain.Dialing;
using NodaTime;

namespace CallingDomain.Benchmarks;

/// <summary>Takes the contact with the earliest due instant and puts it back for later.</summary>
internal sealed class HopperInDueOrder(Hopper hopper) : IContender
{
    private static readonly Instant EndOfTime = Instant.FromUtc(2200, 1, 1, 0, 0); // every contact is due, so that the first in due order is taken, as from the queue

    public ulong Run(int operations)
    {
        unchecked
        {
            var sum = 0UL;
            for (var i = 0; i < operations; i++)
            {
                hopper.TryTake(EndOfTime, out var contact, out var place);
                hopper.Put(contact, place with { DueAt = place.DueAt + HopperLoad.Delay(contact, place.Attempts), Attempts = place.Attempts + 1 });
                sum = (sum * 31) + (uint)contact;
            }

            return sum;
        }
    }
}

/// <summary>Time moves on with every call; of those that are due the first by priority is taken and put back for later.</summary>
/// <param name="hopper">The hopper.</param>
/// <param name="start">The present when it begins, in nanoseconds since 1970.</param>
/// <param name="step">By how many nanoseconds the present moves on with each call.</param>
internal sealed class HopperInTwoStages(Hopper hopper, long start, long step) : IContender
{
    private readonly Duration _step = Duration.FromNanoseconds(step);
    private Instant _now = HopperLoad.At(start);

    public ulong Run(int operations)
    {
        unchecked
        {
            var sum = 0UL;
            for (var i = 0; i < operations; i++)
            {
                _now += _step;
                if (!hopper.TryTake(_now, out var contact, out var place)) continue;
                hopper.Put(contact, place with { DueAt = _now + HopperLoad.Delay(contact, place.Attempts), Attempts = place.Attempts + 1 });
                sum = (sum * 31) + (uint)contact;
            }

            return sum;
        }
    }
}

/// <summary>Contacts are moved to another due instant, in no order of theirs.</summary>
internal sealed class HopperMoves(Hopper hopper) : IContender
{
    private readonly SplitMix _random = new(99);

    public ulong Run(int operations)
    {
        var count = hopper.Count;
        for (var i = 0; i < operations; i++)
        {
            var contact = _random.Below(count);
            hopper.TryGetPlace(contact, out var place);
            hopper.Put(contact, place with { DueAt = place.DueAt + HopperLoad.Delay(contact, 0) });
        }

        return 0;
    }
}
