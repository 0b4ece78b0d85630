using System.Collections.Immutable;
using System.Text.Json.Serialization;
using CallingDomain.Numbers;
using CallingDomain.Shared;

namespace CallingDomain.Dialing;

/// <summary>A condition of a rule set on a phone, its contact and the campaign.</summary>
/// <remarks>
/// A condition holds, does not hold, or is unknown, such as a custom field that the contact lacks. <see cref="All"/> is unknown if one is unknown and none is false, <see cref="Any"/> if one is unknown and none
/// holds, <see cref="Not"/> of an unknown condition is unknown. In doubt the rule set forbids: see <see cref="CallingRuleSet"/>. Words are compared without regard to case and to white space around them. Immutable, compared by content, thread-safe.
/// </remarks>
[JsonConverter(typeof(DialingJsonConverter))]
public abstract record RuleCondition
{
    /// <summary>The most conditions inside each other.</summary>
    internal const int MaxDepth = 32;

    private protected RuleCondition()
    {
    }

    /// <summary>All conditions hold.</summary>
    /// <param name="conditions">At least one.</param>
    /// <exception cref="ArgumentException">No condition, one is null, or more than 32 are inside each other.</exception>
    public static RuleCondition All(params ReadOnlySpan<RuleCondition> conditions) => NotTooDeep(new AllCondition(Checked(conditions)));

    /// <summary>At least one condition holds.</summary>
    /// <param name="conditions">At least one.</param>
    /// <exception cref="ArgumentException">No condition, one is null, or more than 32 are inside each other.</exception>
    public static RuleCondition Any(params ReadOnlySpan<RuleCondition> conditions) => NotTooDeep(new AnyCondition(Checked(conditions)));

    /// <summary>A condition does not hold.</summary>
    /// <exception cref="ArgumentException">More than 32 conditions are inside each other.</exception>
    public static RuleCondition Not(RuleCondition condition) => NotTooDeep(new NotCondition(Given.NotNull(condition)));

    /// <summary>The number is of one of these regions by <see cref="NumberingPlan.Default"/>; unknown for a number that the plan does not know.</summary>
    /// <param name="regions">At least one.</param>
    /// <exception cref="ArgumentException">No region, or <see cref="RegionCode.None"/>.</exception>
    public static RuleCondition Regions(params ReadOnlySpan<RegionCode> regions) =>
        !regions.Contains(RegionCode.None) ? new RegionCondition(Checked(regions)) : throw new ArgumentException("A region is none.", nameof(regions));

    /// <summary>The number begins with one of these prefixes, such as area codes.</summary>
    /// <param name="prefixes">The first digits of numbers, calling code first, written as a number: <c>+1305</c>; at least one.</param>
    /// <exception cref="ArgumentException">No prefix, or <see cref="PhoneNumber.None"/>.</exception>
    public static RuleCondition Prefixes(params ReadOnlySpan<PhoneNumber> prefixes) =>
        !prefixes.Contains(PhoneNumber.None) ? new PrefixCondition(Checked(prefixes)) : throw new ArgumentException("A prefix is none.", nameof(prefixes));

    /// <summary>The phone has a contact item type of one of these names; unknown for a phone without a type, such as the primary phone.</summary>
    /// <param name="names">At least one.</param>
    /// <exception cref="ArgumentException">No name, or a blank one.</exception>
    public static RuleCondition PhoneTypes(params ReadOnlySpan<string> names) => new PhoneTypeCondition(CheckedWords(names));

    /// <summary>The campaign makes calls of one of these kinds (<see cref="CampaignSettings.CallKinds"/>); unknown for a campaign that does not say its kinds.</summary>
    /// <param name="kinds">Words of the host, such as <c>Sales</c>, <c>Debt</c>; at least one.</param>
    /// <exception cref="ArgumentException">No kind, or a blank one.</exception>
    public static RuleCondition CallKinds(params ReadOnlySpan<string> kinds) => new CallKindCondition(CheckedWords(kinds));

