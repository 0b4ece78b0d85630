using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace CallingDomain.Numbers;

/// <summary>A value, or the reason why there is none.</summary>
/// <remarks>
/// Bad input is an ordinary outcome, so it is returned and not thrown. A value or a reason converts to it, so that rules read as plain returns.
/// Immutable; as safe to share between threads as what it holds. The default is a failure with the default reason.
/// </remarks>
/// <typeparam name="TValue">What is given when the input was good.</typeparam>
/// <typeparam name="TReason">Why it was not.</typeparam>
public readonly record struct Result<TValue, TReason>
    where TValue : notnull
    where TReason : notnull
{
    private readonly TValue? _value;
    private readonly TReason? _reason;

    private Result(TValue? value, TReason? reason, bool isOk)
    {
        _value = value;
        _reason = reason;
        IsOk = isOk;
    }

    /// <summary>Whether there is a value.</summary>
    public bool IsOk { get; }

    /// <summary>The value.</summary>
    /// <exception cref="InvalidOperationException">There is none; the message names the reason's type, never the input.</exception>
    public TValue Value =>
        IsOk ? _value! : throw new InvalidOperationException($"There is no {typeof(TValue).Name}: look at {nameof(IsOk)} or {nameof(Reason)} first.");

    /// <summary>Why there is no value; the default of <typeparamref name="TReason"/> when there is one.</summary>
    public TReason? Reason => _reason;

    /// <summary>Gives the value if there is one.</summary>
    /// <param name="value">The value, or its type's default.</param>
    /// <returns>Whether there was a value.</returns>
    public bool TryGet([MaybeNullWhen(false)] out TValue value)
    {
        value = _value;
        return IsOk;
    }

    /// <summary>A success.</summary>
    public static implicit operator Result<TValue, TReason>(TValue value) => new(value, default, isOk: true);

    /// <summary>A failure.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)] // a refusal is rare where it is written, and still no slower
    public static implicit operator Result<TValue, TReason>(TReason reason) => new(default, reason, isOk: false);

    /// <summary><c>Ok</c>, or the reason. Never the value, which may be personal data.</summary>
    public override string ToString() => IsOk ? "Ok" : _reason?.ToString() ?? "Unspecified";
}
