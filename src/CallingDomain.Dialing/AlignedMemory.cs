using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace CallingDomain.Dialing;

/// <summary>Arrays that the garbage collector does not move and whose first element is aligned, so that elements are found by address and lie in as few cache lines as possible.</summary>
internal static unsafe class AlignedMemory
{
    /// <summary>The size of a cache line in bytes.</summary>
    public const int Line = 64;

    /// <summary>Allocates zeroed elements.</summary>
    /// <param name="count">How many elements.</param>
    /// <param name="alignment">The alignment of the first element in bytes, a power of two.</param>
    /// <param name="first">The first element. It is valid as long as the array is referenced.</param>
    /// <returns>The array that holds them, a little longer.</returns>
    public static T[] Allocate<T>(int count, int alignment, out T* first)
        where T : unmanaged
    {
        var array = GC.AllocateArray<T>(checked(count + ((alignment + sizeof(T) - 1) / sizeof(T))), pinned: true);
        first = (T*)(((nuint)Unsafe.AsPointer(ref MemoryMarshal.GetArrayDataReference(array)) + (nuint)alignment - 1) & ~((nuint)alignment - 1));
        return array;
    }
}
