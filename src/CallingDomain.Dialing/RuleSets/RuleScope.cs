using System.Globalization;
using CallingDomain.Shared;

namespace CallingDomain.Dialing;

/// <summary>Which rule sets of a campaign apply to a phone, a bit for each in the order of the settings.</summary>
/// <param name="Applied">The sets that apply.</param>
/// <param name="Unmet">The sets among them that need a fact which the contact lacks.</param>
/// <param name="Chosen">The hours that the contact chose in place of those of sets, in the order of the sets.</param>
internal readonly record struct RuleScope(UInt128 Applied, UInt128 Unmet, Items<ChosenHours> Chosen = default)
{
    /// <summary>The most rule sets of a campaign.</summary>
    public const int MaxSets = 128;

    /// <summary>Whether a set applies.</summary>
    public bool Has(int set) => (Applied >> set & 1) != 0;

    /// <summary>Whether a set needs a fact that the contact lacks.</summary>
    public bool IsUnmet(int set) => (Unmet >> set & 1) != 0;

    /// <summary>The same with a set that applies.</summary>
    public RuleScope With(int set, bool isUnmet) => new(Applied | (UInt128.One << set), isUnmet ? Unmet | (UInt128.One << set) : Unmet, Chosen);

    /// <summary>The same with a set in place of whose hours the contact chose others.</summary>
    public RuleScope With(int set, WeeklyHours chosen) => With(set, isUnmet: false) with { Chosen = Chosen.All.Add(new ChosenHours(set, chosen)) };

    /// <summary>The hours that the contact chose in place of those of a set; null for none.</summary>
    public WeeklyHours? ChosenFor(int set)
    {
        foreach (var chosen in Chosen.All)
        {
            if (chosen.Set == set) return chosen.Hours;
        }

        return null;
    }

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{UInt128.PopCount(Applied)} sets, {UInt128.PopCount(Unmet)} unmet");
}

/// <summary>The hours that a contact chose in place of those of a rule set.</summary>
/// <param name="Set">The index of the set in the settings.</param>
/// <param name="Hours">The hours.</param>
internal readonly record struct ChosenHours(int Set, WeeklyHours Hours);
