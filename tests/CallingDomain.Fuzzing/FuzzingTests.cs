using System.Text;
using CallingDomain.Numbers;
using CallingDomain.Numbers.Build;
using CallingDomain.Tests;

namespace CallingDomain.Fuzzing;

/// <summary>A short run of each reader with a fixed seed, the inputs of earlier faults, and the program itself.</summary>
public sealed class FuzzingTests
{
    private const ulong Seed = 20260302;
    private const int MostSeconds = 60;

    private static readonly string FaultPrefix = "faults/";

    public static TheoryData<string> Names => [.. AllReaders.List.Select(reader => reader.Name)];

    public static TheoryData<string> Faults =>
        [.. typeof(FuzzingTests).Assembly.GetManifestResourceNames().Where(name => name.StartsWith(FaultPrefix, StringComparison.Ordinal)).Order(StringComparer.Ordinal).Select(name => name[FaultPrefix.Length..])];

    [Theory]
    [MemberData(nameof(Names))]
    public void Reader_ShortRun_HasNoFault(string name)
    {
        var reader = AllReaders.List.Single(each => each.Name == name);
        AssertNone(RunOnThread(new Fuzzer(reader, Seed), reader.InputsInTests));
    }

    [Theory]
    [MemberData(nameof(Faults))]
    public void Reader_InputOfAnEarlierFault_HasNoFault(string file)
    {
        var reader = AllReaders.List.Single(each => each.Name == file[..file.IndexOf('.', StringComparison.Ordinal)]);
        AssertNone(new Fuzzer(reader, Seed).Try(SeedFiles.Bytes(FaultPrefix + file)));
    }

    [Fact]
    public void Reader_ThatThrows_IsNoticedAndItsInputMinimized()
    {
        var reader = new FuzzedReader("throws", input => input.Span.IndexOf("42"u8) >= 0 ? throw new InvalidOperationException("Text") : input.Length, OneSeed);
        var fault = RunOnThread(new Fuzzer(reader, Seed), inputs: 200_000)!;
        Assert.Contains("InvalidOperationException", fault.What, StringComparison.Ordinal);
        Assert.Equal("42", Encoding.UTF8.GetString(Minimizer.Minimize(reader, fault)));
    }

    [Fact]
    public void Reader_ThatAllocatesMoreThanItsInput_IsNoticed()
    {
        var reader = new FuzzedReader("grows", input => new byte[4096 * input.Length].Length, OneSeed);
        Assert.Contains("bytes allocated", RunOnThread(new Fuzzer(reader, Seed), inputs: 200_000)!.What, StringComparison.Ordinal);
    }

    [Fact]
    public void Reader_ThatKeepsMemory_IsNoticed()
    {
        var kept = new List<byte[]>();
        var reader = new FuzzedReader("keeps", input =>
        {
            kept.Add(new byte[2048]);
            return input.Length;
        }, OneSeed);
        Assert.Contains("bytes more in use", RunOnThread(new Fuzzer(reader, Seed), inputs: 200_000)!.What, StringComparison.Ordinal);
    }

    [Fact]
    public void Reader_ThatIsSlow_IsNoticed()
    {
        const int Limit = 200;
        var reader = new FuzzedReader("slow", input => input.Length == 0 ? Wait() : 0, OneSeed) { MostMilliseconds = Limit };
        Assert.Contains("ms for 0 bytes", RunOnThread(new Fuzzer(reader, Seed), inputs: 200_000)!.What, StringComparison.Ordinal);

        static int Wait()
        {
            var start = ThreadClock.Now;
            while ((ThreadClock.Now - start).TotalMilliseconds < 2 * Limit) { }
            return 0;
        }
    }

    [Fact]
    public void Run_SameSeed_GivesTheSameInputs()
    {
        Assert.Equal(Hash(1), Hash(1));
        Assert.NotEqual(Hash(1), Hash(2));

        static int Hash(ulong seed)
        {
            var hash = 0;
            var reader = NumberReaders.Texts with { Read = input => hash = Kind.Of(hash, Kind.Of(Convert.ToBase64String(input.Span))) };
            Assert.Null(new Fuzzer(reader, seed).Run(inputs: 500, TimeSpan.MaxValue));
            return hash;
        }
    }

    [Fact]
    public void Page_Runs_HasEveryReader() =>
        Assert.Equal(AllReaders.List.Select(reader => reader.Name), Repository.Text("docs", "fuzzing.md").Split('\n').Where(line => line.StartsWith("| `", StringComparison.Ordinal)).Select(line => line.Split('`')[1]));

    // The seeds are valid: a reader whose seeds are all refused would be tested at its first line only.
    [Theory]
    [InlineData("snapshot")]
    [InlineData("facts")]
    [InlineData("fact-json")]
    [InlineData("settings-json")]
    [InlineData("portal-json")]
    [InlineData("blacklist")]
    [InlineData("do-not-call")]
    [InlineData("plan")]
    [InlineData("plan-assembly")]
    [InlineData("tool-store")]
    public void Seeds_OfAReader_HaveSeveralKindsOfResults(string name)
    {
        var reader = AllReaders.List.Single(each => each.Name == name);
        var kinds = reader.Seeds().Select(seed => reader.Read(seed)).Distinct().ToList();
        Assert.True(name == "plan" ? kinds is [> 1000 or < 0] : kinds.Count >= 4, $"{kinds.Count} kinds of results");
    }

    [Fact]
    public void PlanAssembly_ManyTerritoriesOfEmptyTexts_IsRefusedBeforeItTakesTheirMemory()
    {
        const int Texts = 60_000, Territories = 100, MaxBytes = 64 << 20;
        byte[] territory = [.. "BMNP\u0001"u8, .. new byte[19], .. BitConverter.GetBytes(1), 0, 0, .. BitConverter.GetBytes(Texts), .. new byte[Texts + 7]]; // one format with empty leading digits
        var assembly = AssemblyFile.Write(Enumerable.Repeat(("PhoneNumbers.metadata.PhoneNumberMetadata_AG", territory), Territories));
        var before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Equal(PlanReason.MetadataLayout, PlanBuilder.Build(assembly, new PlanSource(null, null)).Reason!.Reason);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, MaxBytes);
    }

    private static IEnumerable<byte[]> OneSeed() => [[.. "0123456789, a text of some length that is changed"u8]];

    private static void AssertNone(Fault? fault) => Assert.True(fault is null, $"{fault?.What}\nInput in Base64: {Convert.ToBase64String(fault?.Input ?? [])}");

    // A reader that hangs must not hold up the tests.
    private static Fault? RunOnThread(Fuzzer fuzzer, long inputs)
    {
        Fault? fault = null;
        var thread = new Thread(() => fault = fuzzer.Run(inputs, TimeSpan.MaxValue)) { IsBackground = true };
        thread.Start();
        return thread.Join(TimeSpan.FromSeconds(MostSeconds)) ? fault : new Fault(fuzzer.Input, $"The reader has not ended after {MostSeconds} seconds, {fuzzer.UnderWay.TotalSeconds:F0} of them for one input.");
    }
}
