using System.Text;

namespace CallingDomain.Numbers;

/// <summary>The portal's batch template: two columns, no header, a number and its call purpose in each row, at most 500 rows.</summary>
/// <remarks>
/// One set of rules for files (<see cref="Read(ReadOnlySpan{byte})"/>), for entries made one by one or brought by a request
/// (<see cref="Read(IReadOnlyList{NumberEntry})"/>, <see cref="NumberEntryList"/>) and for lists of any length (<see cref="Open"/>). All causes of a refused row are
/// collected. Nothing throws, whatever the bytes. Immutable, thread-safe. Source: the portal's "Template Requirements" and "Upload CSV File".
/// </remarks>
public sealed partial class NumberTemplate
{
    /// <summary>The most rows a file may have, blank lines not counted.</summary>
    public const int MaxRows = 500;

    /// <summary>The most bytes of a file that are looked at, unless <see cref="MaxBytes"/> says otherwise: 4 MiB, hundreds of times what 500 rows take.</summary>
    public const int DefaultMaxBytes = 4 * 1024 * 1024;

    private readonly RowRules _rules;

    /// <summary>The rules as a host wants them.</summary>
    /// <param name="profile">How closely a file has to keep to the template.</param>
    /// <param name="policy">Which numbers and purposes are taken; null for <see cref="NumberPolicy.UsBusiness"/>.</param>
    /// <param name="plan">The numbering plan; null for <see cref="NumberingPlan.Default"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">No such profile.</exception>
    public NumberTemplate(TemplateProfile profile = TemplateProfile.Strict, NumberPolicy? policy = null, NumberingPlan? plan = null)
    {
        if (profile > TemplateProfile.Tolerant) throw new ArgumentOutOfRangeException(nameof(profile), "No such profile.");
        (Profile, Policy, Plan) = (profile, policy ?? NumberPolicy.UsBusiness, plan ?? NumberingPlan.Default);
        _rules = new RowRules(Profile, Policy, Plan);
    }

    /// <summary>Exactly the portal's template, for numbers of the United States.</summary>
    public static NumberTemplate Strict { get; } = new();

    /// <summary>What is certain to be meant, for numbers of the United States.</summary>
    public static NumberTemplate Tolerant { get; } = new(TemplateProfile.Tolerant);

    /// <summary>How closely a file has to keep to the template.</summary>
    public TemplateProfile Profile { get; }

    /// <summary>The most bytes of a file that are looked at, at least 1. Default: <see cref="DefaultMaxBytes"/>. Lists may have any number.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Not positive.</exception>
    public int MaxBytes
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfNegativeOrZero(value);
            field = value;
        }
    } = DefaultMaxBytes;

    /// <summary>Which numbers and purposes are taken.</summary>
    public NumberPolicy Policy { get; }

    /// <summary>The numbering plan.</summary>
    public NumberingPlan Plan { get; }

    /// <summary>Whether the portal takes a file of this name, by its ending alone.</summary>
    /// <param name="fileName">A name, with or without its folders.</param>
    /// <returns>Null when it ends in <c>.csv</c> or <c>.txt</c>, in any case of letters; else <see cref="FileReason.FileTypeNotAllowed"/>.</returns>
    public static FileReason? RefuseName(ReadOnlySpan<char> fileName) =>
        fileName.EndsWith(".csv", StringComparison.OrdinalIgnoreCase)
        || fileName.EndsWith(".txt", StringComparison.OrdinalIgnoreCase)
            ? null
            : FileReason.FileTypeNotAllowed;

    /// <summary>Opens a list of any length in the template's form, to be read row by row and split into files with <see cref="TemplateParts"/>.</summary>
    /// <param name="list">The list; it stays open when the reader is disposed.</param>
    /// <param name="survey">The numbers that come more than once, from an earlier reading of the same list by this template; null to leave them as they come.</param>
    /// <exception cref="ArgumentException">The survey was made by another template.</exception>
    public TemplateReader Open(Stream list, NumberSurvey? survey = null)
    {
        ArgumentNullException.ThrowIfNull(list);
        if (survey is not null && survey.Template != this) throw new ArgumentException("The survey was made by another template.", nameof(survey));
        return new TemplateReader(this, _rules, list, survey);
    }

    /// <summary>Checks a number alone, as while it is typed: the green check mark is <see cref="RowAnswer.IsRight"/>.</summary>
    /// <returns>Where something is wrong, <see cref="RowAnswer.Number"/> says which number was meant; there is no suggestion of a row.</returns>
    public RowAnswer Check(string number)
    {
        ArgumentNullException.ThrowIfNull(number);
        return _rules.Judge(Encoding.UTF8.GetBytes(number));
    }

    /// <summary>Checks a number and its purpose, before anybody knows of other rows.</summary>
    public RowAnswer Check(string number, string purpose)
    {
        ArgumentNullException.ThrowIfNull(number);
        ArgumentNullException.ThrowIfNull(purpose);
        return _rules.Judge(Encoding.UTF8.GetBytes(number), Encoding.UTF8.GetBytes(purpose), NumberReasons.None);
    }
}
