namespace CallingDomain.Dialing;

/// <summary>How a call is counted whose end was never reported.</summary>
public enum LostCalls : byte
{
    /// <summary>As not answered: when in doubt, a contact is called less often.</summary>
    CountAsNoAnswer = 0,

    /// <summary>Not at all: the same phone is called again.</summary>
    DoNotCount = 1,
}
