using System.Text;
using CallingDomain.Numbers.Build;
using PhoneNumbers;
using static CallingDomain.Numbers.LibPhoneNumber.Tests.Peers;

namespace CallingDomain.Numbers.LibPhoneNumber.Tests;

/// <summary>The forms in which people write a number, correctly or not.</summary>
internal sealed class TypedForms(NumberGenerator generator, SplitMix64 chance)
{
    public const string OddCharacter = "odd character";

    private const int Anywhere = 9, AtHome = 9, WithTrunkPrefix = 5;

    private static readonly string[] Odd =
    [
        "x", "a", "O", " ext. 5", "#", "*", ",", ";", "~", "+", "\t", "\n", "\u200B", "\u00AD", "\uFF10", "\u0663", "\uFF0B", "\u3000", "[", "]",
        "\uFF08", "=", "'", "&", "e", ";ext=7", "\u2060",
        "\uD835\uDFD3", "\uD800",
    ];

    private static readonly string[] Separators = [" ", "-", ".", " (", ") ", "/", "\u00A0", "\u2010", "\u2013", "\u2014", "\u2212", " - "];

    private readonly List<RegionPlan> _regions =
        [.. Metadata.CallingCodes.SelectMany(code => code.Regions).Where(region => region.Region != RegionCode.World)];

    /// <summary>One of the forms that fit the number, and where it is written.</summary>
    public (string Kind, string Text, RegionCode Region) Of(DrawnNumber drawn)
    {
        var forms = Anywhere;
        if (drawn.Region.Region != RegionCode.World) forms += AtHome + (drawn.Region.Writing.TrunkPrefix.Length > 0 ? WithTrunkPrefix : 0);
        var form = chance.Below(forms);
        if (form >= Anywhere) return OfHome(form - Anywhere, drawn);
        var other = chance.Of(_regions);
        var (kind, text) = OfAnywhere(form, drawn, other);
        return (kind, text, other.Region);
    }

    private (string Kind, string Text) OfAnywhere(int form, DrawnNumber drawn, RegionPlan other) => form switch
    {
        0 => ("plus", "+" + drawn.Digits),
        1 => ("plus, spaced", Spaced("+" + drawn.Digits)),
        2 => ("international prefix", Spaced(PrefixOf(other) + drawn.Digits)),
        3 => ("plus and international prefix", "+" + PrefixOf(other) + drawn.Digits),
        4 => ("plus, bent", "+" + Mistyped(drawn.Digits)),
        5 => ("random digits", chance.Digits(2 + chance.Below(16))),
        6 => ("random digits after plus", "+" + chance.Digits(2 + chance.Below(16))),
        7 => ("national of another region", drawn.National),
        _ => (OddCharacter, WithOdd(Spaced(chance.OneIn(2) ? "+" + drawn.Digits : drawn.National))),
    };

    private (string Kind, string Text, RegionCode Region) OfHome(int form, DrawnNumber drawn)
    {
        var (home, national, trunk) = (drawn.Region.Region, drawn.National, drawn.Region.Writing.TrunkPrefix);
        return form switch
        {
            0 => ("national", national, home),
            1 => ("national, spaced", Spaced(national), home),
            2 => ("calling code without plus", Spaced(drawn.Digits), home),
            3 => ("national, bent", Mistyped(national), home),
            4 => ("national, tail only", national[chance.Below(Math.Max(1, Math.Min(5, national.Length - 1)))..], home),
            5 => ("own international prefix", PrefixOf(drawn.Region) + drawn.Digits, home),
            6 => ("national format", Written(drawn, number => Util.Format(number, PhoneNumberFormat.NATIONAL)), home),
            7 => ("international format", Written(drawn, number => Util.Format(number, PhoneNumberFormat.INTERNATIONAL)), home),
            8 => OfOutOfCountry(drawn),
            9 => ("trunk prefix", trunk + national, home),
            10 => ("trunk prefix, spaced", Spaced(trunk + national), home),
            11 => ("trunk prefix, bent", Mistyped(trunk + national), home),
            12 => ("plus and trunk prefix", $"+{drawn.CallingCode} ({trunk}){national}", home),
            _ => ("calling code and trunk prefix", $"{drawn.CallingCode} {trunk} {national}", home),
        };
    }

    private (string Kind, string Text, RegionCode Region) OfOutOfCountry(DrawnNumber drawn)
    {
        var other = chance.Of(_regions).Region;
        var written = Written(drawn, number => Util.FormatOutOfCountryCallingNumber(number, other.ToString()));
        return ("out of country format", written.Replace('~', ' '), other); // where libphonenumber's sign says to wait for the tone, people leave a space
    }

    private static string Written(DrawnNumber drawn, Func<PhoneNumbers.PhoneNumber, string> format) =>
        NumberGenerator.NumberOf(drawn.Digits) is { } number && Adapter.TrySplit(number, out _, out var split) && split is not null
            ? format(split)
            : drawn.National;

    private static string PrefixOf(RegionPlan region) => region.Writing.UsualInternationalPrefix.Replace("~", "", StringComparison.Ordinal);

    private string WithOdd(string text) => text.Insert(chance.Below(text.Length + 1), chance.Of(Odd));

    private string Mistyped(string digits) => chance.Below(3) switch
    {
        0 => generator.Bent(digits),
        1 => digits.Insert(chance.Below(digits.Length + 1), chance.Digits(1)),
        _ => digits.Length > 3 ? digits.Remove(chance.Below(digits.Length), 1) : digits,
    };

    // Not before the first digit: what stands there libphonenumber cuts off.
    private string Spaced(string text)
    {
        var spaced = new StringBuilder();
        for (var at = 0; at < text.Length; at++)
        {
            if (at > 1 && chance.OneIn(3)) spaced.Append(chance.Of(Separators));
            spaced.Append(text[at]);
        }

        return spaced.ToString();
    }
}
