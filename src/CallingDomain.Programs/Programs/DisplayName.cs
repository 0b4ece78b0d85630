using System.Text.Json.Serialization;
using CallingDomain.Numbers;
using NodaTime;

namespace CallingDomain.Programs;

/// <summary>The name that called phones show, with a shorter form for networks with less room.</summary>
/// <param name="Name">The display name; by default up to 32 characters.</param>
/// <param name="Shorthand">The shorthand display; by default up to 15 characters.</param>
/// <remarks>Immutable, thread-safe. <see cref="BrandingPolicy"/> checks it, and a review approves it.</remarks>
public sealed record DisplayName(string Name, string Shorthand);

/// <summary>The state of the review of a display name or an image.</summary>
[JsonConverter(typeof(CodeJsonConverter<ContentStatus>))]
public enum ContentStatus : byte
{
    /// <summary>No state.</summary>
    Unspecified = 0,

    /// <summary>Under review; not shown yet.</summary>
    [JsonStringEnumMemberName("UnderReview")]
    UnderReview = 1,

    /// <summary>May be shown.</summary>
    [JsonStringEnumMemberName("Approved")]
    Approved = 2,

    /// <summary>May not be shown; the business may appeal or change it.</summary>
    [JsonStringEnumMemberName("Rejected")]
    Rejected = 3,
}

/// <summary>A display name of a program, with the state of its review.</summary>
/// <param name="Display">The display name.</param>
/// <param name="Status">The state of its review.</param>
/// <param name="SubmittedAt">The instant at which it was submitted for review, or set as a name approved before.</param>
/// <remarks>Immutable, thread-safe.</remarks>
public sealed record ReviewedDisplay(DisplayName Display, ContentStatus Status, [property: JsonConverter(typeof(ProgramsJsonConverter))] Instant SubmittedAt);
