using System.Text;
using CallingDomain.Tests;
using FsCheck;
using FsCheck.Fluent;

namespace CallingDomain.Numbers.Tests;

[Properties(Arbitrary = [typeof(Utf8StreamTests)])]
public sealed class Utf8StreamTests
{
    public sealed record EncodedText(string[] Characters, int Times, int PieceSize, Encoding Encoding)
    {
        public string Text => string.Concat(Enumerable.Repeat("x" + string.Concat(Characters), Times));
    }

    internal static Arbitrary<EncodedText> Texts() => Arb.From(
        from characters in Gen.Elements("a", "é", "€", "😀", "\r\n").ArrayOf()
        from times in Gen.Elements(1, 1, 1, 9000)
        from piece in Gen.Elements(1, 7, 4096, 100_000)
        from encoding in Gen.Elements<Encoding>(new UTF8Encoding(true), new UTF8Encoding(false), Encoding.Unicode, Encoding.BigEndianUnicode)
        select new EncodedText(characters, times, piece, encoding),
        text => Shrinking.Items(text.Characters).Select(characters => text with { Characters = characters }).Concat(Shrinking.Value(text.Times, 1).Select(times => text with { Times = times })));

    [Property]
    public bool Read_AnyTextAnyEncodingAnyPieces_GivesItsUtf8(EncodedText given)
    {
        byte[] file = [.. given.Encoding.GetPreamble(), .. given.Encoding.GetBytes(given.Text)];
        using var stream = new Utf8Stream(new MemoryStream(file));
        var read = new List<byte>();
        var piece = new byte[given.PieceSize];
        for (var count = stream.Read(piece); count > 0; count = stream.Read(piece)) read.AddRange(piece[..count]);
        return stream.Refusal is null && read.SequenceEqual(Encoding.UTF8.GetBytes(given.Text));
    }

    // Also where the last signs come in another block than the text.
    [Theory]
    [InlineData("ab", 1)]
    [InlineData("a\u001Ab\r\n", 3)]
    [InlineData("\u001A\u001Ab", 70_000)]
    public void Read_EndOfFileCharacters_AreIgnoredAtTheEndOnly(string start, int signs)
    {
        foreach (var length in (int[])[0, 60_000, (1 << 16) - start.Length - 1, (1 << 16) - start.Length, (1 << 17) - 3])
        {
            foreach (var encoding in (Encoding[])[new UTF8Encoding(false), Encoding.Unicode, Encoding.BigEndianUnicode])
            {
                var text = start + new string('x', length);
                byte[] file = [.. encoding.GetPreamble(), .. encoding.GetBytes(text + new string('\u001A', signs))];
                Assert.Equal(text, Read(file));
                byte[] oneByteMore = [.. encoding.GetPreamble(), .. encoding.GetBytes(text), 0x1A]; // as DOS appends it to any file
                Assert.Equal(text, Read(oneByteMore));
            }
        }

        static string Read(byte[] file)
        {
            using var stream = new Utf8Stream(new MemoryStream(file));
            var all = new MemoryStream();
            stream.CopyTo(all);
            Assert.Null(stream.Refusal);
            return Encoding.UTF8.GetString(all.ToArray());
        }
    }

    [Theory]
    [InlineData(FileReason.Empty)]
    [InlineData(FileReason.NotText, 0x50, 0x4B, 3, 4)]
    [InlineData(FileReason.NotText, 0x61, 0)]
    [InlineData(FileReason.NotText, 0xFF, 0xFE, 0x61, 0, 0, 0)]
    [InlineData(FileReason.EncodingUnsupported, 0x61, 0xE2, 0x82)]
    [InlineData(FileReason.EncodingUnsupported, 0xFF, 0xFE, 0x61)]
    [InlineData(FileReason.EncodingUnsupported, 0xFF, 0xFE, 0x3D, 0xD8)]
    public void Read_BinaryFile_EndsWithTheReason(FileReason reason, params int[] bytes)
    {
        using var stream = new Utf8Stream(new MemoryStream([.. bytes.Select(each => (byte)each)]));
        var all = new MemoryStream();
        stream.CopyTo(all);
        Assert.Equal(reason, stream.Refusal!.Reason);
    }

    [Fact]
    public void Read_AfterARefusalInALaterBlock_GivesNothingMore()
    {
        using var stream = new Utf8Stream(new MemoryStream([.. Enumerable.Repeat((byte)'x', 1 << 16), 0xFF]));
        var all = new MemoryStream();
        stream.CopyTo(all);
        Assert.Equal((1 << 16, 0), ((int)all.Length, stream.Read(new byte[8])));
        Assert.Equal(FileReason.EncodingUnsupported, stream.Refusal!.Reason);
    }

    [Fact]
    public void Dispose_ClosesTheInputUnlessAskedNotTo()
    {
        var input = new MemoryStream();
        new Utf8Stream(input, leaveOpen: true).Dispose();
        Assert.True(input.CanRead);
        new Utf8Stream(input).Dispose();
        Assert.False(input.CanRead);
    }
}
