namespace CallingDomain.Dialing.Tests;

public sealed class FactTimesTests
{
    private const long At = 1_772_442_000_000_000_000;

    [Fact]
    public void Times_WrittenAndRead_AreTheSame()
    {
        long[] times = [0, 1, 255, 256, At, At + 1, At - 1, long.MinValue, long.MaxValue, long.MaxValue - 1, long.MinValue + 1, At + 3_600_000_000_000, 7, At + 3_600_000_000_000, 0, 8, 9, 10, 11, 12, 12];
        var written = new PackedWriter();
        var output = new FactTimes(At);
        var input = new FactTimes(At);
        foreach (var time in times) output.Write(written, time);
        var reader = new PackedReader(written.Written);
        foreach (var time in times) Assert.Equal(time, input.Read(ref reader));
        Assert.True(reader is { IsAtEnd: true, IsDamaged: false });
    }

    [Fact]
    public void Time_ThatTheFactHasAlready_TakesOneByte()
    {
        var written = new PackedWriter();
        var output = new FactTimes(At);
        output.Write(written, At + 60_000_000_000);
        var length = written.Length;
        foreach (var known in (long[])[At, At + 60_000_000_000, DueTime.Never, long.MinValue]) output.Write(written, known);
        Assert.Equal(length + 4, written.Length);
    }

    [Fact]
    public void PlaceThatTheFactDoesNotHave_IsInvalid() => Assert.Throws<DataException>(() =>
    {
        var reader = new PackedReader([9]);
        new FactTimes(At).Read(ref reader);
    });
}
