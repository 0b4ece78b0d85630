using System.Collections.Immutable;
using System.Runtime.CompilerServices;

namespace CallingDomain.Shared;

/// <summary>Argument checks that return the argument, for initializers.</summary>
internal static class Given
{
    public static TValue NotNull<TValue>(TValue value, [CallerArgumentExpression(nameof(value))] string name = "")
        where TValue : class
    {
        ArgumentNullException.ThrowIfNull(value, name);
        return value;
    }

    /// <summary>A list without null.</summary>
    public static ImmutableArray<TItem> WithoutNull<TItem>(ImmutableArray<TItem> value, [CallerArgumentExpression(nameof(value))] string name = "")
        where TItem : class => value.IsDefaultOrEmpty || !value.Contains(null!) ? value : throw new ArgumentException("An item is null.", name);

    public static TNumber AtLeast<TNumber>(TNumber least, TNumber value, [CallerArgumentExpression(nameof(value))] string name = "")
        where TNumber : IComparable<TNumber>
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(value, least, name);
        return value;
    }

    public static TNumber InRange<TNumber>(TNumber least, TNumber most, TNumber value, [CallerArgumentExpression(nameof(value))] string name = "")
        where TNumber : IComparable<TNumber>
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(value, least, name);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(value, most, name);
        return value;
    }

    public static TEnum Defined<TEnum>(TEnum value, [CallerArgumentExpression(nameof(value))] string name = "")
        where TEnum : struct, Enum => Enum.IsDefined(value) ? value : throw new ArgumentOutOfRangeException(name, "Not a defined value.");
}
