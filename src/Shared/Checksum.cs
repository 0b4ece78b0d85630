using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.InteropServices;

namespace CallingDomain.Shared;

/// <summary>The checksum of a record: CRC-32C (Castagnoli; RFC 3720, section B.4) of the CRC-32Cs of four lanes of 8-byte words, and of the bytes after the last four words.</summary>
/// <remarks>Each instruction depends on the previous one, so four lanes take a quarter of the time.</remarks>
internal static class Checksum
{
    private const int Lanes = 4;

    public static uint Of(ReadOnlySpan<byte> bytes)
    {
        var words = MemoryMarshal.Cast<byte, ulong>(bytes);
        var count = words.Length - (words.Length % Lanes);
        var (first, second, third, fourth) = (uint.MaxValue, uint.MaxValue, uint.MaxValue, uint.MaxValue);
        for (var i = 0; i < count; i += Lanes)
        {
            first = BitOperations.Crc32C(first, LittleEndian(words[i]));
            second = BitOperations.Crc32C(second, LittleEndian(words[i + 1]));
            third = BitOperations.Crc32C(third, LittleEndian(words[i + 2]));
            fourth = BitOperations.Crc32C(fourth, LittleEndian(words[i + 3]));
        }

        var crc = BitOperations.Crc32C(BitOperations.Crc32C(uint.MaxValue, ((ulong)first << 32) | second), ((ulong)third << 32) | fourth);
        foreach (var last in bytes[(count * sizeof(ulong))..]) crc = BitOperations.Crc32C(crc, last);
        return ~crc;
    }

    private static ulong LittleEndian(ulong word) => BitConverter.IsLittleEndian ? word : BinaryPrimitives.ReverseEndianness(word);
}
