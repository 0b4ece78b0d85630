namespace CallingDomain.Dialing;

/// <summary>What was done with a list.</summary>
public enum ListAction : byte
{
    /// <summary>Never given.</summary>
    Unspecified = 0,

    /// <summary>It was put on hold.</summary>
    Hold = 1,

    /// <summary>It was released.</summary>
    Release = 2,

    /// <summary>It was detached: its open contacts were closed.</summary>
    Detach = 3,
}

/// <summary>A change of a list.</summary>
internal sealed record ListChange(string List, ListAction Action);
