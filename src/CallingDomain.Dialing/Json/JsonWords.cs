using System.Collections.Immutable;
using NodaTime;

namespace CallingDomain.Dialing;

/// <summary>The words of an enumeration in JSON: explicit, so that a member may be renamed.</summary>
internal sealed class WordTable<TEnum>(params ReadOnlySpan<(TEnum Value, string Word)> rows)
    where TEnum : struct, Enum
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

            throw new ArgumentOutOfRangeException(nameof(value), value, $"Not a value of {typeof(TEnum).Name} that can be written.");
        }
    }

    /// <summary>Whether a value has a word: it may be written.</summary>
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
    public static readonly WordTable<CallStatus> RetryStatus = new(
        (CallStatus.NoAnswer, "NoAnswer"), (CallStatus.Busy, "Busy"), (CallStatus.Congestion, "Congestion"), (CallStatus.NoSuchNumber, "NoSuchNumber"),
        (CallStatus.Drop, "Drop"), (CallStatus.Abandoned, "Abandoned"), (CallStatus.Machine, "Machine"), (CallStatus.AgentReject, "AgentReject"));

    public static readonly WordTable<CallStatus> Outcome = new([.. RetryStatus.Rows, (CallStatus.Reached, "Reached")]);

    public static readonly WordTable<CallStatus> Status = new([.. Outcome.Rows, (CallStatus.Callback, "Callback"), (CallStatus.Lost, "Lost"), (CallStatus.NotDialed, "NotDialed")]);

    public static readonly WordTable<ContactPhase> Phase = new(
        (ContactPhase.Waiting, "Waiting"), (ContactPhase.Reserved, "Reserved"), (ContactPhase.InCall, "InCall"), (ContactPhase.Closed, "Closed"));

    public static readonly WordTable<WaitReason> Why = new(
        (WaitReason.FirstCall, "FirstCall"), (WaitReason.AdditionalDelay, "AdditionalDelay"), (WaitReason.RetryDelay, "RetryDelay"), (WaitReason.Window, "Window"), (WaitReason.InCall, "InCall"),
        (WaitReason.Callback, "Callback"), (WaitReason.Lockout, "Lockout"), (WaitReason.AttemptLimit, "AttemptLimit"));

    public static readonly WordTable<CloseReason> Close = new(
        (CloseReason.Reached, "Reached"), (CloseReason.StatusLimit, "StatusLimit"), (CloseReason.GlobalLimit, "GlobalLimit"), (CloseReason.NoDialablePhone, "NoDialablePhone"),
        (CloseReason.Blacklisted, "Blacklisted"), (CloseReason.Deleted, "Deleted"), (CloseReason.Cancelled, "Cancelled"), (CloseReason.NeverCallable, "NeverCallable"),
        (CloseReason.CampaignEnded, "CampaignEnded"), (CloseReason.CallbackLimit, "CallbackLimit"),
        (CloseReason.LostLimit, "LostLimit"), (CloseReason.ListDetached, "ListDetached"));

    public static readonly WordTable<ListAction> ListAction = new((Dialing.ListAction.Hold, "Hold"), (Dialing.ListAction.Release, "Release"), (Dialing.ListAction.Detach, "Detach"));

    public static readonly WordTable<DeletedTypeRule> DeletedTypeRule = new(
        (Dialing.DeletedTypeRule.Untype, "Untype"), (Dialing.DeletedTypeRule.RemovePhones, "RemovePhones"));

    public static readonly WordTable<LimitScope> LimitScope = new(
        (Dialing.LimitScope.AnyPhone, "AnyPhone"), (Dialing.LimitScope.LastPhone, "LastPhone"), (Dialing.LimitScope.AllPhones, "AllPhones"));

    public static readonly WordTable<Checkpoint> Checkpoint = new((Dialing.Checkpoint.EndOfPass, "EndOfPass"), (Dialing.Checkpoint.EachAttempt, "EachAttempt"));

    public static readonly WordTable<GlobalScope> GlobalScope = new((Dialing.GlobalScope.PerPhone, "PerPhone"), (Dialing.GlobalScope.PerContact, "PerContact"));

    public static readonly WordTable<DelayBase> DelayBase = new(
        (Dialing.DelayBase.AttemptEnd, "AttemptEnd"), (Dialing.DelayBase.AttemptStart, "AttemptStart"), (Dialing.DelayBase.Due, "Due"));

    public static readonly WordTable<BlockedPhone> BlockedPhone = new((Dialing.BlockedPhone.Wait, "Wait"), (Dialing.BlockedPhone.SkipThisPass, "SkipThisPass"));

    public static readonly WordTable<WindowSplitsPass> WindowSplitsPass = new((Dialing.WindowSplitsPass.Continue, "Continue"), (Dialing.WindowSplitsPass.Restart, "Restart"));

    public static readonly WordTable<DueOrder> Order = new((DueOrder.Ascending, "Ascending"), (DueOrder.Descending, "Descending"));

    public static readonly WordTable<HopperProfile> Profile = new((HopperProfile.Plain, "Plain"), (HopperProfile.CallbacksFirst, "CallbacksFirst"));

    public static readonly WordTable<ReloadRule> Reload = new((ReloadRule.Refuse, "Refuse"), (ReloadRule.WhenClosed, "WhenClosed"));

    public static readonly WordTable<DuplicateCheck> DuplicateCheck = new((Dialing.DuplicateCheck.Never, "Never"), (Dialing.DuplicateCheck.Always, "Always"), (Dialing.DuplicateCheck.OnlyIfOpen, "OnlyIfOpen"));

    public static readonly WordTable<ComparedPhones> ComparedPhones = new((Dialing.ComparedPhones.Primary, "Primary"), (Dialing.ComparedPhones.Any, "Any"));

    public static readonly WordTable<LostCalls> LostCalls = new((Dialing.LostCalls.CountAsNoAnswer, "CountAsNoAnswer"), (Dialing.LostCalls.DoNotCount, "DoNotCount"));

    public static readonly WordTable<ClockChangePolicy> ClockChanges = new((ClockChangePolicy.Permissive, "Permissive"), (ClockChangePolicy.Strict, "Strict"));

    public static readonly WordTable<AttemptScope> AttemptScope = new((Dialing.AttemptScope.Phone, "Phone"), (Dialing.AttemptScope.Contact, "Contact"));

    public static readonly WordTable<CalendarPeriod> CalendarPeriod = new((Dialing.CalendarPeriod.Day, "Day"), (Dialing.CalendarPeriod.Week, "Week"), (Dialing.CalendarPeriod.Month, "Month"));

    public static readonly WordTable<IsoDayOfWeek> Day = new(
        (IsoDayOfWeek.Monday, "Monday"), (IsoDayOfWeek.Tuesday, "Tuesday"), (IsoDayOfWeek.Wednesday, "Wednesday"), (IsoDayOfWeek.Thursday, "Thursday"),
        (IsoDayOfWeek.Friday, "Friday"), (IsoDayOfWeek.Saturday, "Saturday"), (IsoDayOfWeek.Sunday, "Sunday"));
}
