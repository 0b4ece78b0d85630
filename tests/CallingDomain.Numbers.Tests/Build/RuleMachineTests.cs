using System.Text;
using System.Text.RegularExpressions;
using CallingDomain.Numbers.Build;
using CallingDomain.Tests;
using FsCheck;
using FsCheck.Fluent;

namespace CallingDomain.Numbers.Tests;

/// <summary>The states that the builder makes of patterns, against the runtime's regular expressions.</summary>
[Properties(Arbitrary = [typeof(RuleMachineTests)])]
public sealed class RuleMachineTests
{
    // Digits with the prefixes of the patterns below.
    private static readonly Gen<string> Digits =
        from start in Gen.Elements("", "0", "00", "1", "9", "90", "011", "000", "003", "0112") from rest in TextGenerators.Digits(0, 13) select start + rest;

    private static readonly string[] PrefixPatterns =
    [
        "0", @"1|([457]\d{6})$", @"([457]\d{6})$|1", "0?(?:(11|2(?:2(?:02?|[13])|3))15)?", @"(?:0|90)(?:(1[245]|2[1-35])(\d{10,11}))?", @"(000[2569]\d{4,6})$|(?:(?:003768)0?)|0", "0|80?", "00(?:30|5[09]|[126-9]?)",
        @"00(?:1\d)?", "(1|12)", "12?|1(3)",
    ];

    private static readonly string[] WholePatterns =
    [
        @"[2-9]\d{9}|3\d{6}", @"0\d{5,10}|1\d{8,10}|3(?:[0-8]\d{7,10}|9\d{7,8})|(?:43|55|70)\d{8}|8\d{5}(?:\d{2,4})?",
        @"00[1-9]\d{8,11}|(?:[12]|5\d{3})\d{7}|[13-6]\d{9}|(?:[1-6]\d|80)\d{7}|[3-6]\d{4,5}|(?:00|7)0\d{8}",
    ];

    private static readonly (DigitMachine Machine, ushort Root, Regex Regex)[] PrefixMachines = [.. PrefixPatterns.Select(pattern =>
    {
        var writer = new MachineWriter();
        var root = new PrefixMachine(writer).Build(pattern, PrefixMachine.LastGroup);
        return (new DigitMachine([.. writer.Words], [.. writer.Notes]), root, new Regex("^(?:" + pattern + ")", RegexOptions.CultureInvariant));
    })];

    private static readonly (DigitMachine Machine, ushort Root, Regex Regex)[] WholeMachines = [.. WholePatterns.Select(pattern =>
    {
        var writer = new MachineWriter();
        var root = new MatchMachine(writer).Build(DigitPatternParser.Parse(pattern));
        return (new DigitMachine([.. writer.Words], [.. writer.Notes]), root, new Regex("^(?:" + pattern + ")$", RegexOptions.CultureInvariant));
    })];

    public sealed record PrefixedDigits(string Value);

    internal static Arbitrary<PrefixedDigits> AnyDigits() => Digits.OfText(digits => new PrefixedDigits(digits), digits => digits.Value);

    [Property]
    public void FindPrefix_AnyDigits_ChoosesAsARegularExpression(PrefixedDigits digits)
    {
        if (digits.Value.Length == 0) return;
        Assert.All(PrefixMachines, each => Assert.True(IsSame(each.Regex.Match(digits.Value), each.Machine.FindPrefix(each.Root, Encoding.ASCII.GetBytes(digits.Value))), each.Regex.ToString()));
    }

    [Property]
    public void Matches_AnyDigits_AsARegularExpression(PrefixedDigits digits) =>
        Assert.All(WholeMachines, each => Assert.True(each.Regex.IsMatch(digits.Value) == each.Machine.Matches(each.Root, Encoding.ASCII.GetBytes(digits.Value)), each.Regex.ToString()));

    private static bool IsSame(Match expected, PrefixMatch found)
    {
        if (!expected.Success) return !found.IsMatch;
        if (expected.Length != found.Length) return false;
        var group = expected.Groups[^1];
        if (expected.Groups.Count == 1 || !group.Success || group.Length == 0) return !found.HasCapture;
        return found.HasCapture && (group.Index, group.Index + group.Length) == (found.CaptureStart, found.CaptureEnd);
    }
}
