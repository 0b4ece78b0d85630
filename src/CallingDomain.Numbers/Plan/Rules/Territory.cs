using System.Runtime.InteropServices;

namespace CallingDomain.Numbers;

/// <summary>
/// The rules of one region, or of one calling code that belongs to no region, as they lie in the file and in memory. Roots are states
/// of the automaton; places are where a text stands among the texts. All 0 is the blank that stands for none.
/// </summary>
/// <remarks>Fields, not properties: the first number of a process waits for every method that is compiled.</remarks>
[StructLayout(LayoutKind.Sequential, Pack = 2, Size = Size)]
internal readonly struct Territory
{
    internal const int Size = 36;
    internal const int LongestNational = 17;

    internal readonly ushort Region;
    internal readonly ushort CallingCode;

    internal readonly ushort LengthsLow;
    internal readonly ushort LengthsHigh;

    internal readonly ushort LongestPossible;
    internal readonly ushort CallingCodeDigits;

    /// <summary>Root: every number of the region, and some that nobody has.</summary>
    internal readonly ushort General;

    /// <summary>Root.</summary>
    internal readonly ushort InternationalPrefix;

    /// <summary>Root.</summary>
    internal readonly ushort NationalPrefix;

    /// <summary>Place of what the national prefix is replaced by when it has a group.</summary>
    internal readonly ushort Transform;

    /// <summary>Place of the trunk prefix, as people write it.</summary>
    internal readonly ushort TrunkText;

    /// <summary>Place of the usual international prefix.</summary>
    internal readonly ushort InternationalText;

    /// <summary>Where in the layout roots those of this calling code begin: one for each length.</summary>
    internal readonly ushort LayoutRoots;

    internal readonly ushort ShortestLayout;
    internal readonly ushort LayoutCount;

    /// <summary>Bit d: what begins with d has no international prefix.</summary>
    internal readonly ushort NoInternationalPrefix;

    /// <summary>Bit d: a number that begins with d has no national prefix to strip.</summary>
    internal readonly ushort NoNationalPrefix;

    /// <summary>Bit d: what begins with d has neither prefix nor calling code, so it is the national number.</summary>
    internal readonly ushort Plain;

    /// <summary>Bit n: n digits are a possible length.</summary>
    internal uint Lengths => LengthsLow | ((uint)LengthsHigh << 16);

    internal bool HasNoInternationalPrefix(int first) => ((NoInternationalPrefix >> first) & 1) != 0;

    internal bool IsPossibleLength(int digits) => digits <= LongestNational && ((Lengths >> digits) & 1) != 0;
}
