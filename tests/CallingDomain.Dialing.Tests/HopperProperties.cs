using CallingDomain.Tests;
using FsCheck;
using FsCheck.Fluent;
using NodaTime;

namespace CallingDomain.Dialing.Tests;

public sealed class HopperProperties
{
    private static readonly Gen<HopperEntry> Entry =
        from id in Gen.Choose(1, 12)
        from due in Gen.Choose(0, 5)
        from priority in Gen.Choose(1, 3)
        from kind in Gen.Choose(0, 1)
        from attempts in Gen.Choose(0, 2)
        select new HopperEntry($"c{id}", At(due), priority, (byte)kind, attempts, id % 4);

    private static readonly Gen<DueOrder> AnyOrder = Gen.Elements(DueOrder.Ascending, DueOrder.Descending);

    [Fact]
    public void Property1_Compare_IsATotalOrder() => Properties.ForAll(from entries in Entry.Three() from due in AnyOrder select (entries, due), given =>
    {
        var ((a, b, c), order) = (given.entries, HopperOrder.Of(given.due));
        var antisymmetric = Math.Sign(order.Compare(a, b)) == -Math.Sign(order.Compare(b, a));
        var transitive = order.Compare(a, b) > 0 || order.Compare(b, c) > 0 || order.Compare(a, c) <= 0;
        return antisymmetric && transitive && (order.Compare(a, b) != 0 || a == b);
    });

    [Fact]
    public void Property1_Drain_DoesNotDependOnTheOrderOfPutting() => Properties.ForAll(
        from entries in Entry.ArrayOf() from due in AnyOrder select (entries, due),
        given =>
        {
            var distinct = given.entries.DistinctBy(entry => entry.ContactId).ToList();
            var sorted = distinct.Order(HopperOrder.Of(given.due)).ToList();
            return Drain(given.due, distinct).SequenceEqual(sorted) && Drain(given.due, Enumerable.Reverse(distinct)).SequenceEqual(sorted);
        });

    [Fact]
    public void AnyOperations_AnswerAsASortedListDoes() => Properties.ForAll(from steps in Step.ArrayOf() from due in AnyOrder select (steps, due), given =>
    {
        var hopper = new Hopper(given.due);
        var model = new List<HopperEntry>();
        var now = At(0);
        foreach (var step in given.steps)
        {
            switch (step.Kind)
            {
                case 0:
                    model.RemoveAll(entry => entry.ContactId == step.Entry.ContactId);
                    model.Add(step.Entry);
                    hopper.Put(step.Entry);
                    break;
                case 1:
                    if (hopper.Remove(step.Entry.ContactId) != (model.RemoveAll(entry => entry.ContactId == step.Entry.ContactId) == 1)) return false;
                    break;
                default:
                    now = Instant.Max(now, step.Entry.DueAt);
                    var due = model.Where(entry => entry.DueAt <= now).Order(HopperOrder.Of(given.due)).ToList();
                    if (hopper.TryTake(now, out var taken) != due.Count > 0 || (due.Count > 0 && taken != due[0])) return false;
                    if (due.Count > 0) model.Remove(due[0]);
                    break;
            }

            if (hopper.Count != model.Count || hopper.NextDue is null != (model.Count == 0)) return false;
            if (model.Count > 0 && hopper.NextDue > now && hopper.NextDue != model.Min(entry => entry.DueAt)) return false;
        }

        return true;
    });

    private static Gen<(int Kind, HopperEntry Entry)> Step =>
        from kind in Gen.Frequency((4, Gen.Constant(0)), (1, Gen.Constant(1)), (3, Gen.Constant(2))) from entry in Entry select (kind, entry);

    private static Instant At(int minutes) => SeedExample.Start + Duration.FromMinutes(minutes);

    private static List<HopperEntry> Drain(DueOrder due, IEnumerable<HopperEntry> entries)
    {
        var hopper = new Hopper(due);
        foreach (var entry in entries) hopper.Put(entry);
        var drained = new List<HopperEntry>();
        while (hopper.TryTake(At(100), out var next)) drained.Add(next);
        return drained;
    }
}
