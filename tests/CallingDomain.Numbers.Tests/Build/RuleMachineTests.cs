using System.Text;
using System.Text.RegularExpressions;
using CallingDomain.Numbers.Build;
using CallingDomain.Tests;
using FsCheck;
using FsCheck.Fluent;

namespace CallingDomain.Numbers.Tests;

/// <summary>The states that the builder makes of patterns, against the runtime's regular expressions.</summary>
public sealed class RuleMachineTests
{
    private static readonly Gen<string> Digits =
        from start in Gen.Elements("", "0", "00", "1", "9", "90", "011", "000", "003", "0112")
        from length in Gen.Choose(0, 13)
        from rest in Gen.Choose('0', '9').ArrayOf(length)
        select start + string.Concat(rest.Select(digit => (char)digit));

    [Theory]
    [InlineData("0")]
    [InlineData(@"1|([457]\d{6})$")]
    [InlineData(@"([457]\d{6})$|1")]
    [InlineData("0?(?:(11|2(?:2(?:02?|[13])|3))15)?")]
    [InlineData(@"(?:0|90)(?:(1[245]|2[1-35])(\d{10,11}))?")]
    [InlineData(@"(000[2569]\d{4,6})$|(?:(?:003768)0?)|0")]
    [InlineData("0|80?")]
    [InlineData("00(?:30|5[09]|[126-9]?)")]
    [InlineData(@"00(?:1\d)?")]
    [InlineData("(1|12)")]
    [InlineData("12?|1(3)")]
    public void FindPrefix_AnyDigits_ChoosesAsARegularExpression(string pattern)
    {
        var writer = new MachineWriter();
        var root = new PrefixMachine(writer).Build(pattern, PrefixMachine.LastGroup);
        var machine = new DigitMachine([.. writer.Words], [.. writer.Notes]);
        var regex = new Regex("^(?:" + pattern + ")", RegexOptions.CultureInvariant);
        Properties.ForAll(Digits, digits => digits.Length == 0 || IsSame(regex.Match(digits), machine.FindPrefix(root, Encoding.ASCII.GetBytes(digits))));
    }

    [Theory]
    [InlineData(@"[2-9]\d{9}|3\d{6}")]
    [InlineData(@"0\d{5,10}|1\d{8,10}|3(?:[0-8]\d{7,10}|9\d{7,8})|(?:43|55|70)\d{8}|8\d{5}(?:\d{2,4})?")]
    [InlineData(@"00[1-9]\d{8,11}|(?:[12]|5\d{3})\d{7}|[13-6]\d{9}|(?:[1-6]\d|80)\d{7}|[3-6]\d{4,5}|(?:00|7)0\d{8}")]
    public void Matches_AnyDigits_AsARegularExpression(string pattern)
    {
        var writer = new MachineWriter();
        var root = new MatchMachine(writer).Build(DigitPatternParser.Parse(pattern));
        var machine = new DigitMachine([.. writer.Words], [.. writer.Notes]);
        var regex = new Regex("^(?:" + pattern + ")$", RegexOptions.CultureInvariant);
        Properties.ForAll(Digits, digits => regex.IsMatch(digits) == machine.Matches(root, Encoding.ASCII.GetBytes(digits)));
    }

    private static bool IsSame(Match expected, PrefixMatch found)
    {
        if (!expected.Success) return !found.IsMatch;
        if (expected.Length != found.Length) return false;
        var group = expected.Groups[^1];
        if (expected.Groups.Count == 1 || !group.Success || group.Length == 0) return !found.HasCapture;
        return found.HasCapture && (group.Index, group.Index + group.Length) == (found.CaptureStart, found.CaptureEnd);
    }
}
