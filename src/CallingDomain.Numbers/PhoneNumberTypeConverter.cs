using System.ComponentModel;
using System.Globalization;

namespace CallingDomain.Numbers;

/// <summary>Converts a <see cref="PhoneNumber"/> from and to its E.164 text; empty text is <see cref="PhoneNumber.None"/>.</summary>
internal sealed class PhoneNumberTypeConverter : TypeConverter
{
    public override bool CanConvertFrom(ITypeDescriptorContext? context, Type sourceType) => sourceType == typeof(string) || base.CanConvertFrom(context, sourceType);

    public override object? ConvertFrom(ITypeDescriptorContext? context, CultureInfo? culture, object value) =>
        value is string text ? text.Length == 0 ? PhoneNumber.None : PhoneNumber.Parse(text) : base.ConvertFrom(context, culture, value);

    public override object? ConvertTo(ITypeDescriptorContext? context, CultureInfo? culture, object? value, Type destinationType) =>
        destinationType == typeof(string) && value is PhoneNumber number ? number.ToString() : base.ConvertTo(context, culture, value, destinationType);
}
