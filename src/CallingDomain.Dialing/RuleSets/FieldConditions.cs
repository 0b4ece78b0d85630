using System.Collections.Frozen;
using CallingDomain.Contacts;
using CallingDomain.Shared;
using NodaTime;

namespace CallingDomain.Dialing;

/// <summary>A custom field of the contact.</summary>
/// <param name="Name">The name of the field.</param>
/// <param name="IfAbsent">What holds for a contact without the field, or with an empty one; null for unknown.</param>
internal abstract record FieldCondition(string Name, bool? IfAbsent) : SimpleCondition
{
    internal override bool? HoldsFor(RuleSubject subject) => subject.Contact is null ? null : ValueOf(subject.Contact, Name) is { IsEmpty: false } value ? HoldsFor(value, subject) : IfAbsent;

    protected abstract bool? HoldsFor(ReadOnlySpan<char> value, RuleSubject subject);

    /// <summary>The value of a contact's field without surrounding white space; empty for none.</summary>
    public static ReadOnlySpan<char> ValueOf(Contact contact, string name)
    {
        foreach (var field in contact.Fields)
        {
            if (field.Name == name) return field.Value.AsSpan().Trim();
        }

        return [];
    }
}

/// <summary>The value of a field.</summary>
internal sealed record FieldValueCondition : FieldCondition
{
    private readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> _values; // lists of postal codes are long

    public FieldValueCondition(string name, Items<string> values, bool? ifAbsent)
        : base(name, ifAbsent)
    {
        Values = values;
        _values = values.All.ToFrozenSet(StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>();
    }

    public Items<string> Values { get; }

    /// <summary>Compares the name, the values in their order, and what holds without the field.</summary>
    public bool Equals(FieldValueCondition? other) => base.Equals(other) && Values.Equals(other.Values);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(base.GetHashCode(), Values);

    protected override bool? HoldsFor(ReadOnlySpan<char> value, RuleSubject subject) => _values.Contains(value);

    /// <inheritdoc/>
    public override string ToString() => $"{Name} is {string.Join(", ", Values.All)}";
}

/// <summary>The first characters of a field.</summary>
internal sealed record FieldStartCondition(string Name, Items<string> Starts, bool? IfAbsent) : FieldCondition(Name, IfAbsent)
{
    protected override bool? HoldsFor(ReadOnlySpan<char> value, RuleSubject subject)
    {
        foreach (var each in Starts.All)
        {
            if (value.StartsWith(each, StringComparison.OrdinalIgnoreCase)) return true;
        }

        return false;
    }

    /// <inheritdoc/>
    public override string ToString() => $"{Name} begins with {string.Join(", ", Starts.All)}";
}

/// <summary>The date of a field, which holds from its first to its last day.</summary>
internal sealed record FieldDateCondition(string Name, int? NotOlderThanDays, bool? IfAbsent) : FieldCondition(Name, IfAbsent)
{
    public const int MaxDays = 36_600;

    /// <summary>The instants at which the condition may change for a contact in certain zones.</summary>
    public void AddChanges(Contact contact, CallZones zones, SortedSet<Instant> changes)
    {
        foreach (var zone in zones.Zones)
        {
            if (Begin(ValueOf(contact, Name), zone) is not var (first, start)) continue;
            changes.Add(start);
            if (NotOlderThanDays is { } days) changes.Add(LocalInstants.EndOf(first.PlusDays(days), zone));
        }
    }

    protected override bool? HoldsFor(ReadOnlySpan<char> value, RuleSubject subject)
    {
        var (all, any) = (true, false);
        foreach (var zone in subject.Zones.Zones)
        {
            if (Begin(value, zone) is not var (first, start)) return null;
            var holds = subject.At >= start && (NotOlderThanDays is not { } days || subject.At < LocalInstants.EndOf(first.PlusDays(days), zone));
            (all, any) = (all && holds, any || holds);
        }

        return all == any ? all : null;
    }

    // The date, and the instant from which it counts: the given one, or the start of the date. A date near the ends of the calendar is none: no consent has it.
    private static (LocalDate First, Instant Start)? Begin(ReadOnlySpan<char> value, DateTimeZone zone)
    {
        if (value.IsEmpty) return null;
        var text = value.ToString();
        Instant? given = NodaTimeConverters.Read(NodaTimeConverters.Instants, text) is { } at && DueTime.IsExact(DueTime.Of(at)) ? at : null;
        var date = NodaTimeConverters.Read(NodaTimeConverters.Dates, text) ?? (given is { } instant ? LocalInstants.DateAt(instant, zone) : null);
        return date is { Year: >= 1800 and <= 2200 } first ? (first, given ?? LocalInstants.StartOf(first, zone)) : null;
    }

    /// <inheritdoc/>
    public override string ToString() => NotOlderThanDays is { } days ? FormattableString.Invariant($"{Name} is a date at most {days} days before the call") : $"{Name} is a date before the call";
}
