using System.Collections.Immutable;
using CallingDomain.Shared;

namespace CallingDomain.Contacts;

/// <summary>The limits of a product that takes contacts files, as data: what a file may have, where that was read and when.</summary>
/// <param name="Name">The name, in lower case, such as <c>vicidial</c>.</param>
/// <remarks><see cref="ContactTargets"/> has those of this package; <see cref="ContactTargetCheck"/> compares a file with them. Immutable, compared by content, thread-safe.</remarks>
/// <exception cref="ArgumentNullException">The name is null.</exception>
public sealed record ContactTarget(string Name)
{
    private readonly Items<string> _unconfirmed;
    private readonly Items<TargetLimit> _limits;

    /// <summary>The name, in lower case, such as <c>vicidial</c>.</summary>
    public string Name { get; init => field = Given.NotNull(value); } = Given.NotNull(Name);

    /// <summary>The product and its import.</summary>
    /// <exception cref="ArgumentNullException">The value is null.</exception>
    public string Title { get; init => field = Given.NotNull(value); } = "";

    /// <summary>Where the limits were read.</summary>
    /// <exception cref="ArgumentNullException">The value is null.</exception>
    public string Source { get; init => field = Given.NotNull(value); } = "";

    /// <summary>The day on which the source was read, such as <c>2026-11-28</c>; empty if not given.</summary>
    /// <exception cref="ArgumentNullException">The value is null.</exception>
    public string ReadOn { get; init => field = Given.NotNull(value); } = "";

    /// <summary>What is not confirmed by the source, and limits that are not known.</summary>
    /// <exception cref="ArgumentException">A text is null.</exception>
    public ImmutableArray<string> Unconfirmed
    {
        get => _unconfirmed;
        init => _unconfirmed = Given.WithoutNull(value);
    }

    /// <summary>The limits.</summary>
    /// <exception cref="ArgumentException">A limit is null.</exception>
    public ImmutableArray<TargetLimit> Limits
    {
        get => _limits;
        init => _limits = Given.WithoutNull(value);
    }

    /// <summary>The name and the title.</summary>
    public override string ToString() => $"{Name} ({Title})";
}
