using System.Text.Json.Serialization;
using CallingDomain.Numbers;

namespace CallingDomain.Programs;

/// <summary>One thing that happened to a portal. The facts of all changes, applied in order to <see cref="Portal.Empty"/>, rebuild the portal.</summary>
/// <remarks>
/// Immutable, thread-safe. Opaque: an audit trail shows <see cref="Code"/>, <see cref="PhoneNumbers"/>, <see cref="Place"/> and <see cref="ToString"/>. <c>docs/programs.md</c> lists the codes.
/// </remarks>
[JsonConverter(typeof(ProgramsJsonConverter))]
public abstract record PortalFact
{
    private protected PortalFact(string code) => Code = code;

    /// <summary>The kind of fact, such as <c>NumbersAdded</c>. Stable.</summary>
    [JsonIgnore]
    public string Code { get; }

    /// <summary>The phone numbers that the fact concerns; empty for a fact about a business, a business unit or a program.</summary>
    [JsonIgnore]
    public IEnumerable<PhoneNumber> PhoneNumbers => Concerned;

    /// <summary>The business, business unit or program that the fact concerns; null for a fact about phone numbers.</summary>
    [JsonIgnore]
    public Place? Place => ConcernedPlace;

    internal virtual IEnumerable<PhoneNumber> Concerned => [];

    internal virtual Place? ConcernedPlace => null;

    /// <summary>The places that the fact names.</summary>
    internal virtual IEnumerable<Place> Places => [];

    internal bool HasCompletePlaces => Places.All(place => place.IsComplete);

    /// <summary>The fact that undoes this one.</summary>
    internal abstract PortalFact Inverse { get; }

    /// <summary>The subject and its change, as text with masked phone numbers.</summary>
    internal abstract string Subject { get; }

    /// <summary>Whether the fact can be applied to the portal.</summary>
    internal abstract bool Fits(Portal portal);

    /// <summary>Whether the subject of the fact satisfies the rules of every portal afterwards. Checked when a change is reverted.</summary>
    internal virtual bool Keeps(Portal portal) => true;

    /// <summary>The portal after the fact, which must fit.</summary>
    internal abstract Portal Apply(Portal portal);

    /// <summary>The code and the subject; phone numbers are masked.</summary>
    public sealed override string ToString() => $"{Code} {Subject}";
}
