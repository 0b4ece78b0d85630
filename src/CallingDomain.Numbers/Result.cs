using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Text.Json.Serialization;

namespace CallingDomain.Numbers;

/// <summary>A value, or the reason why there is none.</summary>
/// <remarks>
/// Bad input is an ordinary outcome, so it is returned and not thrown. Values and reasons convert implicitly. Immutable; thread-safe if its content is. JSON: refused; write <see cref="Value"/>
/// or <see cref="Reason"/>. Default: a failure with the default reason.
/// </remarks>
/// <typeparam name="TValue">The type of the value.</typeparam>
/// <typeparam name="TReason">The type of the reason.</typeparam>
[JsonConverter(typeof(NumbersJsonConverter))]
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
    /// <exception cref="InvalidOperationException">There is no value; the message names its type, never the input.</exception>
    public TValue Value => IsOk ? _value! : throw HasNone();

    /// <summary>The reason; the default of <typeparamref name="TReason"/> if there is a value.</summary>
    public TReason? Reason => _reason;

    /// <summary>Gets the value if there is one.</summary>
    /// <param name="value">The value, or the default of its type.</param>
    /// <returns>Whether there is a value.</returns>
    public bool TryGet([MaybeNullWhen(false)] out TValue value)
    {
        value = _value;
        return IsOk;
    }

    /// <summary>A success.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static implicit operator Result<TValue, TReason>(TValue value) => new(value, default, isOk: true);

    /// <summary>A failure.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)] // refusals are the rare path of inlined callers
    public static implicit operator Result<TValue, TReason>(TReason reason) => new(default, reason, isOk: false);

    /// <summary><c>Ok</c>, or the reason; never the value, which may be personal data.</summary>
    public override string ToString() => IsOk ? "Ok" : _reason?.ToString() ?? "Unspecified";

    // By itself, since composing the message would slow down callers that get a value.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static InvalidOperationException HasNone() => new($"The result has no {typeof(TValue).Name}. Check {nameof(IsOk)} first.");
}
