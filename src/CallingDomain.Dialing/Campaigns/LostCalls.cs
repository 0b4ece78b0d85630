namespace CallingDomain.Dialing;

/// <summary>How a call is counted whose end nobody ever told.</summary>
public enum LostCalls : byte
{
    /// <summary>As one that nobody answered: in doubt nobody is called too often.</summary>
    CountAsNoAnswer = 0,

    /// <summary>Not at all: the same phone is called again.</summary>
    DoNotCount = 1,
}
