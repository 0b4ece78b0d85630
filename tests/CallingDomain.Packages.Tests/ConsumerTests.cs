using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using CallingDomain.Tests;

namespace CallingDomain.Packages.Tests;

/// <summary>Applications that use the packed packages work trimmed and as native code, as they do with the JIT compiler.</summary>
[Collection(PackagesCollection.Name)]
public sealed class ConsumerTests(PackedPackages packages, PublishedConsumers consumers) : IClassFixture<PublishedConsumers>
{
    private const int Starts = 20;

    [Theory]
    [InlineData(Form.Jit, "")]
    [InlineData(Form.Jit, "container")]
    [InlineData(Form.Trimmed, "")]
    [InlineData(Form.Trimmed, "container")]
    [InlineData(Form.Native, "")]
    [InlineData(Form.Native, "container")]
    public void AllPackages_EachFormWithAndWithoutContainer_PrintsTheSame(Form form, string argument) =>
        Assert.Equal(Repository.Text("tests", "CallingDomain.Consumers", "AllPackages", "output.txt").ReplaceLineEndings("\n"), consumers.Run("AllPackages", form, argument));

    [Fact]
    public void StartSilo_WithoutCodeGenerator_LoadsAContact() => Assert.Equal("1 contact, 2 shards\n", consumers.Run("StartSilo", Form.Jit));

    [Fact]
    public void Publish_EveryForm_HasNoWarning() => Assert.All(consumers.Logs, log => Assert.DoesNotContain("warning", log, StringComparison.OrdinalIgnoreCase));

    [Fact]
    public void Restore_Packages_AreTheFilesOfTheFeed()
    {
        Assert.All(
            Directory.EnumerateFiles(packages.FirstFeed, "*.nupkg"),
            file =>
            {
                var id = Path.GetFileName(file)[..^$".{packages.Version}.nupkg".Length].ToLowerInvariant();
                Assert.Equal(Convert.ToBase64String(SHA512.HashData(File.ReadAllBytes(file))), File.ReadAllText(Path.Combine(consumers.Restored, id, packages.Version, $"{id}.{packages.Version}.nupkg.sha512")));
            });
        Assert.All(Enum.GetValues<Form>(), form => Assert.Equal(Path.TrimEndingDirectorySeparator(consumers.Restored), Path.TrimEndingDirectorySeparator(Assert.Single(consumers.PackagesOf("AllPackages", form)))));
    }

    /// <summary>Writes the sizes and start times to artifacts/consumers.txt.</summary>
    [Fact]
    public void FirstNumber_NativeCode_IsReadSoonerThanWithTheJit()
    {
        var (jit, native) = (MeasureStarts(Form.Jit), MeasureStarts(Form.Native));
        var report = new StringBuilder("Consumers of the packages\n\n");
        Size("AllPackages", Form.Jit, "needs the runtime");
        Size("AllPackages", Form.Trimmed, "with the runtime");
        Size("AllPackages", Form.Native, "one file");
        Size("FirstNumber", Form.Jit, "needs the runtime");
        Size("FirstNumber", Form.Native, "one file");
        report.Append(CultureInfo.InvariantCulture, $"\nFirst number read, median of {Starts} starts:\n");
        Times(Form.Jit, jit);
        Times(Form.Native, native);
        Directory.CreateDirectory(Repository.PathOf("artifacts"));
        File.WriteAllText(Repository.PathOf("artifacts", "consumers.txt"), report.ToString());
        Assert.True(native.FromStart < jit.FromStart && native.FromMain < jit.FromMain, report.ToString());

        void Size(string application, Form form, string note) =>
            report.Append(CultureInfo.InvariantCulture, $"{application,-12} {form,-8} {consumers.SizeOf(application, form) / 1e6,6:F1} MB, {note}\n");

        void Times(Form form, (double FromStart, double FromMain) times) =>
            report.Append(CultureInfo.InvariantCulture, $"FirstNumber  {form,-8} {times.FromStart,6:F1} ms after the start of the process, {times.FromMain:F2} ms after the start of Main\n");
    }

    private (double FromStart, double FromMain) MeasureStarts(Form form)
    {
        var runs = Enumerable.Range(0, Starts).Select(_ =>
        {
            var started = Stopwatch.GetTimestamp();
            var output = consumers.Run("FirstNumber", form).Split(' ');
            Assert.Equal("+15013334444\n", output[2]);
            var (began, read) = (long.Parse(output[0], CultureInfo.InvariantCulture), long.Parse(output[1], CultureInfo.InvariantCulture));
            return (FromStart: Stopwatch.GetElapsedTime(started, read).TotalMilliseconds, FromMain: Stopwatch.GetElapsedTime(began, read).TotalMilliseconds);
        }).ToArray();
        return (Median(runs.Select(run => run.FromStart)), Median(runs.Select(run => run.FromMain)));
    }

    private static double Median(IEnumerable<double> values) => values.Order().ElementAt(Starts / 2);
}
