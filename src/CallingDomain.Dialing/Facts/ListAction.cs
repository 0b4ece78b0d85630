namespace CallingDomain.Dialing;

/// <summary>The change of a list.</summary>
internal enum ListAction : byte
{
    /// <summary>Never given.</summary>
    Unspecified = 0,

    /// <summary>The list was put on hold.</summary>
    Hold = 1,

    /// <summary>The list was released.</summary>
    Release = 2,

    /// <summary>The list was detached: its open contacts were closed.</summary>
    Detach = 3,
}

/// <summary>A change of a list.</summary>
internal sealed record ListChange(string List, ListAction Action);
