namespace CallingDomain.Numbers.Build;

/// <summary>How the numbers of a region are dialled and written; texts are empty for what the region does not have.</summary>
internal sealed record RegionWriting
{
    /// <summary>A pattern: what is dialled before a calling code.</summary>
    public required string InternationalPrefix { get; init; }

    /// <summary>The one of them that people use.</summary>
    public required string UsualInternationalPrefix { get; init; }

    /// <summary>What is dialled before a national number.</summary>
    public required string TrunkPrefix { get; init; }

    /// <summary>A pattern: what may stand before a national number, the trunk prefix among it.</summary>
    public required string PrefixForParsing { get; init; }

    /// <summary>What takes that prefix's place; its group is <c>$1</c>.</summary>
    public required string Transform { get; init; }

    /// <summary>The first whose leading digits fit is taken.</summary>
    public required IReadOnlyList<NumberFormat> Formats { get; init; }
}

/// <summary>One way of writing national numbers. Templates name groups as <c>$1</c>; no international one means domestic use only.</summary>
internal sealed record NumberFormat(string Pattern, string LeadingDigits, string National, string? International)
{
    /// <summary>A template with the rule of how its first group is written inside the country: <c>0$1</c>, <c>($1)</c>.</summary>
    public static string WithRule(string template, string rule)
    {
        var first = template.IndexOf('$', StringComparison.Ordinal);
        if (rule.Length == 0 || first < 0 || first + 1 >= template.Length) return template;
        var group = template.Substring(first, 2);
        return string.Concat(template.AsSpan(0, first), rule.Replace("$1", group, StringComparison.Ordinal), template.AsSpan(first + 2));
    }
}
