using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.InteropServices;

namespace CallingDomain.Numbers;

/// <summary>The format of the rules section: a header of 16 little-endian words, then eight tables without gaps in their memory layout, so that loading computes nothing.</summary>
internal static class RulesFile
{
    internal const int HeaderSize = 32;
    internal const int ChecksumAt = 8;
    internal const int CountsAt = 16;
    internal const int CountOfCounts = 6;
    internal const byte Version = 1;

    internal static ReadOnlySpan<byte> Magic => "CDRULES"u8;

    /// <summary>Reads and checks untrusted bytes.</summary>
    internal static Result<RulesTables, PlanReason> Read(ReadOnlySpan<byte> file)
    {
        if (file.Length < HeaderSize || !file.StartsWith(Magic)) return PlanReason.Damaged;
        if (file[Magic.Length] != Version) return PlanReason.Newer;
        if (Checksum(file[CountsAt..]) != BinaryPrimitives.ReadUInt64LittleEndian(file[ChecksumAt..])) return PlanReason.Damaged;
        if (file.Length != SizeOf(file)) return PlanReason.Damaged;
        var tables = ReadTrusted(file.ToArray());
        return RulesProof.IsSound(tables) ? tables : PlanReason.Damaged;
    }

    /// <summary>Reads checked bytes, such as the embedded plan.</summary>
    internal static RulesTables ReadTrusted(byte[] file)
    {
        var at = HeaderSize;
        return new RulesTables
        {
            ByRegion = Numbers(file, ref at, RegionCode.Bound),
            ByCallingCode = Numbers(file, ref at, PlanRules.CallingCodeBound),
            Territories = MemoryMarshal.Cast<ushort, Territory>(Numbers(file, ref at, Count(file, 0) * (Territory.Size / 2))).ToArray(),
            Machine = new DigitMachine(Numbers(file, ref at, Count(file, 1)), Numbers(file, ref at, Count(file, 2))),
            LayoutRoots = Numbers(file, ref at, Count(file, 3)),
            Layouts = Numbers(file, ref at, Count(file, 4) * RulesTables.LayoutWords),
            Texts = file[at..],
        };
    }

    /// <summary>A checksum against accidental damage.</summary>
    internal static ulong Checksum(ReadOnlySpan<byte> data)
    {
        unchecked
        {
            var sum = 0x9E3779B97F4A7C15UL ^ (ulong)data.Length;
            for (; data.Length >= 8; data = data[8..]) sum = Mix(sum ^ BinaryPrimitives.ReadUInt64LittleEndian(data));
            foreach (var part in data) sum = Mix(sum ^ part);
            return sum;
        }
    }

    private static ulong Mix(ulong sum)
    {
        unchecked
        {
            return BitOperations.RotateLeft(sum * 0xD6E8FEB86659FD93UL, 29);
        }
    }

    private static int Count(ReadOnlySpan<byte> file, int index) => BinaryPrimitives.ReadUInt16LittleEndian(file[(CountsAt + (2 * index))..]);

    private static int SizeOf(ReadOnlySpan<byte> file)
    {
        var words = RegionCode.Bound + PlanRules.CallingCodeBound + Count(file, 1) + Count(file, 2) + Count(file, 3) + (RulesTables.LayoutWords * Count(file, 4));
        return HeaderSize + (2 * words) + (Territory.Size * Count(file, 0)) + Count(file, 5);
    }

    private static ushort[] Numbers(byte[] file, ref int at, int count)
    {
        var numbers = new ushort[count];
        Buffer.BlockCopy(file, at, numbers, 0, 2 * count);
        at += 2 * count;
        if (!BitConverter.IsLittleEndian) BinaryPrimitives.ReverseEndianness(numbers, numbers);
        return numbers;
    }
}
