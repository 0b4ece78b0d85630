using System.Buffers.Binary;

namespace CallingDomain.Numbers.Tests;

public sealed class PlanFileTests
{
    private const int HeaderAndFirstSection = 300, CloselyChanged = 2_000;

    private static byte[] Whole => EmbeddedPlan.Bytes;

    [Fact]
    public void Load_WholePlan_Works()
    {
        Assert.Equal(Whole.Length, NumberingPlan.Load(Whole).Value.Size);
        using var stream = new MemoryStream(Whole);
        Assert.Equal(NumberingPlan.Default.Regions, NumberingPlan.Load(stream).Value.Regions);
    }

    [Fact]
    public void Load_EveryTruncation_GivesTruncated()
    {
        Assert.Equal(PlanReason.Foreign, NumberingPlan.Load(ReadOnlyMemory<byte>.Empty).Reason);
        for (var length = 1; length < Whole.Length; length += length < HeaderAndFirstSection ? 1 : 997)
            Assert.Equal(PlanReason.Truncated, NumberingPlan.Load(Whole.AsMemory(0, length)).Reason);
    }

    [Fact]
    public void Load_AnyBitTurned_IsRefused()
    {
        for (var at = 0; at < Whole.Length; at += at < HeaderAndFirstSection ? 1 : 1009)
        {
            var bytes = Whole.ToArray();
            bytes[at] ^= 0x10;
            Assert.False(NumberingPlan.Load(bytes).IsOk);
        }
    }

    [Fact]
    public void Load_OtherFile_GivesForeign() => Assert.Equal(PlanReason.Foreign, NumberingPlan.Load("number,purpose\r\n"u8.ToArray()).Reason);

    [Fact]
    public void Load_MoreBytesThanThePlan_GivesDamaged() => Assert.Equal(PlanReason.Damaged, NumberingPlan.Load((byte[])[.. Whole, 0]).Reason);

    [Fact]
    public void Load_LaterFormat_GivesNewer()
    {
        var bytes = Whole.ToArray();
        BinaryPrimitives.WriteUInt16LittleEndian(bytes.AsSpan(PlanFormat.VersionAt), PlanFormat.Version + 1);
        Assert.Equal(PlanReason.Newer, NumberingPlan.Load(bytes).Reason);
    }

    [Fact]
    public void Load_EndlessStream_StopsReading()
    {
        using var endless = new Endless();
        Assert.Equal(PlanReason.TooLarge, NumberingPlan.Load(endless).Reason);
    }

    // Table cells get values that may point outside, backwards, or to a verdict that is none.
    [Fact]
    public void Load_RightChecksumWrongContent_NeverThrowsAndEveryWalkEnds()
    {
        var loaded = 0;
        for (var at = PlanFormat.SectionsAt; at + 2 <= Whole.Length; at += at < CloselyChanged ? 2 : 1346)
        {
            foreach (ushort value in (ReadOnlySpan<ushort>)[0, 0x7FFF, 0x800F, 0xFFFF])
            {
                var bytes = Whole.ToArray();
                BinaryPrimitives.WriteUInt16LittleEndian(bytes.AsSpan(at), value);
                BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(PlanFormat.ChecksumAt), PlanFormat.Checksum(bytes.AsSpan(PlanFormat.CheckedFrom)));
                if (!NumberingPlan.Load(bytes).TryGet(out var plan)) continue;
                foreach (var text in (string[])["+15013334444", "+390612345678", "+999", "+862012345678912", "+1"]) Assert.True(plan.TryRead(text, out _));
                loaded++;
            }
        }

        Assert.True(loaded > 0);
    }

    private sealed class Endless : Stream
    {
        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override void Flush()
        {
        }

        public override int Read(byte[] buffer, int offset, int count) => count;

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
