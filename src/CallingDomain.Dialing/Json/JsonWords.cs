using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using CallingDomain.Contacts;
using CallingDomain.Numbers;
using NodaTime;

namespace CallingDomain.Dialing;

/// <summary>The words of an enumeration or of a switch in JSON, independent of the names of its members.</summary>
internal sealed class WordTable<TEnum>(params ReadOnlySpan<(TEnum Value, string Word)> rows)
    where TEnum : struct
{
    public ImmutableArray<(TEnum Value, string Word)> Rows { get; } = [.. rows];

    /// <exception cref="ArgumentOutOfRangeException">The value has no word.</exception>
    public string this[TEnum value]
    {
        get
        {
            foreach (var row in Rows)
            {
                if (EqualityComparer<TEnum>.Default.Equals(row.Value, value)) return row.Word;
            }

            throw new ArgumentOutOfRangeException(nameof(value), value, $"Not a value of {typeof(TEnum).Name} that JSON can have.");
        }
    }

    /// <summary>Whether a value has a word.</summary>
    public bool Has(TEnum value)
    {
        foreach (var row in Rows)
        {
            if (EqualityComparer<TEnum>.Default.Equals(row.Value, value)) return true;
        }

        return false;
    }

    /// <returns>Null for an unknown word.</returns>
    public TEnum? Read(string word)
    {
        foreach (var row in Rows)
        {
            if (row.Word == word) return row.Value;
        }

        return null;
    }

    /// <summary>All words, for messages.</summary>
    public override string ToString() => string.Join(", ", Rows.Select(row => row.Word));
}

/// <summary>The words of all enumerations in the JSON of settings, rule sets and facts. They are never changed.</summary>
internal static class JsonWords
{
    public static readonly WordTable<CallStatus> RetryStatus = Of(AttemptCounts.Counted.AsSpan());

    public static readonly WordTable<CallStatus> Outcome = Of(CallStatuses.Outcomes.AsSpan());

    public static readonly WordTable<TimeDistributionKind> TimeDistribution = All<TimeDistributionKind>();

    public static readonly WordTable<CallOutcome> CallOutcome = All<CallOutcome>();

    public static readonly WordTable<CallSignal> Signal = All<CallSignal>();

    public static readonly WordTable<CallStatus> Status = All<CallStatus>();

    public static readonly WordTable<ContactPhase> Phase = All<ContactPhase>();

    public static readonly WordTable<WaitReason> Why = new(
        (WaitReason.FirstCall, "FirstCall"), (WaitReason.AdditionalDelay, "AdditionalDelay"), (WaitReason.RetryDelay, "RetryDelay"), (WaitReason.Window, "Window"), (WaitReason.InCall, "InCall"),
        (WaitReason.Callback, "Callback"), (WaitReason.Lockout, "Lockout"), (WaitReason.AttemptLimit, "AttemptLimit"));

    public static readonly WordTable<CloseReason> Close = All<CloseReason>();

    public static readonly WordTable<ListAction> ListAction = new((Dialing.ListAction.Hold, "Hold"), (Dialing.ListAction.Release, "Release"), (Dialing.ListAction.Detach, "Detach"));

    public static readonly WordTable<DeletedTypeRule> DeletedTypeRule = new(
        (Dialing.DeletedTypeRule.Untype, "Untype"), (Dialing.DeletedTypeRule.RemovePhones, "RemovePhones"));

    public static readonly WordTable<LimitScope> LimitScope = All<LimitScope>();

    public static readonly WordTable<bool> Checkpoint = new((false, "EndOfPass"), (true, "EachAttempt"));

    public static readonly WordTable<AttemptScope> GlobalScope = new((Dialing.AttemptScope.Phone, "PerPhone"), (Dialing.AttemptScope.Contact, "PerContact"));

    public static readonly WordTable<DelayBase> DelayBase = All<DelayBase>();

    public static readonly WordTable<DueOrder> Order = All<DueOrder>();

    public static readonly WordTable<DuplicateCheck> DuplicateCheck = All<DuplicateCheck>();

    public static readonly WordTable<DuplicatePhones> DuplicatePhones = new((Contacts.DuplicatePhones.Primary, "Primary"), (Contacts.DuplicatePhones.Any, "Any"));

    public static readonly WordTable<bool> ClockChanges = new((false, "Permissive"), (true, "Strict"));

    public static readonly WordTable<AttemptScope> AttemptScope = All<AttemptScope>();

    public static readonly WordTable<CalendarUnit> CalendarUnit = All<CalendarUnit>();

    public static readonly WordTable<CalendarUnit> AbandonmentPeriod = new((Dialing.CalendarUnit.Day, "Day"), (Dialing.CalendarUnit.Month, "Month"));

    public static readonly WordTable<RuleConfidence> RuleConfidence = All<RuleConfidence>();

    public static readonly WordTable<AbsentField> AbsentField = All<AbsentField>();

    public static readonly WordTable<HolidayPart> HolidayPart = All<HolidayPart>();

    public static readonly WordTable<IsoDayOfWeek> Day = new(
        (IsoDayOfWeek.Monday, "Monday"), (IsoDayOfWeek.Tuesday, "Tuesday"), (IsoDayOfWeek.Wednesday, "Wednesday"), (IsoDayOfWeek.Thursday, "Thursday"),
        (IsoDayOfWeek.Friday, "Friday"), (IsoDayOfWeek.Saturday, "Saturday"), (IsoDayOfWeek.Sunday, "Sunday"));

    // The words beside the members, without that of an unspecified value.
    public static WordTable<TEnum> All<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicFields)] TEnum>()
        where TEnum : struct, Enum => new([.. Enum.GetValues<TEnum>().Select(value => (value, Word: value.Code())).Where(row => row.Word != nameof(CallStatus.Unspecified))]);

    private static WordTable<TEnum> Of<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicFields)] TEnum>(ReadOnlySpan<TEnum> values)
        where TEnum : struct, Enum => new([.. values.ToArray().Select(value => (value, value.Code()))]);
}
