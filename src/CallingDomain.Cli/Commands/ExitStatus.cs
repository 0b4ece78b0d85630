namespace CallingDomain.Cli;

/// <summary>The exit status of the tool.</summary>
internal static class ExitStatus
{
    public const int NothingRefused = 0;

    /// <summary>The command ran, and refused or rejected something.</summary>
    public const int SomethingRefused = 1;

    /// <summary>The arguments, or a whole file, cannot be used.</summary>
    public const int CannotUse = 2;
}
