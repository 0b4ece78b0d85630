using NodaTime;

namespace CallingDomain.Dialing.Tests;

public sealed class HopperTests
{
    [Fact]
    public void TryTake_NobodyDue_SaysSoAndWhen()
    {
        var hopper = new Hopper();
        Assert.Null(hopper.NextDue);
        hopper.Put(Entry("a", 5));
        Assert.False(hopper.TryTake(At(4), out _));
        Assert.Equal(At(5), hopper.NextDue);
        Assert.True(hopper.TryTake(At(5), out var next));
        Assert.Equal("a", next.ContactId);
        Assert.Equal(0, hopper.Count);
    }

    [Fact]
    public void TryTake_PriorityOne_GoesBeforeWhoeverIsDueLonger()
    {
        var hopper = new Hopper();
        hopper.Put(Entry("early", 0));
        hopper.Put(Entry("urgent", 3) with { Priority = 1 });
        Assert.Equal(["early", "urgent"], [Take(hopper, 1), Take(hopper, 3)]);
        hopper.Put(Entry("early", 0));
        hopper.Put(Entry("urgent", 3) with { Priority = 1 });
        Assert.Equal(["urgent", "early"], [Take(hopper, 3), Take(hopper, 3)]);
    }

    [Fact]
    public void Put_SameContactAgain_MovesIt()
    {
        var hopper = new Hopper();
        hopper.Put(Entry("a", 0));
        hopper.Put(Entry("a", 9));
        Assert.Equal(1, hopper.Count);
        Assert.False(hopper.TryTake(At(8), out _));
    }

    [Fact]
    public void Put_ManyMovesOfAFewContacts_GivesEachOnceAtItsLastPlace()
    {
        var hopper = new Hopper();
        for (var move = 0; move < 1000; move++) hopper.Put(Entry($"c{move % 3}", 1000 - move));
        Assert.Equal(["c0", "c2", "c1", ""], Enumerable.Range(0, 4).Select(_ => Take(hopper, 1000)));
    }

    [Fact]
    public void TryTake_Descending_GivesWhoBecameDueLast()
    {
        var hopper = new Hopper(DueOrder.Descending);
        hopper.Put(Entry("old", 0));
        hopper.Put(Entry("new", 3));
        Assert.Equal("new", Take(hopper, 5));
    }

    [Fact]
    public void Put_WithoutIdentity_Throws() => Assert.Throws<ArgumentNullException>(() => new Hopper().Put(default));

    private static string Take(Hopper hopper, int minute) => hopper.TryTake(At(minute), out var next) ? next.ContactId : "";

    private static Instant At(int minutes) => SeedExample.Start + Duration.FromMinutes(minutes);

    private static HopperEntry Entry(string id, int due) => new(id, At(due), Priority: 2, Class: 0, Attempts: 0, Sequence: 0);
}
