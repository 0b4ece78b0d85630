using System.Text;

namespace CallingDomain.Numbers.Tests;

[Properties(Arbitrary = [typeof(TypedNumberGenerators)])]
public sealed class PortalFormProperties
{
    [Property]
    public bool Read_BothForms_GiveOneNumber(TenDigits digits) =>
        PortalForm.Read(digits.Value).Value == PortalForm.Read("+1" + digits.Value).Value && PortalForm.Read(digits.Value).Value.ToString() == "+1" + digits.Value;

    [Property(MaxTest = 2_000)]
    public bool Read_AnyText_AcceptsExactlyTheTwoForms(BentNumber given)
    {
        var text = given.Value;
        var ten = text.StartsWith("+1", StringComparison.Ordinal) && text.Length == 12 ? text[2..] : text;
        var isForm = ten.Length == 10 && ten.All(char.IsAsciiDigit) && ten[0] >= '2' && ten[3] >= '2';
        var reading = PortalForm.Read(text);
        return reading.IsOk == isForm && (isForm || !reading.Reason.IsEmpty);
    }

    [Property]
    public bool Read_Utf8_AnswersAsForCharacters(BentNumber text)
    {
        var utf8 = Encoding.UTF8.GetBytes(text.Value);
        return PortalForm.Read(utf8) == PortalForm.Read(Encoding.UTF8.GetString(utf8));
    }

    [Property]
    public bool Account_AnyText_SuggestsOnlyNumbersOfTheForm(BentNumber text) =>
        PortalForm.Account(Encoding.UTF8.GetBytes(text.Value), anyCountry: false).Meant is var meant && (meant == PhoneNumber.None || PortalForm.Read(meant.ToString()).IsOk);
}
