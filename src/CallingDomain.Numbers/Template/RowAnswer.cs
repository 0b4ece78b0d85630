namespace CallingDomain.Numbers;

/// <summary>What the rules say of a number and its purpose.</summary>
/// <param name="Number">The number that is meant; none when that is in doubt.</param>
/// <param name="Purpose">The purpose; <see cref="CallPurpose.Unspecified"/> when there is none of the ten.</param>
/// <param name="Reasons">All that is wrong, the primary cause first; empty when nothing is.</param>
/// <param name="Notices">What was mended, the policy's warnings, and <see cref="NumberReason.PurposeDoNotOriginate"/>.</param>
/// <param name="Suggestion">
/// What was probably meant where something is wrong; null when a digit is in doubt, when no purpose comes near, or when a number was asked for alone: then
/// <paramref name="Number"/> says what was meant.
/// </param>
/// <param name="Parameters">What a message needs to say more than the codes do.</param>
/// <remarks>Immutable, thread-safe. Default: nothing is known, so it is not right.</remarks>
public readonly record struct RowAnswer(
    PhoneNumber Number, CallPurpose Purpose, NumberReasons Reasons, NumberReasons Notices, TemplateLine? Suggestion, RowParameters Parameters)
{
    /// <summary>Whether nothing is wrong: the portal's green check mark.</summary>
    public bool IsRight => Reasons.IsEmpty && Number != PhoneNumber.None;

    /// <summary>The codes; never the number.</summary>
    public override string ToString() => IsRight ? nameof(IsRight) : Reasons.ToString();

    internal static RowAnswer Refused(NumberReason reason) => new(PhoneNumber.None, CallPurpose.Unspecified, reason, NumberReasons.None, Suggestion: null, default);
}
