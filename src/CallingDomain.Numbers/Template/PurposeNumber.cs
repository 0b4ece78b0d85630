namespace CallingDomain.Numbers;

/// <summary>A number and its purpose in eight bytes.</summary>
internal readonly record struct PurposeNumber
{
    private const int PurposeShift = 52; // 15 digits need 50 bits
    private const ulong DigitMask = (1UL << PurposeShift) - 1;

    private readonly ulong _bits;

    public PurposeNumber(ulong digits, CallPurpose purpose) => _bits = digits | ((ulong)purpose << PurposeShift);

    public ulong Digits => _bits & DigitMask;

    public CallPurpose Purpose => (CallPurpose)(_bits >> PurposeShift);
}
