namespace CallingDomain.Numbers;

/// <summary>The answer of a policy: refusals and warnings. Default: accepted without warnings.</summary>
internal readonly record struct PolicyAnswer(NumberReasons Reasons, NumberReasons Notices)
{
    public bool IsAccepted => Reasons.IsEmpty;
}
