using System.Runtime.InteropServices;
using FsCheck;
using FsCheck.Fluent;
using NodaTime;

namespace CallingDomain.Dialing.Tests;

/// <summary>What is done to a fact: to which, what, and a figure that goes with it.</summary>
internal readonly record struct Damage(int At, int What, int Figure);

/// <summary>Facts of an engine of which some are not as they were, given to another engine: it takes them or refuses them, and goes on.</summary>
internal sealed class DamagedFacts(EngineBesideCampaign beside, IReadOnlyList<Damage> damages)
{
    private const int MostSteps = 300;

    private static readonly int[] Odd = [int.MinValue, -1, 0, 1, 2, 3, 4, 5, 6, 7, 9, 254, 255, 256, 65_535, 65_536, int.MaxValue];

    private static readonly Instant[] OddInstants = [Instant.MinValue, Instant.FromUtc(1400, 1, 1, 0, 0), SeedExample.Start, SeedExample.Start + Duration.FromDays(1), Instant.FromUtc(9000, 1, 1, 0, 0), Instant.MaxValue];

    private readonly CampaignEngine _engine = new(beside.Engine.Settings);

    public static Gen<Damage[]> Damages { get; } =
        (from at in Gen.Choose(0, 200) from what in Gen.Choose(0, 29) from figure in Gen.Choose(0, 2000) select new Damage(at, what, figure)).NonEmptyListOf().Select(damages => damages.Take(6).ToArray());

    public void Check()
    {
        for (var i = 0; i < beside.Facts.Count; i++)
        {
            var isLost = false;
            foreach (var damage in damages.Where(damage => damage.At % beside.Facts.Count == i))
            {
                if (TryDamage(beside.Facts[i], damage) is { } fact) isLost |= Replay(fact);
                isLost |= damage.Figure % 7 == 0;
            }

            if (!isLost) Replay(beside.Facts[i]);
        }

        GoOn();
        IsWhole();
    }

    // Whether it was taken; if not, nothing has changed.
    private bool Replay(in EngineFact fact)
    {
        var before = EngineBesideCampaign.Dump(_engine) + _engine.Now;
        try
        {
            beside.Replay(_engine, fact);
        }
        catch (ArgumentException)
        {
            Assert.Equal(before, EngineBesideCampaign.Dump(_engine) + _engine.Now);
            return false;
        }

        IsWhole();
        return true;
    }

    private EngineFact? TryDamage(EngineFact fact, Damage damage)
    {
        try
        {
            return Damaged(fact, damage);
        }
        catch (ArgumentException)
        {
            return null; // there is no such fact
        }
    }

    private EngineFact Damaged(EngineFact fact, Damage damage)
    {
        var state = fact.State;
        var other = beside.Facts[damage.Figure % beside.Facts.Count];
        var (figure, instant) = (Odd[damage.Figure % Odd.Length], OddInstants[damage.Figure % OddInstants.Length]);
        return damage.What switch
        {
            0 => fact with { Kind = (EngineFactKind)(damage.Figure % 13) },
            1 => fact with { At = instant },
            2 => fact with { At = Instant.Max(fact.At, OddInstants[1]) + Duration.FromSeconds(damage.Figure - 1000) },
            3 => fact with { Contact = figure },
            4 => fact with { Attempt = figure },
            5 => fact with { Status = (CallStatus)(damage.Figure % 256) },
            6 => fact with { Counted = (CallStatus)(damage.Figure % 256) },
            7 => fact with { PhoneCount = figure },
            8 => fact with { Priority = figure },
            9 => fact with { Number = other.Number },
            10 => fact with { Call = other.Call },
            11 => fact with { Call = fact.Call with { PhoneIndex = figure } },
            12 => fact with { State = other.State },
            13 => fact with { State = default },
            14 => fact with { State = state with { Phase = (ContactPhase)(damage.Figure % 8) } },
            15 => fact with { State = state with { Phone = figure } },
            16 => fact with { State = state with { Pass = figure } },
            17 => fact with { State = state with { LastCallPass = figure } },
            18 => fact with { State = state with { LastCallPass = state.Pass, LastCall = state.LastCall with { Phone = figure } } },
            19 => fact with { State = state with { LastCallPass = state.Pass, LastCall = state.LastCall with { Status = (CallStatus)(damage.Figure % 256) } } },
            20 => fact with { State = state with { LastCallPass = state.Pass, LastCall = state.LastCall with { EndedAt = instant, DialedAt = instant } } },
            21 => fact with { State = state with { Attempts = figure } },
            22 => fact with { State = state with { DueAt = instant } },
            23 => fact with { State = state with { RuleDueAt = instant } },
            24 => fact with { State = state with { LeaseUntil = instant } },
            25 => fact with { State = state with { IsHeld = !state.IsHeld, RuleWhy = (WaitReason)(damage.Figure % 20) } },
            26 => fact with { State = state with { ClosesWith = (CloseReason)(damage.Figure % 10) } },
            27 => fact with { State = state with { Closing = new ContactClosing(instant, (CloseReason)(damage.Figure % 20), figure, (CallStatus)(damage.Figure % 256)) } },
            28 => other,
            _ => WithAnotherBit(fact, damage.Figure),
        };
    }

