namespace CallingDomain.Contacts;

/// <summary>Whether a reference to a column, as <see cref="ContactColumns"/> has them, may mean a heading.</summary>
internal static class HeadingReference
{
    private const string Number = "{n}", Maybe = "{n?}", Column = "{column}";

    /// <summary>Whether a reference fits a heading: exactly, as a numbered family, or as a companion of any column.</summary>
    public static bool Fits(string reference, string heading, StringComparer comparer)
    {
        if (comparer.Equals(reference, heading)) return true;
        if (reference is [.., ']'] && reference.LastIndexOf('[') is var at and > 0) return comparer.Equals(reference[..at], heading);
        if (reference.IndexOf(Number, StringComparison.Ordinal) is var number and >= 0) return IsBetween(heading, reference[..number], reference[(number + Number.Length)..], comparer, isNumber: true);
        if (reference.IndexOf(Column, StringComparison.Ordinal) is var column and >= 0) return IsBetween(heading, reference[..column], reference[(column + Column.Length)..], comparer, isNumber: false);
        if (reference.IndexOf(Maybe, StringComparison.Ordinal) is not (var maybe and >= 0)) return false;
        var (before, after) = (reference[..maybe], reference[(maybe + Maybe.Length)..]);
        return comparer.Equals(heading, before.TrimEnd() + after) || IsBetween(heading, before, after, comparer, isNumber: true);
    }

    /// <summary>Whether a reference with a place among equal headings, such as <c>list_id[2]</c>, or without one names a column.</summary>
    public static bool Exists(string reference, string[] headings, StringComparer comparer)
    {
        if (headings.Contains(reference, comparer)) return true;
        return reference is [.., '[', >= '1' and <= '9' and var digit, ']'] && headings.Count(heading => comparer.Equals(heading, reference[..^3])) >= digit - '0';
    }

    private static bool IsBetween(string heading, string before, string after, StringComparer comparer, bool isNumber)
    {
        if (heading.Length <= before.Length + after.Length || !comparer.Equals(heading[..before.Length], before) || !comparer.Equals(heading[^after.Length..], after)) return false;
        return !isNumber || heading[before.Length..^after.Length].All(char.IsAsciiDigit);
    }
}
