using CallingDomain.Tests;

namespace CallingDomain.Numbers.Tests;

public sealed class PhoneNumberProperties
{
    public sealed class NumberSigns : IAlphabet
    {
        public static string Characters => "+0123456789 -.()eE/=";
    }

    [Property]
    public bool ReadThenFormat_E164Text_GivesItBack(E164Text text) => PhoneNumber.Read(text.Value).Value.ToString() == text.Value;

    [Property]
    public bool TryFormat_AnyNumber_WritesItsText(PhoneNumber number)
    {
        Span<char> room = stackalloc char[16];
        return number.TryFormat(room, out var written) && room[..written].SequenceEqual(number.ToString());
    }

    [Property]
    public bool Read_AnyText_AcceptsExactlyE164(TextOf<NumberSigns> given)
    {
        var text = given.Value;
        var isE164 = text.Length is >= 2 and <= 16 && text[0] == '+' && text[1] is not '0' && text.Skip(1).All(char.IsAsciiDigit);
        var reading = PhoneNumber.Read(text);
        return reading.IsOk == isE164 && (isE164 || reading.Reason != NumberReason.Unspecified);
    }

    [Property]
    public bool Compare_TwoNumbers_IsTheOrderOfTheirDigits(E164Text one, E164Text other)
    {
        var (left, right) = (PhoneNumber.Parse(one.Value), PhoneNumber.Parse(other.Value));
        var expected = ulong.Parse(one.Value, null).CompareTo(ulong.Parse(other.Value, null));
        return left.CompareTo(right) == expected && left < right == expected < 0 && left >= right == expected >= 0 && left == right == (expected == 0);
    }

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
