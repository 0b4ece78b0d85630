using CallingDomain.Shared;

namespace CallingDomain.Contacts;

/// <summary>What of a contact a file does not hold as it is.</summary>
/// <param name="Reason">The reason.</param>
/// <param name="Subject">The custom field, or the heading of the column; empty for none. No personal data.</param>
/// <remarks>Immutable, compared by content, thread-safe.</remarks>
/// <exception cref="ArgumentNullException">The subject is null.</exception>
public sealed record ExportIssue(ExportReason Reason, string Subject = "")
{
    /// <summary>The custom field, or the heading of the column; empty for none. No personal data.</summary>
    public string Subject { get; init => field = Given.NotNull(value); } = Given.NotNull(Subject);

    /// <summary>Whether a phone is not in the file.</summary>
    internal bool LosesPhone => Reason is ExportReason.PhoneLeftOut or ExportReason.CallingCode;
}
