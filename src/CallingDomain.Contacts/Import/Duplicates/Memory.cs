using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;

namespace CallingDomain.Contacts;

/// <summary>What is needed soon, asked for early: a place in a large table is some hundred instructions away.</summary>
internal static class Memory
{
    /// <summary>Begins to bring a value near; changes nothing, and does nothing where the processor cannot.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static unsafe void Prefetch<T>(ref readonly T value)
    {
        if (Sse.IsSupported) Sse.Prefetch0(Unsafe.AsPointer(ref Unsafe.AsRef(in value))); // a hint: it does no harm if the table has moved
    }
}
