namespace CallingDomain.Contacts;

/// <summary>A reference to numbered headings: <c>Phone {n} - Value</c>, or <c>Mobile {n?}</c>, whose 1 is unwritten.</summary>
internal sealed class NumberedFamily
{
    private const string Mark = "{n}", OptionalMark = "{n?}", First = "1";
    private const int MaxDigits = 9;

    private readonly string _pattern, _mark;

    private NumberedFamily(string pattern, string mark) => (_pattern, _mark) = (pattern, mark);

    /// <summary>The family of a reference; null if it is none.</summary>
    public static NumberedFamily? Of(string reference) =>
        reference.Contains(Mark, StringComparison.Ordinal) ? new NumberedFamily(reference, Mark)
        : reference.Contains(OptionalMark, StringComparison.Ordinal) ? new NumberedFamily(reference, OptionalMark)
        : null;

    /// <summary>The number in a heading; null for a heading that is not of the family.</summary>
    public string? NumberOf(string heading, StringComparison comparison, out bool isUnwritten)
    {
        isUnwritten = _mark == OptionalMark && heading.Equals(Unwritten(), comparison);
        if (isUnwritten) return First;
        var start = _pattern.IndexOf(_mark, StringComparison.Ordinal);
        if (heading.Length <= start || !heading.AsSpan(0, start).Equals(_pattern.AsSpan(0, start), comparison)) return null;
        for (var end = start + 1; end <= Math.Min(heading.Length, start + MaxDigits) && char.IsAsciiDigit(heading[end - 1]); end++)
        {
            if (heading.Equals(Written(heading[start..end]), comparison)) return heading[start..end];
        }

        return null;
    }

    /// <summary>The headings that a companion of a member may have, the more probable first.</summary>
    /// <param name="phone">The member of another family, with its number.</param>
    public IEnumerable<string> HeadingsOf(PhoneMatch phone)
    {
        var number = phone.Number!;
        if (phone.HasTwin) return phone.IsUnwritten ? (_mark == OptionalMark ? [Unwritten()] : []) : [Written(number)]; // the other heading is that of the twin
        if (_mark == Mark || number != First) return [Written(number)];
        return phone.IsUnwritten ? [Unwritten(), Written(number)] : [Written(number), Unwritten()];
    }

    private string Written(string number) => _pattern.Replace(_mark, number, StringComparison.Ordinal);

    private string Unwritten() => _pattern.Replace(" " + _mark, "", StringComparison.Ordinal).Replace(_mark, "", StringComparison.Ordinal).Trim();
}
