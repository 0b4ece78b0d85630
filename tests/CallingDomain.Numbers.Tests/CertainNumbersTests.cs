using System.Text;

namespace CallingDomain.Numbers.Tests;

/// <summary>Many texts read at once give the same numbers as each text by itself.</summary>
[Properties(Arbitrary = [typeof(TypedNumberGenerators)])]
public sealed class CertainNumbersTests
{
    private static readonly PhoneReader[] Readers = [PhoneReader.International, new(RegionCode.Read("US").Value), new(RegionCode.Read("IT").Value, PhoneCheck.Valid)];

    [Property(MaxTest = 3_000)]
    public void ReadCertain_AnyTexts_GivesTheirNumbersWithoutNotices(PastedNumber[] texts, TenDigits[] digits) =>
        AssertSame([.. texts.Select(text => text.Value), .. digits.Select(text => text.Value), .. digits.Select(text => "+1" + text.Value), ""]);

    // Calling codes of all lengths, with as many digits after them as a text can have, and more.
    [Fact]
    public void ReadCertain_DigitsAfterCallingCodes_GivesTheNumbersOfThePlan()
    {
        var random = new Random(1);
        string[] starts = ["+1501", "+1800", "+7", "+20", "+247", "+290", "+3906", "+4474", "+49", "+5511", "+599", "+61", "+682", "+86", "+8816", "+999", "+0", "+", "1", "44"];
        AssertSame([.. starts.SelectMany(start => Enumerable.Range(0, 200).Select(_ => start + new string([.. Enumerable.Range(0, random.Next(0, 16)).Select(_ => (char)('0' + random.Next(10)))])))]);
    }

    // Each position of a number that is read as a block of bytes.
    [Fact]
    public void ReadCertain_OtherBytesInNumbers_GivesNoNumberOfThem()
    {
        string[] numbers = ["+15013334444", "+390612345678", "+447400123456", "+24741234", "+8613812345678"];
        char[] others = ['/', ':', ' ', '+', 'x', '\u00A0', '\0'];
        AssertSame([.. numbers.SelectMany(number => Enumerable.Range(0, number.Length).SelectMany(at => others.Select(other => number[..at] + other + number[(at + 1)..]))), .. numbers]);
    }

    [Fact]
    public void ReadCertain_WrongPlaces_Throws()
    {
        var text = "+15013334444"u8.ToArray();
        Assert.Throws<ArgumentException>(() => PhoneReader.International.ReadCertain(text, [0], [], new PhoneNumber[1]));
        Assert.Throws<ArgumentException>(() => PhoneReader.International.ReadCertain(text, [0], [12], []));
        foreach (var (start, end) in ((int, int)[])[(0, 13), (-1, 12), (12, 0), (13, 13), (int.MinValue, int.MaxValue)])
            Assert.Throws<ArgumentOutOfRangeException>(() => PhoneReader.International.ReadCertain(text, [start], [end], new PhoneNumber[1]));
    }

    private static void AssertSame(string[] texts)
    {
        byte[][] utf8 = [.. texts.Select(Encoding.UTF8.GetBytes)];
        var starts = new int[texts.Length];
        var ends = new int[texts.Length];
        for (var i = 0; i < texts.Length; i++) (starts[i], ends[i]) = (i == 0 ? 0 : ends[i - 1], (i == 0 ? 0 : ends[i - 1]) + utf8[i].Length);
        byte[] all = [.. utf8.SelectMany(text => text)];
        foreach (var reader in Readers)
        {
            PhoneNumber[] expected = [.. utf8.Select(text => reader.Read(text).TryGet(out var reading) && reading.Notices.IsEmpty ? reading.Number : PhoneNumber.None)];
            var numbers = new PhoneNumber[texts.Length];
            var uncertain = reader.ReadCertain(all, starts, ends, numbers);
            Assert.Equal(expected, numbers);
            Assert.Equal(utf8.Zip(expected).Count(each => each.First.Length > 0 && each.Second == PhoneNumber.None), uncertain);
            for (var i = 0; i < texts.Length; i++)
            {
                var one = new PhoneNumber[1]; // nothing after it can be read
                reader.ReadCertain(utf8[i], [0], [utf8[i].Length], one);
                Assert.Equal(expected[i], one[0]);
            }
        }
    }
}
