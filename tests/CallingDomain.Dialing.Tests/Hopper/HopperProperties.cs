using CallingDomain.Tests;
using FsCheck;
using FsCheck.Fluent;
using NodaTime;

namespace CallingDomain.Dialing.Tests;

/// <summary>The hopper behaves as sorted sets do, also with structures so small that short cases reach all of them.</summary>
[Properties(Arbitrary = [typeof(HopperProperties)])]
public sealed class HopperProperties
{
    private static readonly Instant Start = SeedExample.Start;

    private static readonly Gen<HopperSizes> AnySizes = Gen.Elements(
        HopperSizes.Default,
        new HopperSizes(Window: 8, Crowd: 8, Open: 3, Burst: 4, Lanes: 2),
        new HopperSizes(Window: 4, Crowd: 2, Open: 1, Burst: 2, Lanes: 64),
        new HopperSizes(Window: 12, Crowd: 6, Open: 5, Burst: 20, Lanes: 1));

    private static readonly Gen<DueOrder> AnyOrder = Gen.Elements(DueOrder.Ascending, DueOrder.Descending);

    private static readonly Gen<Instant> Moment = Gen.Frequency(
        (6, Gen.Choose(0, 5).Select(minute => Start + Duration.FromMinutes(minute))),
        (3, Gen.Choose(0, 40).Select(nanosecond => Start + Duration.FromNanoseconds(nanosecond))),
        (3, Gen.Choose(0, 1000).Select(hour => Start + Duration.FromHours(hour))));

    private static readonly Gen<Instant> MomentOfAnyYear = Gen.Frequency(
        (2, Moment),
        (1, Gen.Choose(-9990, 9990).Select(year => Instant.FromUtc(year, 1, 1, 0, 0))),
        (1, Gen.Elements(Instant.MinValue, Instant.MaxValue, Instant.MaxValue - Duration.Epsilon, Instant.MinValue + Duration.Epsilon)),
        (1, Gen.Elements(Campaign.FirstInstant, Campaign.LastInstant, Campaign.FirstInstant - Duration.Epsilon, Campaign.LastInstant + Duration.Epsilon)));

    private static readonly Gen<int> Priority = Gen.Frequency((8, Gen.Choose(1, 4)), (1, Gen.Elements(int.MinValue, -1, 0, int.MaxValue)));

    /// <summary>Operations on a hopper of some order, with structures of some sizes.</summary>
    public abstract record HopperCase
    {
        internal Step[] Steps { get; init; } = [];

        internal DueOrder Order { get; init; }

        internal HopperSizes Sizes { get; init; } = HopperSizes.Default;

        public override string ToString() => $"{Order} {Sizes} {string.Join("; ", Steps.Select(step => step.ToString()))}";
    }

    public sealed record NearInTime : HopperCase;

    public sealed record OverAllYears : HopperCase;

    public sealed record AtOneInstant : HopperCase;

    internal static Arbitrary<NearInTime> NearInTimeCases() => Cases(Moment, contacts: 40, (steps, order, sizes) => new NearInTime { Steps = steps, Order = order, Sizes = sizes });

    internal static Arbitrary<OverAllYears> OverAllYearsCases() => Cases(MomentOfAnyYear, contacts: 12, (steps, order, sizes) => new OverAllYears { Steps = steps, Order = order, Sizes = sizes });

    internal static Arbitrary<AtOneInstant> AtOneInstantCases() => Cases(Gen.Constant(Start), contacts: 60, (steps, order, sizes) => new AtOneInstant { Steps = steps, Order = order, Sizes = sizes });

    [Property]
    public void AnyOperations_NearInTime_AnswerAsSortedSetsDo(NearInTime one) => AssertAnswersAsTheModel(one);

    [Property]
    public void AnyOperations_OverAllYears_AnswerAsSortedSetsDo(OverAllYears one) => AssertAnswersAsTheModel(one);

    [Property]
    public void AnyOperations_AtOneInstant_AnswerAsSortedSetsDo(AtOneInstant one) => AssertAnswersAsTheModel(one);

    private static Arbitrary<TCase> Cases<TCase>(Gen<Instant> moment, int contacts, Func<Step[], DueOrder, HopperSizes, TCase> toCase)
        where TCase : HopperCase
    {
        var step =
            from kind in Gen.Frequency((8, Gen.Constant(0)), (2, Gen.Constant(1)), (5, Gen.Constant(2)), (1, Gen.Constant(3)), (1, Gen.Constant(4)))
            from contact in Gen.Choose(0, contacts - 1)
            from due in moment
            from priority in Priority
            from @class in Gen.Frequency((5, Gen.Constant(0)), (1, Gen.Choose(0, 255)))
            from attempts in Gen.Frequency((5, Gen.Choose(0, 2)), (1, Gen.Constant(int.MaxValue)))
            select new Step(kind, contact, new HopperPlace(due, priority, (byte)@class, attempts));
        return Arb.From(
            from length in Gen.Choose(1, 150)
            from steps in step.ArrayOf(length)
            from order in AnyOrder
            from sizes in AnySizes
            select toCase(steps, order, sizes),
            one => Shrinking.Items(one.Steps).Select(steps => one with { Steps = steps }));
    }

    private static void AssertAnswersAsTheModel(HopperCase given)
    {
        var hopper = new Hopper(given.Order, capacity: 0, given.Sizes);
        var model = new HopperModel(given.Order);
        Span<int> many = stackalloc int[7];
        foreach (var step in given.Steps)
        {
            switch (step.Kind)
            {
                case 0:
                    hopper.Put(step.Contact, step.Place);
                    model.Put(step.Contact, step.Place);
                    break;
                case 1:
                    Assert.Equal(model.Remove(step.Contact), hopper.Remove(step.Contact));
                    break;
                case 2:
                    var now = step.Place.DueAt; // may be earlier than a previous instant
                    Assert.Equal(model.Peek(now), hopper.TryPeek(now, out var contact) ? contact : null);
                    var place = model.Peek(now) is { } next ? model.PlaceOf(next) : null;
                    Assert.Equal(model.Take(now), hopper.TryTake(now, out contact, out var taken) ? contact : null);
                    Assert.Equal(place ?? default, taken);
                    break;
                case 3:
                    now = step.Place.DueAt;
                    var count = hopper.TakeMany(now, many);
                    foreach (var one in many[..count]) Assert.Equal(model.Take(now), one);
                    if (count < many.Length) Assert.Null(model.Peek(now));
                    break;
                default:
                    Assert.Equal(model.NextDue, hopper.NextDue);
                    break;
            }

            Assert.Equal(model.Count, hopper.Count);
            Assert.Equal(model.PlaceOf(step.Contact), hopper.TryGetPlace(step.Contact, out var kept) ? kept : null);
        }

        while (model.Take(Instant.MaxValue) is { } left) Assert.Equal(left, hopper.TryTake(Instant.MaxValue, out var contact) ? contact : -1);
        Assert.False(hopper.TryTake(Instant.MaxValue, out _));
        Assert.Null(hopper.NextDue);
    }

    internal sealed record Step(int Kind, int Contact, HopperPlace Place);
}
