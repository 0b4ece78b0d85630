namespace CallingDomain.Dialing;

/// <summary>What limits and lockouts know of a call beside its time and status.</summary>
[Flags]
internal enum CallMarks : byte
{
    None = 0,

    /// <summary>The call was about another subject than the campaign.</summary>
    OtherSubject = 1,

    /// <summary>The call was made by another caller than the campaign's.</summary>
    OtherCaller = 2,

    /// <summary>The called party had consented to the call.</summary>
    Consented = 4,

    All = OtherSubject | OtherCaller | Consented,
}
