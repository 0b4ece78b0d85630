using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;

namespace CallingDomain.Contacts;

/// <summary>Prefetch hints for memory that is needed soon: a miss in a large table costs hundreds of instructions.</summary>
internal static class Memory
{
    private const int LineBytes = 64;

    /// <summary>Prefetches the cache line in which a value begins; does nothing if the processor has no such instruction.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static unsafe void Prefetch<T>(ref readonly T value)
    {
        if (Sse.IsSupported) Sse.Prefetch0(Unsafe.AsPointer(ref Unsafe.AsRef(in value))); // a hint: harmless if the table has moved
    }

    /// <summary>Prefetches all cache lines of a value.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void PrefetchWhole<T>(ref readonly T value)
    {
        for (var at = 0; at < Unsafe.SizeOf<T>(); at += LineBytes) Prefetch(in Unsafe.AddByteOffset(ref Unsafe.AsRef(in value), at));
        Prefetch(in Unsafe.AddByteOffset(ref Unsafe.AsRef(in value), Unsafe.SizeOf<T>() - 1));
    }
}
