using System.Text;

namespace CallingDomain.Numbers.Tests;

/// <summary>The fast paths answer as the full analysis.</summary>
[Properties(Arbitrary = [typeof(TypedNumberGenerators)])]
public sealed class RefusalProperties
{
    private static readonly PhoneReader[] Readers = [PhoneReader.International, .. "US AG FR IT".Split(' ').Select(region => new PhoneReader(RegionCode.Read(region).Value))];

    // More cases than other properties have: the kinds of characters combine in many ways.
    private const int Cases = 20_000;

    [Property(MaxTest = Cases)]
    public bool Read_AnyText_GivesTheReasonsOfTheFullAnalysis(BentNumber text) => HasReasonsOfAnalysis(text.Value);

    [Property(MaxTest = Cases)]
    public bool Read_Utf8_GivesTheReasonsOfTheFullAnalysis(BentNumber text)
    {
        var utf8 = Encoding.UTF8.GetBytes(text.Value);
        return PortalForm.Read(utf8) is var reading && (reading.IsOk || reading.Reason == PortalForm.Analyze<byte>(utf8));
    }

    [Property(MaxTest = Cases)]
    public bool Read_InvalidNumber_AnswersAsTheFullAnalysis(BentNumber text, TypingRegion region) => IsReadAsByAnalysis(text.Value, new PhoneReader(region.Value));

    [Fact]
    public void Read_TwoCharactersAnywhere_GivesTheReasonsOfTheFullAnalysis()
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
        if (!HasReasonsOfAnalysis(text) || !Readers.All(reader => IsReadAsByAnalysis(text, reader))) Assert.Fail($"Another answer for: {text}");
    }

    private static bool HasReasonsOfAnalysis(string text)
    {
        var (portal, e164) = (PortalForm.Read(text), PhoneNumber.Read(text));
        return (portal.IsOk || portal.Reason == PortalForm.Analyze<char>(text)) && (e164.IsOk || e164.Reason == PhoneNumber.WhyNotE164<char>(text));
    }

    private static bool IsReadAsByAnalysis(string text, PhoneReader reader)
    {
        var utf8 = Encoding.UTF8.GetBytes(text);
        return IsValidOrSame(reader.Read(text), reader.ReadClosely<char>(text)) && IsValidOrSame(reader.Read(utf8), reader.ReadClosely<byte>(utf8));
    }

    private static bool IsValidOrSame(Result<PhoneReading, NumberReason> reading, Result<PhoneReading, NumberReason> analysis) => (reading.TryGet(out var read) && read.Info.IsValid) || reading == analysis;
}
