using System.Text;

namespace CallingDomain.Numbers.Tests;

/// <summary>The fast refusal is the first reason of the full account.</summary>
[Properties(Arbitrary = [typeof(TypedNumberGenerators)])]
public sealed class RefusalProperties
{
    private static readonly NumberingPlan Plan = NumberingPlan.Default;

    // More cases than other properties have: the kinds of characters combine in many ways.
    private const int Cases = 20_000;

    [Property(MaxTest = Cases)]
    public bool ReadNanp_AnyText_RefusesAsThePortalForm(BentNumber text) =>
        Plan.ReadNanp(text.Value).Reason == PortalForm.Read(text.Value).Reason.Primary && Plan.ReadNanp(text.Value).IsOk == PortalForm.Read(text.Value).IsOk;

    [Property(MaxTest = Cases)]
    public bool ReadNanp_Utf8_RefusesAsThePortalForm(BentNumber text)
    {
        var utf8 = Encoding.UTF8.GetBytes(text.Value);
        return Plan.ReadNanp(utf8).Reason == PortalForm.Read(utf8).Reason.Primary;
    }

    [Property(MaxTest = Cases)]
    public bool Read_AnyText_RefusesAsPhoneNumber(BentNumber text) =>
        Plan.Read(text.Value).Reason == PhoneNumber.Read(text.Value).Reason && Plan.Read(text.Value).IsOk == PhoneNumber.Read(text.Value).IsOk;

    [Property(MaxTest = Cases)]
    public bool Read_Utf8_RefusesAsForCharacters(BentNumber text)
    {
        var utf8 = Encoding.UTF8.GetBytes(text.Value);
        return Plan.Read(utf8).Reason == Plan.Read(Encoding.UTF8.GetString(utf8)).Reason;
    }

    [Fact]
    public void ReadNanp_TwoCharactersAnywhere_AgreesWithThePortalForm()
    {
        foreach (var text in new[] { "5013334444", "+15013334444", "501333444", "501.333.4444", "(501) 333-4444", "50133344445013" })
        {
            for (var at = 0; at <= text.Length; at++)
            {
                for (var one = '\0'; one < 130; one++)
                {
                    foreach (var other in "0.,e +-='x")
                    {
                        AssertSame(text.Insert(at, one.ToString()).Insert(0, other.ToString()));
                        AssertSame(text.Insert(at, one.ToString()) + other);
                    }
                }
            }
        }
    }

    [Property(MaxTest = Cases)]
    public bool Of_AnyText_IsTheAccountOfEachCharacter(BentNumber text) => IsSame(text.Value.ToCharArray()) && IsSame(Encoding.UTF8.GetBytes(text.Value));

    private static bool IsSame<TUnit>(TUnit[] text)
        where TUnit : unmanaged, System.Numerics.IBinaryInteger<TUnit> => text.Length > TextSigns.MaxLength || TextSigns.Of<TUnit>(text).Equals(TextSigns.OfEach<TUnit>(text));

    private static void AssertSame(string text)
    {
        if (Plan.ReadNanp(text).Reason != PortalForm.Read(text).Reason.Primary || Plan.Read(text).Reason != PhoneNumber.Read(text).Reason) Assert.Fail($"Another reason for: {text}");
    }
}
