using System.Collections.Frozen;

namespace CallingDomain.Dialing;

/// <summary>The field names of XCALLY's API that public sources confirm: the examples in the API's documentation, a customer's copy of the tables, and a customer's client.</summary>
internal static class XcallyFields
{
    public const string Active = "active"; // of IVR campaigns
    public const string DialActive = "dialActive"; // of queue campaigns
    public const string LimitCalls = "limitCalls";
    public const string GlobalMaxRetry = "dialGlobalMaxRetry";
    public const string Order = "dialOrderByScheduledAt";
    public const string Duplicates = "dialCheckDuplicateType";
    public const string GlobalInterval = "dialGlobalInterval";
    public const string Interval = "IntervalId";
    public const string TimeZone = "dialTimezone";
    public const string Prefix = "dialPrefix";

    /// <summary>The fields that are read.</summary>
    public static readonly FrozenSet<string> Read = new[] { Active, DialActive, LimitCalls, GlobalMaxRetry, Order, Duplicates, GlobalInterval, Interval, TimeZone, Prefix }
        .Concat(JsonWords.RetryStatus.Rows.SelectMany(row => new[] { MaxRetry(row.Word), RetryFrequency(row.Word) })).ToFrozenSet(StringComparer.Ordinal);

    /// <summary>The fields without a counterpart in the settings.</summary>
    public static readonly FrozenSet<string> NotUsed = FrozenSet.Create(
        StringComparer.Ordinal,
        "id", "name", "type", "description", "createdAt", "updatedAt", "TrunkId", "TrunkBackupId", "SquareProjectId", "dialMethod", "dialOriginateCallerIdName", "dialOriginateCallerIdNumber",
        "dialOriginateTimeout", "dialRandomLastDigitCallerIdNumber", "dialCutDigit", "dialAMDActive", "dialAMDInitialSilence", "dialAMDGreeting", "dialAMDAfterGreetingSilence",
        "dialAMDTotalAnalysisTime", "dialAMDMinWordLength", "dialAMDBetweenWordsSilence", "dialAMDMaximumNumberOfWords", "dialAMDSilenceThreshold", "dialAMDMaximumWordLength", "autopause",
        "ringinuse", "timeoutrestart", "setinterfacevar", "setqueuevar");

    public static string MaxRetry(string status) => $"dial{status}MaxRetry";

    public static string RetryFrequency(string status) => $"dial{status}RetryFrequency";
}