    /// <summary>A custom field of the contact has one of these values.</summary>
    /// <param name="name">The name of the field, compared character by character.</param>
    /// <param name="values">The values, of which white space around them is removed: at least one.</param>
    /// <param name="ifAbsent">What holds for a contact without the field or with an empty one; null for unknown.</param>
    /// <exception cref="ArgumentException">A blank name, no value, or a blank one.</exception>
    public static RuleCondition Field(string name, IEnumerable<string> values, bool? ifAbsent = null) => new FieldValueCondition(CheckedName(name), CheckedWords([.. Given.NotNull(values)]), ifAbsent);

    /// <summary>A custom field of the contact, such as a postal code, begins with one of these texts.</summary>
    /// <param name="name">The name of the field, compared character by character.</param>
    /// <param name="starts">The first characters: at least one text.</param>
    /// <param name="ifAbsent">What holds for a contact without the field or with an empty one; null for unknown.</param>
    /// <exception cref="ArgumentException">A blank name, no text, or a blank one.</exception>
    public static RuleCondition FieldStartsWith(string name, IEnumerable<string> starts, bool? ifAbsent = null) => new FieldStartCondition(CheckedName(name), CheckedWords([.. Given.NotNull(starts)]), ifAbsent);

    /// <summary>A custom field of the contact has a date, such as that of a consent, that has come and is not too old; unknown for a text that is no date.</summary>
    /// <param name="name">The name of the field, compared character by character.</param>
    /// <param name="notOlderThanDays">The most days from the date in the field to that of the call, both in the called party's zone: 0 to 36,600; null for any number.</param>
    /// <param name="ifAbsent">What holds for a contact without the field or with an empty one; null for unknown.</param>
    /// <remarks>The field has a date such as <c>2026-03-01</c>, or an instant such as <c>2026-03-01T10:00:00Z</c>. Where the called party may be in several zones with different dates, the condition is unknown unless all agree.</remarks>
    /// <exception cref="ArgumentException">A blank name.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The days are out of range.</exception>
    public static RuleCondition FieldDate(string name, int? notOlderThanDays = null, bool? ifAbsent = null) =>
        notOlderThanDays is null or (>= 0 and <= FieldDateCondition.MaxDays) ? new FieldDateCondition(CheckedName(name), notOlderThanDays, ifAbsent)
        : throw new ArgumentOutOfRangeException(nameof(notOlderThanDays), notOlderThanDays, "Expected 0 to 36,600 days.");

    /// <summary>Whether the condition holds; null for unknown.</summary>
    internal abstract bool? HoldsFor(ISimpleConditions subject);

    /// <summary>How many conditions are inside each other.</summary>
    internal abstract int Depth { get; }

    /// <summary>The conditions within this one, itself included.</summary>
    internal abstract IEnumerable<RuleCondition> Parts { get; }

    private static RuleCondition NotTooDeep(RuleCondition condition) =>
        condition.Depth <= MaxDepth ? condition : throw new ArgumentException($"More than {MaxDepth} conditions inside each other.", nameof(condition));

    private static ImmutableArray<TItem> Checked<TItem>(ReadOnlySpan<TItem> items)
    {
        ImmutableArray<TItem> all = [.. items];
        return !all.IsEmpty && !all.Contains(default!) ? all : throw new ArgumentException("At least one item is needed, and none may be null.", nameof(items));
    }

    private static ImmutableArray<string> CheckedWords(ReadOnlySpan<string> words)
    {
        var all = Checked(words);
        return !all.Any(string.IsNullOrWhiteSpace) ? [.. all.Select(word => word.Trim()).Distinct(StringComparer.OrdinalIgnoreCase)] : throw new ArgumentException("A text is blank.", nameof(words));
    }

    private static string CheckedName(string name) => !string.IsNullOrWhiteSpace(name) ? name : throw new ArgumentException("A field needs a name that is not blank.", nameof(name));
}
