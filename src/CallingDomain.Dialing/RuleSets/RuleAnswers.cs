namespace CallingDomain.Dialing;

/// <summary>Which answers a condition may have.</summary>
[Flags]
internal enum RuleAnswers : byte
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary>It may not hold.</summary>
    No = 1,

    /// <summary>It may be unknown.</summary>
    Unknown = 2,

    /// <summary>It may hold.</summary>
    Yes = 4,

    /// <summary>It may not hold, or be unknown.</summary>
    NotYes = No | Unknown,

    /// <summary>It may have any answer.</summary>
    Any = No | Unknown | Yes,
}
