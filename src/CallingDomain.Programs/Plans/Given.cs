using System.Runtime.CompilerServices;

namespace CallingDomain.Programs;

/// <summary>Argument checks that return the argument, for initializers.</summary>
internal static class Given
{
    public static TValue NotNull<TValue>(TValue value, [CallerArgumentExpression(nameof(value))] string name = "")
        where TValue : class
    {
        ArgumentNullException.ThrowIfNull(value, name);
        return value;
    }

    public static TNumber AtLeast<TNumber>(TNumber least, TNumber value, [CallerArgumentExpression(nameof(value))] string name = "")
        where TNumber : IComparable<TNumber>
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(value, least, name);
        return value;
    }

    public static TEnum Defined<TEnum>(TEnum value, [CallerArgumentExpression(nameof(value))] string name = "")
        where TEnum : struct, Enum => Enum.IsDefined(value) ? value : throw new ArgumentOutOfRangeException(name, "Not a defined value.");
}
