using System.Globalization;
using System.Text;
using CallingDomain.Tests;
using FsCheck;
using FsCheck.Fluent;

namespace CallingDomain.Numbers.Tests;

public sealed class NumberingPlanReadProperties
{
    private static readonly NumberingPlan Plan = NumberingPlan.Default;

    // Signs that numbers come with, over-represented, and any other character.
    private static readonly Gen<string> Text =
        from length in Gen.Choose(0, 20)
        from characters in Gen.Frequency(
            (12, Gen.Choose('0', '9')),
            (2, Gen.Elements<int>('+', ' ', '-', '.', '(', ')', '/', ',', '=', '\'', '"', 'e', 'E', 'x', 'A', 'z', '\t', 0x7F, 0xA0, 0x200B, 0xFF15, 0x0665)),
            (1, Gen.Choose(0, 0xFFFF))).ArrayOf(length)
        from prefix in Gen.Elements("", "+", "+1", "1")
        select prefix + new string([.. characters.Select(character => (char)character)]);

    private static readonly Gen<string> BentNumber =
        from number in Gen.Elements("+15013334444", "5013334444", "501-333-4444", "(501) 333-4444", "15013334444", "3334444", "+390612345678", "5013334444.0")
        from at in Gen.Choose(0, 20)
        from sign in Gen.Elements('+', ' ', '-', '.', ',', '5', '0', '1', 'e', 'x', '=', '\'', '\u00A0', '\uFF15')
        from kind in Gen.Choose(0, 2)
        select kind switch
        {
            0 => number.Insert(at % (number.Length + 1), sign.ToString()),
            1 => number.Remove(at % number.Length, 1),
            _ => number[..(at % number.Length)] + sign + number[((at % number.Length) + 1)..],
        };

    private static readonly Gen<string> E164Digits =
        from first in Gen.Choose('1', '9')
        from length in Gen.Choose(0, 14)
        from rest in Gen.Choose('0', '9').ArrayOf(length)
        select $"{(char)first}{string.Concat(rest.Select(digit => (char)digit))}";

    [Fact]
    public void Read_AnyText_ReasonIsThatOfTheFullAccount() =>
        Properties.ForAll(Gen.OneOf(Text, BentNumber), text => Plan.Read(text).TryGet(out var read)
            ? read.Number.ToString() == text
            : Plan.Read(text).Reason == PhoneNumber.WhyNotE164(text)
                && Plan.Read(Encoding.UTF8.GetBytes(text)).Reason == PhoneNumber.WhyNotE164(Encoding.UTF8.GetBytes(text)));

    [Fact]
    public void ReadNanp_AnyText_SameAsPortalForm() =>
        Properties.ForAll(Gen.OneOf(Text, BentNumber), text =>
            IsSame(Plan.ReadNanp(text), PortalForm.Read(text))
            && IsSame(Plan.ReadNanp(Encoding.UTF8.GetBytes(text)), PortalForm.Read(Encoding.UTF8.GetBytes(text))));

    [Fact]
    public void Read_AnyNumber_VerdictIsThatOfLook() =>
        Properties.ForAll(E164Digits, digits =>
        {
            var read = Plan.Read("+" + digits).Value;
            return read.Number.Digits == ulong.Parse(digits, CultureInfo.InvariantCulture)
                && read.Verdict == Plan.Look(read.Number)
                && read.Verdict.Valid == (read.Verdict.Region != RegionCode.None)
                && Plan.Read(Encoding.UTF8.GetBytes("+" + digits)).Value == read;
        });

    private static bool IsSame(Result<PlannedNumber, NumberReason> ours, Result<PhoneNumber, NumberReasons> portal) =>
        ours.TryGet(out var read) ? portal.TryGet(out var number) && number == read.Number : !portal.IsOk && ours.Reason == portal.Reason.Primary;
}
