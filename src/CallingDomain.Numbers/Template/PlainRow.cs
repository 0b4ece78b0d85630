namespace CallingDomain.Numbers;

/// <summary>An accepted row in plain form, without notices except those of its purpose.</summary>
/// <param name="Number">The number and its purpose.</param>
/// <param name="Start">The position in the text.</param>
/// <param name="Length">The length in bytes without the line break.</param>
internal readonly record struct PlainRow(PurposeNumber Number, int Start, int Length)
{
    private static readonly NumberReasons Warning = NumberReason.PurposeDoNotOriginate;

    /// <summary>The row with its line, from 1.</summary>
    public AcceptedRow At(int line) => new(line, 1, new PhoneNumber(Number.Digits), Number.Purpose, Warning.If(Number.Purpose == CallPurpose.DoNotOriginate));
}
