using NodaTime;

namespace CallingDomain.Dialing.Tests;

public sealed class HopperTests
{
    private static readonly Instant Start = SeedExample.Start;

    [Theory]
    [InlineData(DueOrder.Ascending, 3_600_000_000_000, 60)]
    [InlineData(DueOrder.Descending, 3_600_000_000_000, 60)]
    [InlineData(DueOrder.Ascending, 1, 200)]
    [InlineData(DueOrder.Descending, 1, 200)]
    [InlineData(DueOrder.Ascending, 86_400_000_000_000, 1)]
    [InlineData(DueOrder.Descending, 86_400_000_000_000, 1)]
    public void LongRuns_ManyContacts_AnswerAsSortedSetsDo(DueOrder order, long spread, int equalDues)
    {
        const int Contacts = 30_000;
        var (hopper, model, random) = (new Hopper(order, Contacts), new HopperModel(order), new Chance(17));
        var now = Start;
        Instant Later() => now + Duration.FromNanoseconds(random.Below(spread) / equalDues * equalDues);
        HopperPlace Place() => new(Later(), 1 + (int)random.Below(5), (byte)random.Below(2), (int)random.Below(3));

        var places = Enumerable.Range(0, Contacts).Select(_ => Place()).ToArray();
        hopper.PutRange(0, places);
        for (var contact = 0; contact < Contacts; contact++) model.Put(contact, places[contact]);
        for (var step = 0; step < 100_000; step++)
        {
            now += Duration.FromNanoseconds(random.Below(1 + (spread / 40_000)));
            var contact = (int)random.Below(Contacts);
            switch (random.Below(10))
            {
                case < 5:
                    Assert.Equal(model.Take(now), hopper.TryTake(now, out var taken) ? taken : null);
                    break;
                case < 7:
                    var place = Place();
                    hopper.Put(contact, place);
                    model.Put(contact, place);
                    break;
                case 7:
                    Assert.Equal(model.Remove(contact), hopper.Remove(contact));
                    break;
                case 8 when step % 16 == 0:
                    Assert.Equal(model.NextDue, hopper.NextDue);
                    break;
                default:
                    if (model.PlaceOf(contact) is not { } kept) break;
                    hopper.Put(contact, kept with { Priority = 1 + (kept.Priority % 5) });
                    model.Put(contact, kept with { Priority = 1 + (kept.Priority % 5) });
                    break;
            }
        }

        Assert.Equal(model.Count, hopper.Count);
        while (model.Take(Instant.MaxValue) is { } left) Assert.Equal(left, hopper.TryTake(Instant.MaxValue, out var contact) ? contact : -1);
        Assert.Equal(0, hopper.Count);
    }

    [Theory]
    [InlineData(DueOrder.Ascending)]
    [InlineData(DueOrder.Descending)]
    public void TryTake_ManyDueAtOneInstant_GoesByPriorityThenAttemptsThenNumber(DueOrder order)
    {
        const int Contacts = 50_000;
        var hopper = new Hopper(order);
        for (var contact = Contacts - 1; contact >= 0; contact--) hopper.Put(contact, new HopperPlace(Start, contact % 3, Attempts: contact % 7));
        var expected = Enumerable.Range(0, Contacts).OrderBy(contact => contact % 3).ThenBy(contact => contact % 7).ThenBy(contact => contact);
        Assert.False(hopper.TryTake(Start - Duration.Epsilon, out _));
        foreach (var contact in expected) Assert.Equal(contact, hopper.TryTake(Start, out var taken) ? taken : -1);
    }

    [Fact]
    public void Put_APriorityForEachContact_IsTakenInOrder()
    {
        var hopper = new Hopper();
        for (var contact = 0; contact < 5000; contact++) hopper.Put(contact, new HopperPlace(Start, contact * 7919 % 5000));
        for (var taken = 0; taken < 5000; taken++)
        {
            Assert.True(hopper.TryTake(Start, out _, out var place));
            Assert.Equal(taken, place.Priority);
        }
    }

    [Fact]
    public void Put_EachContactMovedManyTimes_KeepsTheLastPlace()
    {
        var (hopper, model) = (new Hopper(), new HopperModel(DueOrder.Ascending));
        for (var move = 0; move < 60_000; move++)
        {
            var place = new HopperPlace(Start + Duration.FromSeconds(move * 7919 % 5003), 2);
            hopper.Put(move % 500, place);
            model.Put(move % 500, place);
        }

        while (model.Take(Instant.MaxValue) is { } left) Assert.Equal(left, hopper.TryTake(Instant.MaxValue, out var contact) ? contact : -1);
    }

