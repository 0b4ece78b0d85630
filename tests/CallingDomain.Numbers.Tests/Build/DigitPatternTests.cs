using System.Globalization;
using System.Text.RegularExpressions;
using CallingDomain.Numbers.Build;
using CallingDomain.Tests;
using FsCheck;
using FsCheck.Fluent;

namespace CallingDomain.Numbers.Tests;

[Properties(Arbitrary = [typeof(DigitPatternTests)])]
public sealed class DigitPatternTests
{
    [Theory]
    [InlineData("")]
    [InlineData(@"[2-9]\d{2}")]
    [InlineData("1(?:2|3[4-6])?|[7-9]{1,3}")]
    [InlineData("0?(?:11|2(?:3)?)?")]
    [InlineData("(?:1[0-3]){0,2}5")]
    [InlineData("(1|2)|3")]
    public void Diagram_EveryShortNumber_MatchesAsARegularExpression(string text)
    {
        var sets = new PatternSets(DigitPatternParser.Parse(text));
        var whole = new Regex($"^(?:{text})$", RegexOptions.CultureInvariant);
        var beginning = new Regex($"^(?:{text})", RegexOptions.CultureInvariant);
        var diagram = new DigitDiagram();
        for (var length = 1; length <= 4; length++)
        {
            var (matching, beginningWith) = (diagram.Matching(sets, length), diagram.Beginning(sets, length));
            for (var number = 0; number < Math.Pow(10, length); number++)
            {
                var digits = number.ToString(CultureInfo.InvariantCulture).PadLeft(length, '0');
                Assert.Equal(whole.IsMatch(digits), At(diagram, matching, digits));
                Assert.Equal(beginning.IsMatch(digits), At(diagram, beginningWith, digits));
            }
        }
    }

    [Theory]
    [InlineData("a")]
    [InlineData("(?:1")]
    [InlineData("1)")]
    [InlineData("[")]
    [InlineData("[]")]
    [InlineData("[3-1]")]
    [InlineData("[1-]")]
    [InlineData(@"\w")]
    [InlineData("1*")]
    [InlineData("1{")]
    [InlineData("1{2")]
    [InlineData("1{3,2}")]
    [InlineData("1{99}")]
    [InlineData("(?=1)")]
    [InlineData("?")]
    [InlineData("^1")]
    public void Parse_OtherPattern_IsRefused(string text) => Assert.Equal(PlanReason.MetadataPattern, ReasonOf(text));

    [Fact]
    public void Parse_DeepNesting_IsRefused() => Assert.Equal(PlanReason.MetadataPattern, ReasonOf(new string('(', 100_000) + "1" + new string(')', 100_000)));

    public sealed record PatternParts(string[] Parts);

    internal static Arbitrary<PatternParts> Patterns() => Arb.From(
        Gen.Elements("0", "5", @"\d", "[", "]", "-", "(?:", "(", ")", "|", "?", "{", "}", ",", "2", "x", "$").ArrayOf().Select(parts => new PatternParts(parts)),
        pattern => Shrinking.Items(pattern.Parts).Select(parts => new PatternParts(parts)));

    [Property]
    public bool Parse_AnyText_ThrowsNothingElse(PatternParts pattern) => ReasonOf(string.Concat(pattern.Parts)) is null or PlanReason.MetadataPattern;

    private static PlanReason? ReasonOf(string text)
    {
        try
        {
            DigitPatternParser.Parse(text);
            return null;
        }
        catch (MetadataException stop)
        {
            return stop.Refusal.Reason;
        }
    }

    private static bool At(DigitDiagram diagram, int function, string digits)
    {
        foreach (var digit in digits) function = diagram.Next(function, digit - '0');
        return DigitDiagram.Verdict(function) != 0;
    }
}
