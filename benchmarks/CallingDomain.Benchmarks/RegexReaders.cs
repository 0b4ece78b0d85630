using System.Text.RegularExpressions;

namespace CallingDomain.Benchmarks;

/// <summary>Regular expressions: North American numbers in one of the two strict forms.</summary>
internal readonly partial struct NanpRegexReader : INumberReader
{
    public bool IsValid(string text) => Form().IsMatch(text) && RegexPlan.IsValid(1, text.AsSpan(text.Length - 10));

    [GeneratedRegex(@"\A(?:\+1)?[2-9][0-9]{2}[2-9][0-9]{6}\z")]
    private static partial Regex Form();
}

/// <summary>Regular expressions: numbers in E.164 form.</summary>
internal readonly partial struct WorldRegexReader : INumberReader
{
    public bool IsValid(string text) => Form().IsMatch(text) && RegexPlan.IsValid(text.AsSpan(1));

    [GeneratedRegex(@"\A\+[1-9][0-9]{0,14}\z")]
    private static partial Regex Form();
}

/// <summary>Regular expressions: numbers as people in the United States write them; the separators are removed first.</summary>
internal readonly partial struct TypedRegexReader : INumberReader
{
    public bool IsValid(string text)
    {
        var digits = Signs().Replace(text, "");
        if (digits is ['+', ..]) return default(WorldRegexReader).IsValid(digits);
        return Form().IsMatch(digits) && RegexPlan.IsValid(1, digits.AsSpan(digits.Length - 10));
    }

    [GeneratedRegex(@"[\s().\-/]+")]
    private static partial Regex Signs();

    [GeneratedRegex(@"\A1?[2-9][0-9]{9}\z")]
    private static partial Regex Form();
}
