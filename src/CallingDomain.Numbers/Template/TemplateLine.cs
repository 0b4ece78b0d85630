using System.Buffers;
using System.Buffers.Text;
using System.Globalization;
using System.Text;

namespace CallingDomain.Numbers;

/// <summary>A row as the template has it: a number and its call purpose.</summary>
/// <param name="Number">The number.</param>
/// <param name="Purpose">One of the ten.</param>
/// <remarks>Immutable, thread-safe. Default: no number, which is no row.</remarks>
public readonly record struct TemplateLine(PhoneNumber Number, CallPurpose Purpose)
{
    /// <summary>No row has more bytes: plus, 15 digits, comma, the longest label, CR LF.</summary>
    internal const int MaxLength = 64;

    private static readonly StandardFormat TenDigits = new('D', 10);

    /// <summary>
    /// The row's text, such as <c>5013334444,Survey</c>: ten digits, which spreadsheets leave as they are and run as no formula; numbers of other countries keep their plus.
    /// </summary>
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

    /// <summary>Writes <see cref="Text"/> and CR LF, and how long both are.</summary>
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
