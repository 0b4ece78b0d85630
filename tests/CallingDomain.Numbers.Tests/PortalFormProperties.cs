using System.Globalization;
using System.Text;
using CallingDomain.Tests;
using FsCheck;
using FsCheck.Fluent;

namespace CallingDomain.Numbers.Tests;

public sealed class PortalFormProperties
{
    private static readonly Gen<string> TenDigits =
        from areaCode in Gen.Choose(200, 999)
        from exchange in Gen.Choose(200, 999)
        from line in Gen.Choose(0, 9999)
        select string.Create(CultureInfo.InvariantCulture, $"{areaCode}{exchange}{line:D4}");

    private static readonly Gen<string> NearlyNumber = Gen.OneOf(
        Properties.NearlyText("+0123456789 -.()eE/=\"'"),
        from digits in TenDigits
        from at in Gen.Choose(0, 9)
        from bent in Gen.Elements("+", " ", "0", "1", "x", "-", "٤", "")
        select digits[..at] + bent + digits[(at + 1)..]);

    [Fact]
    public void Read_BothForms_GiveOneNumber() => Properties.ForAll(
        TenDigits,
        digits => PortalForm.Read(digits).Value == PortalForm.Read("+1" + digits).Value
            && PortalForm.Read(digits).Value.ToString() == "+1" + digits);

    [Fact]
    public void Read_AnyText_AcceptsExactlyTheTwoForms() => Properties.ForAll(NearlyNumber, text =>
    {
        var ten = text.StartsWith("+1", StringComparison.Ordinal) && text.Length == 12 ? text[2..] : text;
        var isForm = ten.Length == 10 && ten.All(char.IsAsciiDigit) && ten[0] >= '2' && ten[3] >= '2';
        var reading = PortalForm.Read(text);
        return reading.IsOk == isForm && (isForm || !reading.Reason.IsEmpty);
    });

    [Fact]
    public void Read_Utf8_AnswersAsForCharacters() => Properties.ForAll(NearlyNumber, text =>
    {
        var wellFormed = Encoding.UTF8.GetBytes(text);
        return PortalForm.Read(wellFormed) == PortalForm.Read(Encoding.UTF8.GetString(wellFormed));
    });

    [Fact]
    public void Account_AnyText_MeansOnlyNumbersOfTheForm() => Properties.ForAll(NearlyNumber, text =>
        PortalForm.Account(Encoding.UTF8.GetBytes(text), anyCountry: false).Meant is var meant && (meant == PhoneNumber.None || PortalForm.Read(meant.ToString()).IsOk));
}
