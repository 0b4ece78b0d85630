namespace CallingDomain.Numbers.Build;

/// <summary>The rules of a region for dialing and formatting; texts are empty if not specified.</summary>
internal sealed record RegionWriting
{
    /// <summary>The pattern of the international prefix, dialed before a calling code.</summary>
    public required string InternationalPrefix { get; init; }

    /// <summary>The preferred international prefix.</summary>
    public required string UsualInternationalPrefix { get; init; }

    /// <summary>The trunk prefix, dialed before a national number.</summary>
    public required string TrunkPrefix { get; init; }

    /// <summary>The pattern of prefixes before a national number, including the trunk prefix.</summary>
    public required string PrefixForParsing { get; init; }

    /// <summary>The replacement of that prefix; its group is <c>$1</c>.</summary>
    public required string Transform { get; init; }

    /// <summary>The formats; the first with matching leading digits is used.</summary>
    public required IReadOnlyList<NumberFormat> Formats { get; init; }
}

/// <summary>A format of national numbers. Templates name groups as <c>$1</c>; without an international template the format is domestic only.</summary>
internal sealed record NumberFormat(string Pattern, string LeadingDigits, string National, string? International)
{
    /// <summary>Applies the rule for the first group of the national format, such as <c>0$1</c> or <c>($1)</c>, to a template.</summary>
    public static string WithRule(string template, string rule)
    {
        var first = template.IndexOf('$', StringComparison.Ordinal);
        if (rule.Length == 0 || first < 0 || first + 1 >= template.Length) return template;
        var group = template.Substring(first, 2);
        return string.Concat(template.AsSpan(0, first), rule.Replace("$1", group, StringComparison.Ordinal), template.AsSpan(first + 2));
    }
}