    private static EngineFact WithAnotherBit(EngineFact fact, int bit)
    {
        var bytes = MemoryMarshal.AsBytes(new Span<EngineFact>(ref fact));
        bytes[bit / 8 % bytes.Length] ^= (byte)(1 << (bit % 8));
        return fact;
    }

    // Calls are claimed and end in all ways, contacts are changed in all ways, until there is nothing left to do.
    private void GoOn()
    {
        var now = _engine.Now > Instant.FromUtc(2200, 1, 1, 0, 0) ? _engine.Now : Instant.Max(_engine.Now, SeedExample.Start);
        _engine.SetPaused(false, now);
        for (var step = 0; step < MostSteps; step++)
        {
            var status = (CallStatus)(1 + (step % (int)CallStatus.NotDialed));
            if (!_engine.TryClaim(now, out var call))
            {
                _engine.Expire(now);
                if (_engine.NextWakeUp is not { } due || due - now > Duration.FromDays(400)) break;
                now = Instant.Max(now, due);
            }
            else if (status == CallStatus.Recall)
            {
                Assert.Null(_engine.Recall(call.Attempt, now, now, call.PhoneIndex));
            }
            else if (step % 11 != 0)
            {
                if (step % 3 == 0) Assert.Null(_engine.Start(call.Attempt, now));
                Assert.Null(_engine.End(call.Attempt, status, now));
            }
        }

        for (var contact = 0; contact < _engine.ContactCount; contact++)
        {
            _engine.Hold(contact, now);
            _engine.Release(contact, now);
            _engine.SetPriority(contact, 5, now);
            _engine.CallBack(contact, now, now, contact % 3);
            if (_engine.PhoneCountOf(contact) > 1) _engine.Block(_engine.PhoneOf(contact, 0).Phone, now);
            IsWhole();
            _engine.Close(contact, CloseReason.Deleted, now);
        }

        _engine.Expire(Instant.MaxValue);
        Assert.Equal((0, 0), (_engine.CallsUnderWay, _engine.OpenCount));
        for (var contact = 0; contact < _engine.ContactCount; contact++) _engine.Reset(contact, Instant.MaxValue, Instant.MaxValue);
    }

    private void IsWhole()
    {
        var states = Enumerable.Range(0, _engine.ContactCount).Select(_engine.StateOf).ToList();
        Assert.Equal((states.Count(state => state.Phase != ContactPhase.Closed), states.Count(state => state.IsUnderWay)), (_engine.OpenCount, _engine.CallsUnderWay));
        Assert.All(states, state => Assert.InRange(state.Phase, ContactPhase.Waiting, ContactPhase.Closed));
        _ = EngineBesideCampaign.Dump(_engine);
        _ = (_engine.NextWakeUp, _engine.NextLeaseEnd);
    }
}
