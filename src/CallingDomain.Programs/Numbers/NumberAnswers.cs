using System.Collections.Immutable;
using System.Globalization;
using CallingDomain.Numbers;

namespace CallingDomain.Programs;

/// <summary>What becomes of one number of a request.</summary>
public enum NumberOutcome : byte
{
    /// <summary>Never given.</summary>
    Unspecified = 0,

    /// <summary>It comes into the portal, Pending.</summary>
    Added = 1,

    /// <summary>It moves to the program from elsewhere in the business.</summary>
    Reassigned = 2,

    /// <summary>It is so already; nothing changes.</summary>
    AlreadyPresent = 3,

    /// <summary>It goes up to its business.</summary>
    Unassigned = 4,

    /// <summary>It leaves the portal.</summary>
    Removed = 5,

    /// <summary>Nothing becomes of it.</summary>
    Rejected = 6,

    /// <summary>The line holds no number, and is passed over.</summary>
    Ignored = 7,
}

/// <summary>The answer for one number of a request.</summary>
/// <param name="Line">Its line or place in the request, from 1.</param>
/// <param name="Outcome">What becomes of it.</param>
/// <param name="Number">The number; none where the text is none.</param>
/// <remarks>Immutable, thread-safe.</remarks>
public sealed record NumberAnswer(int Line, NumberOutcome Outcome, PhoneNumber Number)
{
    /// <summary>How many lines it takes; more than 1 for a row of several lines.</summary>
    public int Lines { get; init; } = 1;

    /// <summary>The call purpose it has or gets; <see cref="CallPurpose.Unspecified"/> where none is known.</summary>
    public CallPurpose Purpose { get; init; }

    /// <summary>What stands in the request where it is no number that could be read; else null.</summary>
    public string? Text { get; init; }

    /// <summary>Why it is rejected, the primary code first; empty for other outcomes.</summary>
    public ImmutableArray<string> Codes { get; init; } = [];

    /// <summary>What is to be noticed: codes that reject nothing.</summary>
    public ImmutableArray<string> Notices { get; init; } = [];

    /// <summary>What was probably meant where the text is no number: a row of the template; else null.</summary>
    public string? Suggestion { get; init; }

    /// <summary>For a number that comes again in the request: where it comes first; else null.</summary>
    public int? FirstLine { get; init; }

    /// <summary>Where the number sits, or sat before a move; null where it is not in the portal.</summary>
    public Place? HeldBy { get; init; }

    /// <summary>For a number that sits elsewhere: whether the same request with reassignment would move it.</summary>
    public bool? IsReassignable { get; init; }

    /// <summary>The place in the request, the outcome and the codes; never the number.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Line}: {Outcome} {string.Join(' ', Codes)}");
}

/// <summary>The answers for the numbers of a request, in its order: the portal's pop-up.</summary>
/// <param name="All">One for each row of the request.</param>
/// <remarks>Immutable, thread-safe.</remarks>
public sealed record NumberAnswers(ImmutableArray<NumberAnswer> All)
{
    /// <summary>No answers.</summary>
    public static NumberAnswers None { get; } = new([]);

    /// <summary>The answers of one outcome, in the request's order.</summary>
    public IEnumerable<NumberAnswer> Of(NumberOutcome outcome) => All.Where(answer => answer.Outcome == outcome);

    /// <summary>How many answers have this outcome.</summary>
    public int Count(NumberOutcome outcome) => All.Count(answer => answer.Outcome == outcome);
}
