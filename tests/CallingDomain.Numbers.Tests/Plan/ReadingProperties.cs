using System.Text;
using CallingDomain.Tests;

namespace CallingDomain.Numbers.Tests;

[Properties(Arbitrary = [typeof(TypedNumberGenerators)])]
public sealed class ReadingProperties
{
    private static readonly NumberingPlan Plan = NumberingPlan.Default;

    public sealed class ReadingSigns : IAlphabet
    {
        public static string Characters => "0123456789012345678901234567890123456789+ -.()/\u00A0\u2010\u2212xe,;=' \u200B\uFF15\uD835\uDFD3";
    }

    [Property]
    public bool Read_Utf8_AnswersAsForCharacters(TextOf<ReadingSigns> text, TypingRegion region) =>
        HasLoneSurrogate(text.Value) || Plan.Read(text.Value, region.Value) == Plan.Read(Encoding.UTF8.GetBytes(text.Value), region.Value);

    [Property]
    public bool Read_AnyBytes_GivesANumberOrAReason(byte[] bytes, TypingRegion region) => Plan.Read(bytes, region.Value) is { IsOk: true } or { Reason: not NumberReason.Unspecified };

    [Property]
    public bool Read_AnyText_AgreesWithLookup(GroupedDigits text, TypingRegion region) =>
        !Plan.Read(text.Value, region.Value).TryGet(out var read) || (read.Info == Plan.Lookup(read.Number) && read.Number != PhoneNumber.None);

    [Property]
    public bool Check_AnyText_IsCompleteExactlyWhenReadAsValid(GroupedDigits text, TypingRegion region)
    {
        var check = Plan.CheckAsYouType(text.Value, region.Value);
        var isValid = Plan.Read(text.Value, region.Value).TryGet(out var read) && read.Info.IsValid;
        return (check.IsComplete) == isValid
            && (!isValid || check.Number == read.Number)
            && (check.IsImpossible) == (check.Reason != NumberReason.Unspecified);
    }

    private static bool HasLoneSurrogate(string text) => text.EnumerateRunes().Any(rune => rune == Rune.ReplacementChar);
}
