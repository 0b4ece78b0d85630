using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace CallingDomain.Dialing;

/// <summary>Pinned arrays with an aligned first element, so that elements can be addressed by pointers and span as few cache lines as possible.</summary>
internal static unsafe class AlignedMemory
{
    /// <summary>The size of a cache line in bytes.</summary>
    public const int Line = 64;

    /// <summary>Allocates zeroed elements.</summary>
    /// <param name="count">The number of elements.</param>
    /// <param name="alignment">The alignment of the first element in bytes, a power of two.</param>
    /// <param name="first">The first element; valid while the array is referenced.</param>
    /// <returns>The array, which is slightly longer than the elements.</returns>
    public static T[] Allocate<T>(int count, int alignment, out T* first)
        where T : unmanaged
    {
        var array = GC.AllocateArray<T>(checked(count + ((alignment + sizeof(T) - 1) / sizeof(T))), pinned: true);
        first = (T*)(((nuint)Unsafe.AsPointer(ref MemoryMarshal.GetArrayDataReference(array)) + (nuint)alignment - 1) & ~((nuint)alignment - 1));
        return array;
    }
}
