namespace CallingDomain.Numbers;

/// <summary>What the rules say of a number and its purpose, before anybody knows of other rows.</summary>
/// <param name="Number">The number that is meant; none when that is in doubt.</param>
/// <param name="Purpose">The purpose; <see cref="CallPurpose.Unspecified"/> when there is none of the ten.</param>
/// <param name="Reasons">All that is wrong, the primary cause first; empty when nothing is.</param>
/// <param name="Notices">What was mended, the policy's warnings, and <see cref="NumberReason.PurposeDoNotOriginate"/>.</param>
/// <param name="Suggestion">What was probably meant where something is wrong; null when a digit or the purpose is in doubt.</param>
/// <remarks>Immutable, thread-safe.</remarks>
public readonly record struct RowAnswer(PhoneNumber Number, CallPurpose Purpose, NumberReasons Reasons, NumberReasons Notices, TemplateLine? Suggestion)
{
    /// <summary>Whether nothing is wrong: the portal's green check mark.</summary>
    public bool IsRight => Reasons.IsEmpty;

    /// <summary>The codes; never the number.</summary>
    public override string ToString() => IsRight ? nameof(IsRight) : Reasons.ToString();

    internal static RowAnswer Refused(NumberReason reason) => new(PhoneNumber.None, CallPurpose.Unspecified, reason, NumberReasons.None, Suggestion: null);
}
