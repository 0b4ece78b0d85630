using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;

namespace CallingDomain.Contacts;

/// <summary>What is needed soon, asked for early: a place in a large table is some hundred instructions away.</summary>
internal static class Memory
{
    private const int LineBytes = 64;

    /// <summary>Begins to bring near the line in which a value begins; changes nothing, and does nothing where the processor cannot.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static unsafe void Prefetch<T>(ref readonly T value)
    {
        if (Sse.IsSupported) Sse.Prefetch0(Unsafe.AsPointer(ref Unsafe.AsRef(in value))); // a hint: it does no harm if the table has moved
    }

    /// <summary>Begins to bring near all lines of a value.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void PrefetchWhole<T>(ref readonly T value)
    {
        for (var at = 0; at < Unsafe.SizeOf<T>(); at += LineBytes) Prefetch(in Unsafe.AddByteOffset(ref Unsafe.AsRef(in value), at));
        Prefetch(in Unsafe.AddByteOffset(ref Unsafe.AsRef(in value), Unsafe.SizeOf<T>() - 1));
    }
}
