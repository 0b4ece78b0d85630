using System.Globalization;
using System.Text;
using CallingDomain.Numbers;
using CallingDomain.Shared;

namespace CallingDomain.Contacts.Tests;

/// <summary>Several threads read a file: exceptions, refusals, cancellation and disposal are those of one thread.</summary>
public sealed class ContactThreadsTests
{
    private const int Rows = 12_000, FailsAt = 150_000;

    private static readonly ContactImportOptions Options = new() { Columns = new ContactColumns { PrimaryPhone = "Phone" }, BlockLength = 1 << 10 };

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(5)]
    public void Read_FileThatFails_ThrowsAfterTheRowsBefore(int threads)
    {
        using var reader = ContactImport.Open(new FailingStream(File(), FailsAt), Options with { Threads = threads });
        var rows = 0;
        var first = Assert.Throws<IOException>(() =>
        {
            while (reader.Read()) rows++;
        });
        Assert.Equal("The file fails.", first.Message);
        Assert.InRange(rows, 1_000, FailsAt / 14);
        Assert.Equal(RowsBefore(threads: 1), rows);
        if (threads > 1) Assert.Throws<IOException>(() => reader.Read());
        Assert.Equal("", reader.Text);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(5)]
    public void Read_FileThatIsNoTextLater_IsRefusedAfterTheRowsBefore(int threads)
    {
        byte[] file = [.. File(), 0, .. File()];
        Assert.Equal(Refused(file, 1), Refused(file, threads));
    }

    [Fact]
    public void Read_RowThatIsTooLong_IsRefusedInItsLine()
    {
        byte[] file = [.. "Phone\n+39061235678\n\""u8, .. new string('x', 3 << 20).Select(unit => (byte)unit)];
        Assert.Equal(Refused(file, 1), Refused(file, 2));
        Assert.Equal((FileReason.RowTooLong, 3), (Refused(file, 2).Refusal!.Reason, Refused(file, 2).Refusal!.Line));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(500)]
    public void Dispose_BeforeTheEnd_ReadsNoMore(int rows)
    {
        var file = new MemoryStream(File());
        using (var reader = ContactImport.Open(file, Options with { Threads = 3 }))
        {
            for (var row = 0; row < rows; row++) Assert.True(reader.Read());
        }

        var position = file.Position;
        file.Position = 0; // the stream is the caller's again
        Assert.InRange(position, 0, file.Length);
    }

    [Fact]
    public void Run_Canceled_KeepsTheRowsBefore()
    {
        using var cancellation = new CancellationTokenSource();
        using var reader = ContactImport.Open(new MemoryStream(File()), Options with { Threads = 2 });
        for (var row = 0; row < 10; row++) Assert.True(reader.Read());
        cancellation.Cancel();
        var report = ContactImport.Run(reader, cancellationToken: cancellation.Token).Value;
        Assert.Equal((true, 10), (report.IsCanceled, report.Counts.Contacts));
    }

    [Fact]
    public void Threads_LessThanOne_Throws() => Assert.Throws<ArgumentOutOfRangeException>(() => Options with { Threads = 0 });

    private static int RowsBefore(int threads)
    {
        using var reader = ContactImport.Open(new FailingStream(File(), FailsAt), Options with { Threads = threads });
        var rows = 0;
        Assert.Throws<IOException>(() =>
        {
            while (reader.Read()) rows++;
        });
        return rows;
    }

    private static (int Rows, FileRefusal? Refusal) Refused(byte[] file, int threads)
    {
        using var reader = ContactImport.Open(new MemoryStream(file), Options with { Threads = threads });
        var rows = 0;
        while (reader.Read()) rows++;
        Assert.False(reader.Read());
        return (rows, reader.Refusal);
    }

    private static byte[] File() => Encoding.UTF8.GetBytes("Phone\n" + string.Concat(Enumerable.Range(0, Rows).Select(row => string.Create(CultureInfo.InvariantCulture, $"+3906123{row:D5}\n"))));

    private sealed class FailingStream(byte[] file, int failsAt) : ReadOnlyStream
    {
        private int _read;

        public override int Read(Span<byte> buffer)
        {
            if (_read >= failsAt) throw new IOException("The file fails.");
            var count = Math.Min(Math.Min(buffer.Length, 100), failsAt - _read);
            file.AsSpan(_read, count).CopyTo(buffer);
            _read += count;
            return count;
        }
    }
}
