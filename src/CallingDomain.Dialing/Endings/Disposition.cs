using System.Text.Json.Serialization;
using CallingDomain.Shared;

namespace CallingDomain.Dialing;

/// <summary>The host's own word for how a conversation ended, and what it does to the contact.</summary>
/// <remarks>Immutable, compared by content, thread-safe.</remarks>
[JsonConverter(typeof(DialingJsonConverter))]
public sealed record Disposition
{
    /// <summary>The maximum length of a name: 64 characters.</summary>
    public const int MaxNameLength = 64;

    /// <summary>The maximum number of levels: 3.</summary>
    public const int MaxLevels = 3;

    /// <summary>Creates a disposition.</summary>
    /// <param name="name">The name, of one to three levels with a slash between them, such as <c>Not interested/Too expensive</c>.</param>
    /// <param name="effect">What it does; null for nothing.</param>
    /// <exception cref="ArgumentException">The name is too long, has more than three levels or a blank one, or half of a surrogate pair; or the effect contradicts itself.</exception>
    public Disposition(string name, CallEffect? effect = null)
    {
        ArgumentNullException.ThrowIfNull(name);
        if (!IsName(name)) throw new ArgumentException($"A disposition has a name of at most {MaxNameLength} characters, with one to three levels that are not blank.", nameof(name));
        (Name, Effect) = (name, CallEffect.Checked(effect ?? CallEffect.None));
    }

    /// <summary>The name, with a slash between its levels.</summary>
    public string Name { get; }

    /// <summary>What the disposition does.</summary>
    public CallEffect Effect { get; }

    internal static bool IsName(string name) => name.Length <= MaxNameLength && ContactText.IsWhole(name) && name.Split('/') is { Length: <= MaxLevels } levels && !levels.Any(string.IsNullOrWhiteSpace);
}