    [Theory]
    [InlineData(DueOrder.Ascending)]
    [InlineData(DueOrder.Descending)]
    public void Put_AllContactsMovedAgainAfterSomeWereTaken_KeepsTheLastPlaces(DueOrder order)
    {
        const int Contacts = 20_000, Hours = 100;
        var (hopper, model, random) = (new Hopper(order), new HopperModel(order), new Chance(5));
        var now = Start;
        for (var round = 0; round < 6; round++)
        {
            for (var contact = 0; contact < Contacts; contact++)
            {
                var place = new HopperPlace(now + Duration.FromSeconds(random.Below(Hours * 3600)), 1, Attempts: round);
                hopper.Put(contact, place);
                model.Put(contact, place);
            }

            now += Duration.FromHours(1);
            for (var taken = 0; taken < 50; taken++) Assert.Equal(model.Take(now), hopper.TryTake(now, out var contact) ? contact : null);
        }

        while (model.Take(Instant.MaxValue) is { } left) Assert.Equal(left, hopper.TryTake(Instant.MaxValue, out var contact) ? contact : -1);
        Assert.Equal(0, hopper.Count);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(100)] // most without their own lane
    public void TryTake_AfterALookAtLater_GivesWhoIsDueAtItsInstant(int priorities)
    {
        var hopper = new Hopper();
        for (var contact = 0; contact < 200; contact++) hopper.Put(contact, new HopperPlace(Start + Duration.FromMinutes(contact), 1 + (contact % priorities)));
        Assert.True(hopper.TryPeek(Start + Duration.FromDays(1), out _));
        Assert.True(hopper.TryTake(Start, out var first));
        Assert.Equal(0, first);
        Assert.False(hopper.TryPeek(Start, out _));
    }

    [Theory]
    [InlineData(DueOrder.Ascending)]
    [InlineData(DueOrder.Descending)]
    public void TryTake_FirstContactDueAtTheInstantItself_IsGiven(DueOrder order)
    {
        var hopper = new Hopper(order);
        for (var contact = 0; contact < 200; contact++) hopper.Put(contact, new HopperPlace(Start + Duration.FromMinutes(contact), 1));
        Assert.Equal((true, 0), (hopper.TryTake(Start, out var first), first));
        Assert.Equal((199, Start + Duration.FromMinutes(1)), (hopper.Count, hopper.NextDue));
    }

    [Fact]
    public void NeverDue_IsTakenAtTheEndOfTimeOnly()
    {
        var hopper = new Hopper();
        hopper.Put(0, new HopperPlace(Instant.MaxValue, 1));
        Assert.Equal(Instant.MaxValue, hopper.NextDue);
        Assert.False(hopper.TryTake(Instant.FromUtc(9999, 1, 1, 0, 0), out _));
        Assert.True(hopper.TryTake(Instant.MaxValue, out _));
    }

    [Fact]
    public void InvalidArguments_Throw()
    {
        var hopper = new Hopper();
        Assert.Throws<ArgumentOutOfRangeException>(() => new Hopper(capacity: -1));
        Assert.Throws<ArgumentOutOfRangeException>(() => hopper.Put(-1, default));
        Assert.Throws<ArgumentOutOfRangeException>(() => hopper.Put(0, new HopperPlace(Start, 1, Attempts: -1)));
        Assert.Throws<ArgumentOutOfRangeException>(() => hopper.PutRange(-1, [default]));
        Assert.Throws<ArgumentOutOfRangeException>(() => hopper.PutRange(int.MaxValue, [default, default]));
        Assert.Equal(0, hopper.Count);
        Assert.False(hopper.Remove(-1));
        Assert.False(hopper.Contains(int.MaxValue));
        Assert.False(hopper.TryGetPlace(0, out _));
    }

    [Fact]
    public void TakeAndPut_OnceWarm_AllocatesNothing()
    {
        var hopper = new Hopper(capacity: 20_000);
        for (var contact = 0; contact < 20_000; contact++) hopper.Put(contact, new HopperPlace(Start + Duration.FromSeconds(contact), contact % 4));
        var now = Start;
        Run(100_000);
        var before = GC.GetAllocatedBytesForCurrentThread();
        Run(100_000);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 100_000); // an occasional node or segment, nothing per contact

        void Run(int steps)
        {
            for (var step = 0; step < steps; step++)
            {
                now += Duration.FromMilliseconds(700);
                if (hopper.TryTake(now, out var contact, out var place)) hopper.Put(contact, place with { DueAt = now + Duration.FromSeconds(900 + (contact * 31 % 14_400)) });
            }
        }
    }

    /// <summary>SplitMix64: the same cases on every machine.</summary>
    private sealed class Chance(ulong state)
    {
        public long Below(long bound)
        {
            unchecked
            {
                var mixed = state += 0x9E3779B97F4A7C15;
                mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9;
                mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
                return (long)((mixed ^ (mixed >> 31)) % (ulong)bound);
            }
        }
    }
}
