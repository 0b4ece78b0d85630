using CallingDomain.Dialing;
using CallingDomain.Numbers;

namespace CallingDomain.Orleans;

/// <summary>A <see cref="CallEnding"/> in a message.</summary>
[GenerateSerializer]
[OmitDefaultMemberValues]
[Alias("CallingDomain.CallEnding")]
internal struct CallEndingSurrogate
{
    [Id(0)]
    public byte Status;

    /// <summary>The values of the signals; null for none.</summary>
    [Id(1)]
    public byte[]? Signals;

    [Id(2)]
    public byte Outcome;

    [Id(3)]
    public string? Disposition;

    [Id(4)]
    public CallbackTime? Callback;

    /// <summary>The digits of the phone; null for none.</summary>
    [Id(5)]
    public ulong? CallbackPhone;

    [Id(6)]
    public bool IsConsented;

    [Id(7)]
    public string? Trunk;

    [Id(8)]
    public string? Note;

    [Id(9)]
    public string? Reference;
}

[RegisterConverter]
internal sealed class CallEndingConverter : IConverter<CallEnding, CallEndingSurrogate>
{
    public CallEnding ConvertFromSurrogate(in CallEndingSurrogate surrogate) => new((CallStatus)surrogate.Status)
    {
        Signals = surrogate.Signals is { } signals ? [.. signals.Select(signal => (CallSignal)signal)] : [],
        Outcome = (CallOutcome)surrogate.Outcome,
        Disposition = surrogate.Disposition,
        Callback = surrogate.Callback,
        CallbackPhone = surrogate.CallbackPhone is { } digits ? PhoneNumber.FromDigits(digits) : null,
        IsConsented = surrogate.IsConsented,
        Trunk = surrogate.Trunk,
        Note = surrogate.Note,
        Reference = surrogate.Reference,
    };

    public CallEndingSurrogate ConvertToSurrogate(in CallEnding value) => new()
    {
        Status = (byte)value.Status,
        Signals = value.Signals.IsEmpty ? null : [.. value.Signals.Select(signal => (byte)signal)],
        Outcome = (byte)value.Outcome,
        Disposition = value.Disposition,
        Callback = value.Callback,
        CallbackPhone = value.CallbackPhone?.Digits,
        IsConsented = value.IsConsented,
        Trunk = value.Trunk,
        Note = value.Note,
        Reference = value.Reference,
    };
}
