namespace CallingDomain.Dialing;

/// <summary>Whose attempts a rule looks at.</summary>
public enum AttemptScope : byte
{
    /// <summary>Those of the phone that is to be called, whoever has it.</summary>
    Phone = 0,

    /// <summary>Those of the contact, whichever phone was called.</summary>
    Contact = 1,
}
