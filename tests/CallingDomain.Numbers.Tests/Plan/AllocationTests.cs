using System.Runtime.CompilerServices;
using System.Text;

namespace CallingDomain.Numbers.Tests;

/// <summary>Reading, looking, checking and writing allocate nothing once the runtime has optimised them.</summary>
/// <remarks>Alone, since the runtime puts off optimising for as long as other tests keep its compiler busy.</remarks>
[Collection(Name)]
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class AllocationTests
{
    private const string Name = "Allocation";
    private const int Rounds = 50;
    private static readonly TimeSpan TimeToOptimise = TimeSpan.FromMilliseconds(20);

    private static readonly NumberingPlan Plan = NumberingPlan.Default;
    private static readonly string[] Texts =
        [
            "+15013334444", "5013334444", "+390612345678", "+1501", "501-333-4444", "", "+999", "CALL ME NOW", new string('5', 300), "\uFF15\uFF10\uFF11",
            "1.5E+10", "0044 20 7946 0958", "5013334444, 5013335555", "501\u200B3334444",
        ];

    private static readonly byte[][] Bytes = [.. Texts.Select(Encoding.UTF8.GetBytes)];

    [Fact]
    public void Lookup_AnyNumbers_AllocatesNothing()
    {
        PhoneNumber[] numbers =
        [
            .. ((string[])["+15013334444", "+390612345678", "+1", "+442079460958", "+999999999999999", "+80012345678"]).Select(text => PhoneNumber.Parse(text)),
            PhoneNumber.None,
        ];
        var verdicts = new NumberInfo[numbers.Length];
        Assert.Equal(0, BytesOf(() =>
        {
            Plan.Lookup(numbers, verdicts);
            foreach (var number in numbers) _ = Plan.Lookup(number);
        }));
    }

    [Fact]
    public void Read_AnyText_AllocatesNothing()
    {
        var region = RegionCode.Read("FR").Value;
        var reader = new PhoneReader(region);
        Assert.Equal(0, BytesOf(() =>
        {
            foreach (var text in Texts)
            {
                _ = PhoneNumber.Read(text);
                _ = NumberTemplate.ReadNumber(text);
                _ = reader.Read(text);
                _ = Plan.Read(text, region);
                _ = Plan.CheckAsYouType(text, region);
            }
        }));
    }

    [Fact]
    public void Read_AnyBytes_AllocatesNothing()
    {
        var region = RegionCode.Read("FR").Value;
        var reader = new PhoneReader(region);
        Assert.Equal(0, BytesOf(() =>
        {
            foreach (var text in Bytes)
            {
                _ = PortalForm.Read(text);
                _ = reader.Read(text);
                _ = Plan.Read(text, region);
            }
        }));
    }

    [Fact]
    public void TryFormat_ToABuffer_AllocatesNothing()
    {
        var room = new char[PlanRules.LongestFormatted];
        var number = PhoneNumber.Parse("+5491123456789");
        Assert.Equal(0, BytesOf(() =>
        {
            Plan.TryFormatNational(number, room, out _);
            Plan.TryFormatInternational(number, room, out _);
        }));
    }

    // The least of several runs: code that is not yet optimised may box.
    [Fact]
    public void Template_FiveHundredRows_AllocatesNothingBeyondTheResult()
    {
        var file = Rows(NumberTemplate.MaxRows);
        var result = NumberTemplate.MaxRows * Unsafe.SizeOf<AcceptedRow>();
        const int headersOfArrayAndReading = 96;
        Assert.InRange(BytesOf(() => NumberTemplate.Strict.Read(file)), result, result + headersOfArrayAndReading);
    }

    [Fact]
    public void List_AnyLength_TakesConstantMemory()
    {
        var file = Rows(5_000);
        Assert.InRange(BytesOf(() =>
        {
            using var rows = NumberTemplate.Strict.Open(new MemoryStream(file));
            while (rows.Read()) Assert.True(rows.IsAccepted);
        }), 0, 1_000);
    }

    private static byte[] Rows(int count) => Encoding.UTF8.GetBytes(string.Concat(Enumerable.Range(0, count).Select(row => $"501{333 + (row / 10_000)}{row % 10_000:D4},Survey\r\n")));

    private static long BytesOf(Action run)
    {
        var least = long.MaxValue;
        for (var round = 0; round < Rounds && least > 0; round++)
        {
            if (round > 0) Thread.Sleep(TimeToOptimise);
            for (var time = 0; time < Rounds; time++) run();
            var before = GC.GetAllocatedBytesForCurrentThread();
            run();
            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        return least;
    }
}
