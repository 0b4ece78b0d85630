using CallingDomain.Tests;
using FsCheck;
using FsCheck.Fluent;

namespace CallingDomain.Numbers.Tests;

public sealed class PhoneNumberProperties
{
    private static readonly Gen<string> E164Text =
        from first in Gen.Choose('1', '9')
        from length in Gen.Choose(0, 14)
        from rest in Gen.Choose('0', '9').ArrayOf(length)
        select $"+{(char)first}{string.Concat(rest.Select(digit => (char)digit))}";

    private static readonly Gen<string> NearlyNumber = Properties.NearlyText("+0123456789 -.()eE/=");

    [Fact]
    public void ReadThenFormat_E164Text_GivesItBack() => Properties.ForAll(E164Text, text => PhoneNumber.Read(text).Value.ToString() == text);

    [Fact]
    public void TryFormat_E164Text_WritesWhatToStringGives() => Properties.ForAll(E164Text, text =>
    {
        Span<char> room = stackalloc char[16];
        return PhoneNumber.Parse(text).TryFormat(room, out var written) && room[..written].SequenceEqual(text);
    });

    [Fact]
    public void Read_AnyText_AcceptsExactlyE164() => Properties.ForAll(NearlyNumber, text =>
    {
        var isE164 = text.Length is >= 2 and <= 16 && text[0] == '+' && text[1] != '0' && text.Skip(1).All(char.IsAsciiDigit);
        var reading = PhoneNumber.Read(text);
        return reading.IsOk == isE164 && (isE164 || reading.Reason != NumberReason.Unspecified);
    });

    [Fact]
    public void Compare_TwoNumbers_IsTheOrderOfTheirDigits() => Properties.ForAll(E164Text.Two(), pair =>
    {
        var (left, right) = (PhoneNumber.Parse(pair.Item1), PhoneNumber.Parse(pair.Item2));
        var expected = ulong.Parse(pair.Item1, null).CompareTo(ulong.Parse(pair.Item2, null));
        return left.CompareTo(right) == expected && left < right == expected < 0 && left >= right == expected >= 0 && left == right == (expected == 0);
    });

    [Fact]
    public void Read_TenMegabytesOfOneCharacter_TakesLinearTime()
    {
        foreach (var character in "+1 ٤e.\"")
        {
            var text = new string(character, 10_000_000);
            Assert.False(PhoneNumber.Read(text).IsOk);
            Assert.False(PortalForm.Read(text).IsOk);
        }
    }
}
