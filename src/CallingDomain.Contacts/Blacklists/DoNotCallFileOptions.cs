using System.Text.Json.Serialization;
using CallingDomain.Numbers;
using CallingDomain.Shared;

namespace CallingDomain.Contacts;

/// <summary>How a do-not-call file is read.</summary>
/// <remarks>Immutable, thread-safe.</remarks>
[JsonConverter(typeof(ContactsJsonConverter))]
public sealed record DoNotCallFileOptions
{
    /// <summary>The most issues of a report by default.</summary>
    public const int DefaultMaxIssues = 1000;

    /// <summary>
    /// Reads the numbers: with a region, its national forms too, which the files of registries have. Numbers that the numbering plan does not know as valid are listed too, unless the reader requires valid numbers. Default: numbers that begin
    /// with a plus sign.
    /// </summary>
    /// <exception cref="ArgumentNullException">The value is null.</exception>
    public PhoneReader Phones { get; init => field = Given.NotNull(value); } = PhoneReader.International;

    /// <summary>The layout of the file. Default: detected.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not defined.</exception>
    public DoNotCallFormat Format { get; init => field = Given.Defined(value); }

    /// <summary>The most issues that a report has; all are counted. Default: <see cref="DefaultMaxIssues"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Less than 0.</exception>
    public int MaxIssues { get; init => field = Given.AtLeast(0, value); } = DefaultMaxIssues;
}
