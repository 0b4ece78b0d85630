namespace CallingDomain.Hosting;

/// <summary>Who changes a portal, why, and under which conditions.</summary>
/// <param name="By">The user, by any name that the host uses.</param>
/// <remarks>Immutable, thread-safe.</remarks>
public sealed record PortalSubmission(string By)
{
    /// <summary>The user, by any name that the host uses.</summary>
    /// <exception cref="ArgumentNullException">The value is null.</exception>
    public string By { get; init => field = value ?? throw new ArgumentNullException(nameof(value)); } = By ?? throw new ArgumentNullException(nameof(By));

    /// <summary>The reason in words. Default: empty.</summary>
    /// <exception cref="ArgumentNullException">The value is null.</exception>
    public string Why { get; init => field = value ?? throw new ArgumentNullException(nameof(value)); } = "";

    /// <summary>The version of the portal that the user has seen; a request for another version is refused with <c>PLAN_STALE</c>. Default: null, any version.</summary>
    public long? ExpectedVersion { get; init; }

    /// <summary>A key that the caller chooses for one request, such as a UUID: the same request with the same key changes the portal once, and gets its first answer again. Default: null, no key.</summary>
    /// <exception cref="ArgumentException">The key is empty.</exception>
    public string? Key { get; init => field = value is "" ? throw new ArgumentException("Expected a key, or null.", nameof(value)) : value; }
}
