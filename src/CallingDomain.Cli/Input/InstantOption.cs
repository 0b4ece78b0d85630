using NodaTime;

namespace CallingDomain.Cli;

/// <summary>Options whose value is an instant.</summary>
internal static class InstantOption
{
    /// <exception cref="InputException">Not a valid instant.</exception>
    public static Instant Read(string option, string text) => InstantText.Read(text)
        ?? throw new InputException(InputReason.InstantInvalid, $"{option}: '{text}' is not a valid instant (example: 2026-03-02T12:00:00Z).", ("option", option));
}
