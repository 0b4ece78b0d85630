using System.Buffers;
using System.Buffers.Text;
using System.Globalization;
using System.Text;
using System.Text.Json.Serialization;

namespace CallingDomain.Numbers;

/// <summary>A row of the template: a number and its call purpose.</summary>
/// <param name="Number">The number.</param>
/// <param name="Purpose">The call purpose.</param>
/// <remarks>Immutable, thread-safe. Default: no row.</remarks>
[method: JsonConstructor] // a missing member is an error for JsonSerializerOptions.Strict
public readonly record struct TemplateLine(PhoneNumber Number, CallPurpose Purpose)
{
    /// <summary>The maximum length in bytes: plus, 15 digits, comma, the longest label, CR LF.</summary>
    internal const int MaxLength = 64;

    private static readonly StandardFormat TenDigits = new('D', 10);

    /// <summary>The text, such as <c>5013334444,Survey</c>: ten digits for calling code 1, which spreadsheets do not change; E.164 for other countries.</summary>
    [JsonIgnore]
    public string Text
    {
        get
        {
            Span<byte> row = stackalloc byte[MaxLength];
            return Encoding.ASCII.GetString(row[..Write(row)]);
        }
    }

    /// <summary>The masked number and the purpose.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Number.ToMaskedString()} {Purpose}");

    /// <summary>Writes <see cref="Text"/> and CR LF; returns the length of both.</summary>
    internal int WriteRow(Span<byte> row)
    {
        var length = Write(row);
        "\r\n"u8.CopyTo(row[length..]);
        return length + 2;
    }

    private int Write(Span<byte> row)
    {
        int length;
        if (NanpNumber.TryOf(Number, out var nanp)) Utf8Formatter.TryFormat(nanp.National, row, out length, TenDigits);
        else length = Encoding.ASCII.GetBytes(Number.ToString(), row);
        row[length++] = (byte)',';
        return length + Encoding.ASCII.GetBytes(Purpose.Label(), row[length..]);
    }
}
