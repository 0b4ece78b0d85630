using System.Collections.Immutable;
using System.Text.Json.Serialization;
using CallingDomain.Shared;

namespace CallingDomain.Dialing;

/// <summary>What follows when a call ends with a signal, an outcome or a disposition.</summary>
/// <remarks>
/// All blacklistings of a report apply; a number that several of them list stays for the longest time. Of the effects on the contact only the first applies, in the order disposition, outcome, signals.
/// A blocked call (<see cref="CallSignal.Blocked"/>) and one that failed on the host's own side (<see cref="CallSignal.Ours"/>) have no effect on the contact; <see cref="TrunkGuard"/> counts them by caller id and trunk.
/// Immutable, compared by content, thread-safe.
/// </remarks>
[JsonConverter(typeof(DialingJsonConverter))]
public sealed record EndingRules
{
    private readonly Items<Disposition> _dispositions;

    /// <summary>After <see cref="CallSignal.DoNotCall"/> and <see cref="CallOutcome.DoNotCall"/>. Default: the number is on the blacklist for good.</summary>
    /// <exception cref="ArgumentException">The effect contradicts itself.</exception>
    public CallEffect DoNotCall
    {
        get;
        init => field = CallEffect.Checked(value);
    } = CallEffect.BlacklistsNumber;

    /// <summary>After <see cref="CallOutcome.Refused"/>. Default: nothing.</summary>
    /// <exception cref="ArgumentException">The effect contradicts itself.</exception>
    public CallEffect Refused
    {
        get;
        init => field = CallEffect.Checked(value);
    } = CallEffect.None;

    /// <summary>After <see cref="CallOutcome.Spoke"/>. Default: nothing.</summary>
    /// <exception cref="ArgumentException">The effect contradicts itself.</exception>
    public CallEffect Spoke
    {
        get;
        init => field = CallEffect.Checked(value);
    } = CallEffect.None;

    /// <summary>
    /// After the second sign that a number is not in service (<see cref="CallSignal.Dead"/>, <see cref="CallSignal.PossiblyDead"/>), on another day of the campaign's time zone or through another trunk than the first one. An answered or busy call proves that the number is in service, and deletes the first sign.
    /// Default: the number is on the blacklist for good.
    /// </summary>
    /// <exception cref="ArgumentException">The effect contradicts itself.</exception>
    public CallEffect DeadNumber
    {
        get;
        init => field = CallEffect.Checked(value);
    } = CallEffect.BlacklistsNumber;

    /// <summary>After <see cref="CallSignal.BadFormat"/>. Default: the number is on the blacklist for good.</summary>
    /// <exception cref="ArgumentException">The effect contradicts itself.</exception>
    public CallEffect BadFormat
    {
        get;
        init => field = CallEffect.Checked(value);
    } = CallEffect.BlacklistsNumber;

    /// <summary>The host's dispositions. A report can name only these. Default: none.</summary>
    /// <exception cref="ArgumentException">A disposition is null, or two have the same name.</exception>
    public ImmutableArray<Disposition> Dispositions
    {
        get => _dispositions;
        init
        {
            if (!value.IsDefault && (value.Contains(null!) || value.DistinctBy(each => each.Name).Count() < value.Length)) throw new ArgumentException("Each disposition is listed once.", nameof(value));
            _dispositions = value;
        }
    }

    /// <summary>The effects of a report, in the order in which they act on the contact.</summary>
    /// <param name="remarks">The report.</param>
    /// <param name="isDead">Whether the call is the second sign of a dead number.</param>
    /// <returns>Each with the reason that the blacklist keeps.</returns>
    internal IEnumerable<(CallEffect Effect, string Reason)> EffectsOf(CallRemarks remarks, bool isDead)
    {
        if (remarks.Disposition is { } name && Find(name) is { } disposition) yield return (disposition.Effect, name);
        if (remarks.Outcome == CallOutcome.DoNotCall || remarks.Has(CallSignal.DoNotCall)) yield return (DoNotCall, nameof(CallSignal.DoNotCall));
        if (remarks.Outcome == CallOutcome.Refused) yield return (Refused, nameof(CallOutcome.Refused));
        if (remarks.Outcome == CallOutcome.Spoke) yield return (Spoke, nameof(CallOutcome.Spoke));
        if (isDead) yield return (DeadNumber, nameof(CallSignal.Dead));
        if (remarks.Has(CallSignal.BadFormat)) yield return (BadFormat, nameof(CallSignal.BadFormat));
    }

    /// <summary>The disposition of a name; null if it is not listed.</summary>
    internal Disposition? Find(string name) => Dispositions.FirstOrDefault(each => each.Name == name);
}
