using System.Globalization;

namespace CallingDomain.Numbers.Build;

/// <summary>Parses a pattern of the metadata. Unknown syntax ends the build.</summary>
internal ref struct DigitPatternParser
{
    private const int MostNesting = 32;
    private const int MostRepeats = 20;
    private readonly ReadOnlySpan<char> _text;
    private int _at;
    private int _nesting;

    private DigitPatternParser(string text) => _text = text;

    /// <summary>The number of capturing groups.</summary>
    private int Groups { get; set; }

    internal static DigitPattern Parse(string text) => Parse(text, out _);

    internal static DigitPattern Parse(string text, out int groups)
    {
        var parser = new DigitPatternParser(text);
        var pattern = parser.Choices();
        if (parser._at != text.Length) throw Unsupported();
        groups = parser.Groups;
        return pattern;
    }

    private DigitPattern Choices()
    {
        if (++_nesting > MostNesting) throw Unsupported();
        var choices = new List<DigitPattern> { Sequence() };
        while (Accept('|')) choices.Add(Sequence());
        _nesting--;
        return choices.Count == 1 ? choices[0] : new DigitPattern.Either(choices);
    }

    private DigitPattern Sequence()
    {
        var parts = new List<DigitPattern>();
        while (_at < _text.Length && _text[_at] is not '|' and not ')') parts.Add(Repeated());
        return parts.Count == 1 ? parts[0] : new DigitPattern.Sequence(parts);
    }

    private DigitPattern Repeated()
    {
        var part = Single();
        if (Accept('?')) return new DigitPattern.Repeat(part, 0, 1);
        if (!Accept('{')) return part;
        var least = Number();
        var most = Accept(',') ? Number() : least;
        if (!Accept('}') || least > most || most > MostRepeats) throw Unsupported();
        return new DigitPattern.Repeat(part, least, most);
    }

    private DigitPattern Single()
    {
        if (_at == _text.Length) throw Unsupported();
        var unit = _text[_at++];
        switch (unit)
        {
            case >= '0' and <= '9':
                return new DigitPattern.OneOf(1 << (unit - '0'));
            case '\\' when Accept('d'):
                return new DigitPattern.OneOf(DigitMachine.DigitMask);
            case '[':
                return new DigitPattern.OneOf(Set());
            case '$':
                return new DigitPattern.End();
            case '(':
                return Parenthesis();
            default:
                throw Unsupported();
        }
    }

    private DigitPattern Parenthesis()
    {
        var number = 0;
        if (Accept('?'))
        {
            if (!Accept(':')) throw Unsupported();
        }
        else
        {
            number = ++Groups;
        }

        var inner = Choices();
        if (!Accept(')')) throw Unsupported();
        return number == 0 ? inner : new DigitPattern.Group(number, inner);
    }

    private int Set()
    {
        var set = 0;
        while (!Accept(']'))
        {
            var low = Digit();
            var high = Accept('-') ? Digit() : low;
            if (high < low) throw Unsupported();
            for (var digit = low; digit <= high; digit++) set |= 1 << digit;
        }

        return set == 0 ? throw Unsupported() : set;
    }

    private int Digit() => _at < _text.Length && char.IsAsciiDigit(_text[_at]) ? _text[_at++] - '0' : throw Unsupported();

    private int Number()
    {
        var start = _at;
        while (_at < _text.Length && char.IsAsciiDigit(_text[_at])) _at++;
        return int.TryParse(_text[start.._at], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : throw Unsupported();
    }

    private bool Accept(char unit)
    {
        if (_at >= _text.Length || _text[_at] != unit) return false;
        _at++;
        return true;
    }

    private static MetadataException Unsupported() => new(PlanReason.MetadataPattern);
}
