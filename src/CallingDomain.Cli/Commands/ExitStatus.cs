namespace CallingDomain.Cli;

/// <summary>What the tool ends with.</summary>
internal static class ExitStatus
{
    public const int NothingRefused = 0;

    /// <summary>It ran, and refused or rejected something.</summary>
    public const int SomethingRefused = 1;

    /// <summary>The arguments, or a whole file, could not be used.</summary>
    public const int CannotUse = 2;
}
