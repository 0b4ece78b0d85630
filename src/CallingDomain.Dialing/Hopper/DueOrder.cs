namespace CallingDomain.Dialing;

/// <summary>Which of two contacts of the same priority, both due, is called first.</summary>
public enum DueOrder : byte
{
    /// <summary>The one that has been due for longer.</summary>
    Ascending = 0,

    /// <summary>The one that became due last. It may keep the oldest waiting for ever.</summary>
    Descending = 1,
}
