using System.Collections.Immutable;
using CallingDomain.Numbers;

namespace CallingDomain.Dialing;

/// <summary>Refuses rule sets that ask for custom fields which contacts do not have.</summary>
/// <param name="fields">The fields of contacts.</param>
/// <param name="callKinds">The kinds of the campaign's calls; empty if unknown.</param>
/// <remarks>
/// <c>appliesTo</c> asks for each of its fields without <c>ifAbsent</c>: without the field, the set would apply to phones for which it is not meant. <c>needs</c> asks for the fields without which no contact can meet it.
/// <c>liftedBy</c> asks for none: without the field, the set is not lifted. A set that the kinds of the calls exclude asks for none.
/// </remarks>
internal sealed class RuleFieldCheck(ImmutableArray<string> fields, ImmutableArray<string> callKinds) : ISimpleConditions
{
    private static readonly string[] Lists = ["all", "any"];

    private readonly HashSet<string> _known = new(fields, StringComparer.Ordinal);
    private readonly RuleSubject _campaign = new(PhoneNumber.None, Contact: null, CallZones.None, At: default, callKinds);

    private string Expected => fields.IsEmpty ? "no custom field" : $"one of {string.Join(", ", fields)}";

    /// <param name="place">The rule set.</param>
    /// <param name="set">The same, read.</param>
    /// <exception cref="JsonRefusedException">The set asks for another field.</exception>
    public void Check(JsonPlace place, CallingRuleSet set)
    {
        if (set.Fields.All(_known.Contains) || set.AppliesTo?.HoldsFor(this) == false) return;
        var missing = place.Maybe("appliesTo") is { } condition ? MissingIn(condition) : null;
        if ((missing ?? (place.Maybe("needs") is { } needs ? Reach(needs, wanted: true).Missing : null)) is { } field) throw field.Refuse(CampaignSettingsReason.FieldUnknown, Expected);
    }

    /// <summary>Whether a condition holds for all phones of the campaign, by the kinds of its calls; null for unknown.</summary>
    public bool? Hold(SimpleCondition condition) => condition is CallKindCondition ? condition.HoldsFor(_campaign) : null;

    private static IEnumerable<JsonPlace> Inner(JsonPlace condition) => Lists.SelectMany(name => condition.List(name, each => each));

    private JsonPlace? MissingIn(JsonPlace condition)
    {
        if (condition.Maybe("field") is { } field) return Lacks(field) && IfAbsent(condition) is null ? field : null;
        if (condition.Maybe("not") is { } inner) return MissingIn(inner);
        return Inner(condition).Select(MissingIn).FirstOrDefault(missing => missing is not null);
    }

    // Whether some contact can give a condition the wanted answer; if not, the first field for the lack of which none can, or null if no field is to blame.
    private (bool IsPossible, JsonPlace? Missing) Reach(JsonPlace condition, bool wanted)
    {
        if (condition.Maybe("field") is { } field) return !Lacks(field) ? (true, null) : IfAbsent(condition) is { } holds ? (holds == wanted, null) : (false, field);
        if (condition.Maybe("not") is { } inner) return Reach(inner, !wanted);
        if (condition.Maybe("callKinds") is not null) return (RuleConditionJson.Read(condition).HoldsFor(this) != !wanted, null);
        var parts = Inner(condition).Select(each => Reach(each, wanted)).ToList();
        if (parts.Count == 0) return (true, null);
        var needsEach = condition.Maybe("all") is not null == wanted;
        var isPossible = needsEach ? parts.TrueForAll(part => part.IsPossible) : parts.Exists(part => part.IsPossible);
        return (isPossible, isPossible ? null : parts.Find(part => part.Missing is not null).Missing);
    }

    private static bool? IfAbsent(JsonPlace condition) => ((FieldCondition)RuleConditionJson.Read(condition)).IfAbsent;

    private bool Lacks(JsonPlace field) => !_known.Contains(field.Text());
}
