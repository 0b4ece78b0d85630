using CallingDomain.Numbers;
using CallingDomain.Shared;

namespace CallingDomain.Contacts;

/// <summary>The readers of national numbers, by country and by calling code.</summary>
internal sealed class RegionReaders(PhoneReader phones)
{
    private readonly Dictionary<RegionCode, PhoneReader?> _byRegion = [];
    private readonly Dictionary<int, PhoneReader?> _byCode = [];

    /// <summary>Reads numbers that begin with a plus.</summary>
    public PhoneReader International { get; } = phones.ForRegion(RegionCode.None)!;

    /// <summary>The reader of the country that a cell names; null for an unknown one.</summary>
    /// <param name="cell">The cell; empty and <c>AUTO</c> for the default.</param>
    /// <param name="byDefault">The reader without a country.</param>
    public PhoneReader? Of(ReadOnlySpan<byte> cell, PhoneReader? byDefault)
    {
        if (cell.IsEmpty || IsAuto(cell)) return byDefault;
        if (cell is not [var first, var second] || !RegionCode.Read([(char)first, (char)second]).TryGet(out var region)) return null;
        if (!_byRegion.TryGetValue(region, out var reader)) _byRegion.Add(region, reader = phones.ForRegion(region));
        return reader;
    }

    /// <summary>Whether a cell names a country.</summary>
    public static bool IsGiven(ReadOnlySpan<byte> cell) => !cell.IsEmpty && !IsAuto(cell);

    /// <summary>The reader of national numbers of a calling code; null for an unknown one.</summary>
    public PhoneReader? Of(CallingCode code)
    {
        if (!_byCode.TryGetValue(code.Country, out var reader)) _byCode.Add(code.Country, reader = phones.ForCallingCode(code.Country));
        return reader;
    }

    /// <summary>Reads a number of a calling code, in national notation or with the code.</summary>
    /// <param name="text">The text.</param>
    /// <param name="code">The calling code.</param>
    /// <param name="reader">The reader of the calling code.</param>
    /// <param name="differs">Whether the number has another calling code.</param>
    public static Result<PhoneReading, NumberReason> Read(ReadOnlySpan<byte> text, CallingCode code, PhoneReader reader, out bool differs)
    {
        var reading = code.Digits.Length > 3 ? ReadLocal(text, code, reader) : reader.Region == RegionCode.None ? ReadAfterCode(text, code, reader) : reader.Read(text);
        differs = reading.TryGet(out var read) && !read.Number.ToString().AsSpan(1).StartsWith(code.Digits);
        return reading;
    }

    // Seven digits after 1868, or a number with its area code.
    private static Result<PhoneReading, NumberReason> ReadLocal(ReadOnlySpan<byte> text, CallingCode code, PhoneReader reader) =>
        DigitCount(text) == 7 ? ReadAfterCode(text, code, reader) : reader.Read(text);

    // No number after such a code begins with 00: that is an exit prefix, and so is 011 unless the number exists with it.
    private static Result<PhoneReading, NumberReason> ReadAfterCode(ReadOnlySpan<byte> text, CallingCode code, PhoneReader reader)
    {
        var trimmed = DelimitedText.Trim(text);
        if (trimmed is [(byte)'+', ..]) return reader.Read(text);
        if (trimmed.StartsWith("00"u8)) return reader.Read([(byte)'+', .. trimmed[2..]]);
        var reading = reader.Read([(byte)'+', .. code.Digits.Select(digit => (byte)digit), .. trimmed]);
        if (!trimmed.StartsWith("011"u8) || (reading.TryGet(out var read) && read.Info.IsValid)) return reading;
        return reader.Read([(byte)'+', .. trimmed[3..]]);
    }

    private static int DigitCount(ReadOnlySpan<byte> text)
    {
        var count = 0;
        foreach (var unit in text)
        {
            if (unit is >= (byte)'0' and <= (byte)'9') count++;
        }

        return count;
    }

    private static bool IsAuto(ReadOnlySpan<byte> cell) => cell is [(byte)'A' or (byte)'a', (byte)'U' or (byte)'u', (byte)'T' or (byte)'t', (byte)'O' or (byte)'o'];
}
