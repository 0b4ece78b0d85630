namespace CallingDomain.Numbers.Build;

/// <summary>The source of a plan.</summary>
/// <remarks>Immutable, thread-safe.</remarks>
/// <param name="Release">The release of libphonenumber, such as <c>9.0.43</c>; null for the version of the assembly that has the metadata, if it is in one.</param>
/// <param name="Date">The date of the release; null if unknown.</param>
public sealed record PlanSource(string? Release, DateOnly? Date)
{
    /// <summary>Name and release. A plan keeps 72 characters; other characters than printable ASCII become <c>?</c>.</summary>
    internal string Name => Release is null ? "libphonenumber" : $"libphonenumber {Release}";
}
