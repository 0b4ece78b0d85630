using System.Text.Json.Serialization;
using CallingDomain.Numbers;

namespace CallingDomain.Hosting;

/// <summary>Why a journal refused an operation.</summary>
/// <remarks>Each has a stable code, which <see cref="ReasonCodes"/> gives. Values are never reused.</remarks>
[JsonConverter(typeof(CodeJsonConverter<JournalReason>))]
public enum JournalReason : byte
{
    /// <summary>Never given.</summary>
    [JsonStringEnumMemberName("UNSPECIFIED")]
    Unspecified = 0,

    /// <summary>A commit failed, or its result is unknown. The command may or may not be durable: ask the campaign or the portal before you repeat it, or repeat the request with its key. Code <c>JOURNAL_FAULTED</c>.</summary>
    [JsonStringEnumMemberName("JOURNAL_FAULTED")]
    Faulted = 1,

    /// <summary>Another writer has opened the journal, so this one was refused and stops. Code <c>JOURNAL_WRITER_SUPERSEDED</c>.</summary>
    [JsonStringEnumMemberName("JOURNAL_WRITER_SUPERSEDED")]
    WriterSuperseded = 2,

    /// <summary>The batch does not follow the last fact or change of the journal. Code <c>JOURNAL_POSITION_TAKEN</c>.</summary>
    [JsonStringEnumMemberName("JOURNAL_POSITION_TAKEN")]
    PositionTaken = 3,

    /// <summary>The facts or changes of the journal are damaged, or do not follow each other. Code <c>JOURNAL_DAMAGED</c>.</summary>
    [JsonStringEnumMemberName("JOURNAL_DAMAGED")]
    Damaged = 4,

    /// <summary>A newer version has written the journal. Code <c>JOURNAL_NEWER</c>.</summary>
    [JsonStringEnumMemberName("JOURNAL_NEWER")]
    Newer = 5,

    /// <summary>The file or the database belongs to something else. Code <c>JOURNAL_FOREIGN</c>.</summary>
    [JsonStringEnumMemberName("JOURNAL_FOREIGN")]
    Foreign = 6,

    /// <summary>The runner has stopped. Code <c>JOURNAL_RUNNER_STOPPED</c>.</summary>
    [JsonStringEnumMemberName("JOURNAL_RUNNER_STOPPED")]
    RunnerStopped = 7,

    /// <summary>The campaign refuses the settings with which the runner was started. Code <c>JOURNAL_SETTINGS_REFUSED</c>.</summary>
    [JsonStringEnumMemberName("JOURNAL_SETTINGS_REFUSED")]
    SettingsRefused = 8,

    /// <summary>The file or the database cannot be opened or written now, for example because it is read-only, its disk is full, or another process holds it. Code <c>JOURNAL_UNAVAILABLE</c>.</summary>
    [JsonStringEnumMemberName("JOURNAL_UNAVAILABLE")]
    Unavailable = 9,
}
