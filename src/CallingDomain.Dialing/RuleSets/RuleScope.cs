using System.Globalization;

namespace CallingDomain.Dialing;

/// <summary>Which rule sets of a campaign apply to a phone, a bit for each in the order of the settings.</summary>
/// <param name="Applied">The sets that apply.</param>
/// <param name="Unmet">The sets among them that need a fact which the contact lacks.</param>
internal readonly record struct RuleScope(UInt128 Applied, UInt128 Unmet)
{
    /// <summary>The most rule sets of a campaign.</summary>
    public const int MaxSets = 128;

    /// <summary>Whether a set applies.</summary>
    public bool Has(int set) => (Applied >> set & 1) != 0;

    /// <summary>Whether a set needs a fact that the contact lacks.</summary>
    public bool IsUnmet(int set) => (Unmet >> set & 1) != 0;

    /// <summary>The same with a set that applies.</summary>
    public RuleScope With(int set, bool isUnmet) => new(Applied | (UInt128.One << set), isUnmet ? Unmet | (UInt128.One << set) : Unmet);

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{UInt128.PopCount(Applied)} sets, {UInt128.PopCount(Unmet)} unmet");
}
