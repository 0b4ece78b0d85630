using System.Buffers.Binary;
using System.Numerics;

namespace CallingDomain.Numbers;

/// <summary>The file format of a numbering plan; all numbers are little-endian.</summary>
/// <remarks>
/// <code>
///  0  8 bytes   magic
///  8  uint32    CRC-32C of the bytes from 12 to the end
/// 12  uint16    format version
/// 14  uint16    count of sections
/// 16  uint32    length of the file
/// 20  int32     date of the source, yyyymmdd; 0 is unknown
/// 24  72 bytes  name and version of the source, printable ASCII, padded with zeros
/// 96  sections  for each: uint32 id, uint32 offset, uint32 length
/// </code>
/// Sections are aligned to 8 bytes. Unknown sections are ignored, so that a later version may add some.
/// </remarks>
internal static class PlanFormat
{
    public const ushort Version = 1;
    public const int ChecksumAt = 8, CheckedFrom = 12, VersionAt = 12, SectionCountAt = 14, LengthAt = 16, DateAt = 20, SourceAt = 24, SectionsAt = 96;
    public const int SourceLength = SectionsAt - SourceAt, SectionEntryLength = 12, SectionAlignment = 8;

    /// <summary>The maximum size, far above any plan; a stream is not read further.</summary>
    public const int MaxBytes = 4 << 20;

    /// <summary>The regions of all calling codes, one calling code after the other; <see cref="RegionCode"/> as uint16.</summary>
    public const uint Regions = 'R' | ('E' << 8) | ('G' << 16) | ((uint)'N' << 24);

    /// <summary>The row for each three leading digits, 0 to 999; uint16.</summary>
    public const uint Starts = 'S' | ('T' << 8) | ('R' << 16) | ((uint)'T' << 24);

    /// <summary>Rows of <see cref="RowLength"/> uint16 each, for numbers with the same three leading digits, by length.</summary>
    public const uint Rows = 'R' | ('O' << 8) | ('W' << 16) | ((uint)'S' << 24);

    /// <summary>
    /// Nodes of ten uint16: the next node for each digit. The first nodes are ends, which lead to themselves.
    /// </summary>
    public const uint Nodes = 'N' | ('O' << 8) | ('D' << 16) | ((uint)'E' << 24);

    /// <summary>
    /// The verdict of each end, uint16: the index of the region within the calling code times 16, plus the type. The first is 0, invalid.
    /// </summary>
    public const uint Ends = 'E' | ('N' << 8) | ('D' << 16) | ((uint)'S' << 24);

    /// <summary>The rules for reading and formatting; see <see cref="RulesFile"/>.</summary>
    public const uint Rules = 'R' | ('U' << 8) | ('L' << 16) | ((uint)'E' << 24);

    public const int StartCount = 1000, StartDigits = 3, DigitCount = 10;

    /// <summary>A row: the calling code, its possible lengths, its first region; then from index 3 a node for each length of the whole number.</summary>
    public const int RowLength = 16, CallingCodeInRow = 0, LengthsInRow = 1, RegionInRow = 2;

    /// <summary>The bit of the possible lengths for numbers longer than E.164 allows; bit n is n digits, calling code included.</summary>
    public const int LongerThanAny = 1;

    /// <summary>The end for invalid numbers.</summary>
    public const int InvalidEnd = 0;
    public const int MaxNodes = ushort.MaxValue + 1;
    public const int RegionShift = 4, MaxRegionPlace = 31, TypeMask = 0xF, MaxType = (int)NumberType.Voicemail;

    /// <summary>The first eight bytes: a non-ASCII byte, <c>CDPLAN</c>, and a line feed, which a transfer as text would change.</summary>
    public const ulong Magic = 0x89 | ((ulong)'C' << 8) | ((ulong)'D' << 16) | ((ulong)'P' << 24) | ((ulong)'L' << 32) | ((ulong)'A' << 40) | ((ulong)'N' << 48) | ((ulong)'\n' << 56);

    /// <summary>The CRC-32C (Castagnoli) checksum.</summary>
    public static uint Checksum(ReadOnlySpan<byte> bytes)
    {
        var crc = uint.MaxValue;
        while (bytes.Length >= sizeof(ulong))
        {
            crc = BitOperations.Crc32C(crc, BinaryPrimitives.ReadUInt64LittleEndian(bytes));
            bytes = bytes[sizeof(ulong)..];
        }

        foreach (var last in bytes) crc = BitOperations.Crc32C(crc, last);
        return ~crc;
    }
}
