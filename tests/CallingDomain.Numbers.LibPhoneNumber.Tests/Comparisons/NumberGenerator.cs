using System.Globalization;
using System.Text;
using CallingDomain.Numbers.Build;

namespace CallingDomain.Numbers.LibPhoneNumber.Tests;

/// <summary>Numbers on both sides of every rule: drawn from the metadata's own patterns, and left alone, bent, lengthened or cut.</summary>
internal sealed class NumberGenerator(PlanMetadata metadata, SplitMix64 chance)
{
    private readonly List<(RegionPlan Region, DigitPattern Pattern)> _patterns =
    [
        .. from code in metadata.CallingCodes
           from region in code.Regions
           from pattern in region.Types.Values.Select(type => type.Pattern)
               .Append(region.General.Pattern)
               .Concat(region.LeadingDigits is { } leading ? [leading] : Array.Empty<DigitPattern>())
           select (region, pattern),
    ];

    private readonly string[] _codes = [.. metadata.CallingCodes.Select(code => code.Code.ToString(CultureInfo.InvariantCulture))];

    // Only the main region of a calling code has formats that are used.
    private readonly List<(RegionPlan Region, DigitPattern Leading, DigitPattern Whole)> _formats =
    [
        .. from code in metadata.CallingCodes
           from format in code.Regions[0].Writing.Formats
           select (code.Regions[0], DigitPatternParser.Parse(format.LeadingDigits), DigitPatternParser.Parse(format.Pattern)),
    ];

    public int PatternCount => _patterns.Count;

    public int FormatCount => _formats.Count;

    /// <summary>A number drawn from one of the patterns.</summary>
    public DrawnNumber FromPattern(int at) => new(_patterns[at].Region, Text(_patterns[at].Pattern));

    /// <summary>A number with the leading digits and a length of one of the formats.</summary>
    public DrawnNumber FromFormat(int at)
    {
        var (region, leading, whole) = _formats[at];
        var (start, digits) = (Text(leading), Text(whole));
        return new(region, start + digits[Math.Min(start.Length, digits.Length)..]);
    }

    /// <summary>Any number: near to one of the patterns more often than not.</summary>
    public PhoneNumber Next()
    {
        while (true)
        {
            if (NumberOf(Draw()) is { } number) return number;
        }
    }

    /// <summary>Digits as a number; null when it has none, too many, or begins with 0.</summary>
    public static PhoneNumber? NumberOf(string digits) => PhoneNumber.TryParse("+" + digits, null, out var number) ? number : null;

    public string Bent(string text)
    {
        if (text.Length == 0) return text;
        var at = chance.Below(text.Length);
        return string.Concat(text.AsSpan(0, at), [chance.Digit()], text.AsSpan(at + 1));
    }

    private string Draw()
    {
        var drawn = FromPattern(chance.Below(PatternCount));
        var (code, national) = (drawn.CallingCode, drawn.National);
        return chance.Below(20) switch
        {
            < 6 => code + national,
            < 11 => code + Bent(national),
            < 13 => code + Bent(Bent(national)),
            < 14 => code + national + chance.Digits(1 + chance.Below(3)),
            < 15 => code + national[..Math.Max(0, national.Length - 1 - chance.Below(3))],
            < 16 => code + "000"[..chance.Below(4)] + national,
            < 17 => code + national[..Math.Min(national.Length, 1 + chance.Below(5))] + chance.Digits(chance.Below(9)),
            < 19 => chance.Of(_codes) + chance.Digits(chance.Below(13)),
            _ => chance.Digits(1 + chance.Below(PhoneNumber.MaxDigits)),
        };
    }

    private string Text(DigitPattern pattern)
    {
        var text = new StringBuilder();
        Append(pattern, text);
        return text.ToString();
    }

    private void Append(DigitPattern pattern, StringBuilder text)
    {
        switch (pattern)
        {
            case DigitPattern.OneOf one:
                char digit;
                do digit = chance.Digit(); while ((one.Digits >> (digit - '0') & 1) == 0);
                text.Append(digit);
                break;
            case DigitPattern.Sequence sequence:
                foreach (var part in sequence.Parts) Append(part, text);
                break;
            case DigitPattern.Either either:
                Append(chance.Of(either.Choices), text);
                break;
            case DigitPattern.Repeat repeat:
                for (var times = repeat.Least + chance.Below(repeat.Most - repeat.Least + 1); times > 0; times--) Append(repeat.Part, text);
                break;
            case DigitPattern.Group group:
                Append(group.Part, text);
                break;
        }
    }
}

/// <summary>A national number and the region that it was drawn for; nothing says that it is valid.</summary>
internal readonly record struct DrawnNumber(RegionPlan Region, string National)
{
    public string CallingCode => Region.CallingCode.ToString(CultureInfo.InvariantCulture);

    public string Digits => CallingCode + National;
}
