using NodaTime;

namespace CallingDomain.Programs;

/// <summary>What called phones show: a name, and a shorter one for networks that have less room.</summary>
/// <param name="Name">The display name, up to 32 characters by default.</param>
/// <param name="Shorthand">The shorthand display, up to 15 characters by default.</param>
/// <remarks>Immutable, thread-safe. Whether it may be shown is the <see cref="BrandingPolicy"/>'s question and a review's.</remarks>
public sealed record DisplayName(string Name, string Shorthand);

/// <summary>How far the review of something that is shown has come.</summary>
public enum ContentStatus : byte
{
    /// <summary>Never given.</summary>
    Unspecified = 0,

    /// <summary>Waits for its review; nothing is shown yet.</summary>
    UnderReview = 1,

    /// <summary>May be shown.</summary>
    Approved = 2,

    /// <summary>May not be shown; the business may appeal or change it.</summary>
    Rejected = 3,
}

/// <summary>A display name of a program, with its review.</summary>
/// <param name="Display">What is to be shown.</param>
/// <param name="Status">How far its review has come.</param>
/// <param name="SubmittedAt">Since when it waits, or when it was taken over approved.</param>
/// <remarks>Immutable, thread-safe.</remarks>
public sealed record ReviewedDisplay(DisplayName Display, ContentStatus Status, Instant SubmittedAt);
