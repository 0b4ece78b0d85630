namespace CallingDomain.Numbers;

/// <summary>The prefix query that the as-you-type check needs of a plan.</summary>
internal interface IPlanPrefixes
{
    /// <summary>Looks up 1 to 15 leading digits, calling code first.</summary>
    PrefixInfo LookupPrefix(ulong digits);
}

/// <param name="CanContinue">Whether longer valid numbers start with the digits.</param>
/// <param name="IsValid">Whether the digits are a valid number.</param>
internal readonly record struct PrefixInfo(bool CanContinue, bool IsValid);
