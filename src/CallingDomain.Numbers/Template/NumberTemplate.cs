using System.Text;
using System.Text.Json.Serialization;

namespace CallingDomain.Numbers;

/// <summary>The portal's batch template: a number and its call purpose in each row, two columns, no header, at most 500 rows.</summary>
/// <remarks>
/// The same rules apply to files (<see cref="Read(ReadOnlySpan{byte})"/>), to entries (<see cref="Read(IReadOnlyList{NumberEntry})"/>, <see cref="NumberEntryList"/>) and to lists of any
/// length (<see cref="Open"/>). A rejected row has all its reasons. Never throws because of content. Immutable, thread-safe. Source: the portal's "Template Requirements" and
/// "Upload CSV File".
/// </remarks>
[JsonConverter(typeof(NumbersJsonConverter))]
public sealed partial class NumberTemplate
{
    /// <summary>The maximum number of rows of a file, without blank lines.</summary>
    public const int MaxRows = 500;

    /// <summary>The default of <see cref="MaxBytes"/>: 4 MiB, hundreds of times the size of 500 rows.</summary>
    public const int DefaultMaxBytes = 4 * 1024 * 1024;

    private readonly RowRules _rules;

    /// <summary>Creates a template.</summary>
    /// <param name="isTolerant">Whether rows whose meaning is certain are accepted with a notice; false for exactly the portal's template.</param>
    /// <param name="policy">The allowed numbers and purposes; null for <see cref="NumberPolicy.UsBusiness"/>.</param>
    /// <param name="plan">The numbering plan; null for <see cref="NumberingPlan.Default"/>.</param>
    public NumberTemplate(bool isTolerant = false, NumberPolicy? policy = null, NumberingPlan? plan = null)
    {
        (IsTolerant, Policy, Plan) = (isTolerant, policy ?? NumberPolicy.UsBusiness, plan ?? NumberingPlan.Default);
        _rules = new RowRules(IsTolerant, Policy, Plan);
    }

    /// <summary>The strict profile with <see cref="NumberPolicy.UsBusiness"/>.</summary>
    public static NumberTemplate Strict { get; } = new();

    /// <summary>The tolerant profile with <see cref="NumberPolicy.UsBusiness"/>.</summary>
    public static NumberTemplate Tolerant { get; } = new(isTolerant: true);

    /// <summary>Whether rows whose meaning is certain are accepted with a notice.</summary>
    public bool IsTolerant { get; }

    /// <summary>The maximum size of a file in bytes, at least 1. Default: <see cref="DefaultMaxBytes"/>. Lists have no limit.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not positive.</exception>
    public int MaxBytes
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfNegativeOrZero(value);
            field = value;
        }
    } = DefaultMaxBytes;

    /// <summary>The allowed numbers and purposes.</summary>
    public NumberPolicy Policy { get; }

    /// <summary>The numbering plan.</summary>
    public NumberingPlan Plan { get; }

    /// <summary>Whether the portal allows a file name: the extension is <c>.csv</c> or <c>.txt</c>, ignoring case. Otherwise the reason is <see cref="FileReason.TypeNotAllowed"/>.</summary>
    /// <param name="fileName">A file name, with or without a path.</param>
    public static bool IsFileNameAllowed(ReadOnlySpan<char> fileName) =>
        fileName.EndsWith(".csv", StringComparison.OrdinalIgnoreCase) || fileName.EndsWith(".txt", StringComparison.OrdinalIgnoreCase);

    /// <summary>Reads one number in exactly one of the portal's two forms: <c>+15013334444</c> or <c>5013334444</c>, area code and exchange starting with 2 to 9. No policy is applied.</summary>
    /// <returns>The number; or all reasons, primary first. Never throws; linear in the text's length; allocates nothing.</returns>
    public static Result<PhoneNumber, NumberReasons> ReadNumber(ReadOnlySpan<char> text) => PortalForm.Read(text);

    /// <summary>Opens a list of any length for reading row by row; <see cref="TemplateWriter"/> splits it into files. Duplicates are not detected.</summary>
    /// <param name="list">The list; it is left open when the reader is disposed.</param>
    public TemplateReader Open(Stream list)
    {
        ArgumentNullException.ThrowIfNull(list);
        return new TemplateReader(this, _rules, list, survey: null);
    }

    /// <summary>Reads a list once to find duplicates, then opens it again at the same position. Takes 32 to 64 bytes for each distinct number.</summary>
    /// <param name="list">The list, which must be seekable; it is left open when the reader is disposed.</param>
    /// <returns>A reader that rejects duplicates as a file's reading does; or why the list is refused.</returns>
    /// <exception cref="ArgumentException">The stream is not seekable.</exception>
    public Result<TemplateReader, FileRefusal> OpenCheckingDuplicates(Stream list)
    {
        ArgumentNullException.ThrowIfNull(list);
        if (!list.CanSeek) throw new ArgumentException("The stream is not seekable.", nameof(list));
        var start = list.Position;
        using var firstPass = Open(list);
        var surveying = DuplicateSurvey.Of(firstPass);
        if (!surveying.TryGet(out var survey)) return surveying.Reason!;
        list.Position = start;
        return OpenWith(survey, list);
    }

    /// <summary>Opens a list with the survey of an earlier pass.</summary>
    internal TemplateReader OpenWith(DuplicateSurvey survey, Stream list) => new(this, _rules, list, survey);

    /// <summary>Checks a number alone, for example while it is typed.</summary>
    /// <returns>The result without a suggestion; <see cref="NumberCheckResult.Number"/> is the intended number if no digit is in doubt.</returns>
    public NumberCheckResult Check(string number)
    {
        ArgumentNullException.ThrowIfNull(number);
        return _rules.Check(Encoding.UTF8.GetBytes(number));
    }

    /// <summary>Checks a number and its purpose, without regard to other rows.</summary>
    public NumberCheckResult Check(string number, string purpose)
    {
        ArgumentNullException.ThrowIfNull(number);
        ArgumentNullException.ThrowIfNull(purpose);
        return _rules.Check(Encoding.UTF8.GetBytes(number), Encoding.UTF8.GetBytes(purpose), NumberReasons.None);
    }
}
