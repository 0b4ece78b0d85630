using System.Text;
using CallingDomain.Tests;
using FsCheck;
using FsCheck.Fluent;

namespace CallingDomain.Numbers.Tests;

/// <summary>A refusal that is told at once is the one that the full account gives first.</summary>
public sealed class RefusalProperties
{
    private const string Alphabet = "+0123456789012345678901234567 -.()/,;eExX'\"=:#*\t\u00A0\u0663\uFF15\u200B~@\u007F";

    private static readonly NumberingPlan Plan = NumberingPlan.Default;

    private static readonly Gen<string> Typed = Gen.Elements(
        "(501) 333-4444", "1 501.333.4444", "501-333-4444", "+1 (501) 333-4444", "5013334444", "+15013334444", "501 333 4444", "5013334444.0", "5013334444, 5013335555", "1.50133E+10", "0113334444");

    // A number as people write it, with some characters put in, or put in another's place, or left out.
    private static readonly Gen<string> Bent =
        from text in Typed
        from bends in (from at in Gen.Choose(0, 40) from left in Gen.Choose(0, 2) from character in Characters() select (at, left, character)).ListOf()
        select bends.Take(4).Aggregate(text, (bent, bend) => Bend(bent, bend.at, bend.left, bend.character));

    private static readonly Gen<string> Texts = Gen.OneOf(Bent, Bent, Properties.NearlyText(Alphabet), Bent.Two().Select(two => two.Item1 + two.Item2));

    [Fact]
    public void ReadNanp_AnyText_SaysAsThePortalsFormsDo() => ForAll(Texts, text =>
        Plan.ReadNanp(text).Reason == PortalForm.Read(text).Reason.Primary && Plan.ReadNanp(text).IsOk == PortalForm.Read(text).IsOk);

    [Fact]
    public void ReadNanp_Utf8_SaysAsThePortalsFormsDo() => ForAll(Texts.Select(text => Encoding.UTF8.GetBytes(text)), text => Plan.ReadNanp(text).Reason == PortalForm.Read(text).Reason.Primary);

    [Fact]
    public void Read_AnyText_SaysAsPhoneNumberDoes() => ForAll(Texts, text => Plan.Read(text).Reason == PhoneNumber.Read(text).Reason && Plan.Read(text).IsOk == PhoneNumber.Read(text).IsOk);

    [Fact]
    public void Read_Utf8_SaysAsForCharacters() => ForAll(Texts, text => Encoding.UTF8.GetBytes(text) is var utf8 && Plan.Read(utf8).Reason == Plan.Read(Encoding.UTF8.GetString(utf8)).Reason);

    [Fact]
    public void ReadNanp_TwoCharactersAnywhere_SaysAsThePortalsFormsDo()
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

    [Fact]
    public void Of_AnyText_IsAsOneCharacterAfterTheOther() => ForAll(Texts.Where(text => text.Length <= TextSigns.MaxLength), text => IsSame(text) && IsSame(Encoding.UTF8.GetBytes(text)));

    private static bool IsSame<TUnit>(TUnit[] text)
        where TUnit : unmanaged, System.Numerics.IBinaryInteger<TUnit> => text.Length > TextSigns.MaxLength || TextSigns.Of<TUnit>(text).Equals(TextSigns.OfEach<TUnit>(text));

    private static bool IsSame(string text) => IsSame(text.ToCharArray());

    private static void AssertSame(string text)
    {
        if (Plan.ReadNanp(text).Reason != PortalForm.Read(text).Reason.Primary || Plan.Read(text).Reason != PhoneNumber.Read(text).Reason) Assert.Fail($"Another reason for: {text}");
    }

    private static Gen<char> Characters() => Gen.Elements(Alphabet.ToCharArray());

    private static string Bend(string text, int at, int left, char character)
    {
        at = Math.Min(at, text.Length);
        return text[..at] + character + text[Math.Min(text.Length, at + left)..];
    }

    // More cases than other properties have: the kinds of characters come together in many ways.
    private static void ForAll<TCase>(Gen<TCase> cases, Func<TCase, bool> holds) => Prop.ForAll(cases.ToArbitrary(), holds).Check(Config.QuickThrowOnFailure.WithMaxTest(20_000).WithReplay(20260304, 1));
}
