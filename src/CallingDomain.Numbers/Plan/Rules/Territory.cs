using System.Runtime.InteropServices;

namespace CallingDomain.Numbers;

/// <summary>The rules of a region, or of a calling code without region, in the layout of file and memory. Roots are states of the automaton; places are offsets of texts. All 0 is blank.</summary>
/// <remarks>Fields, not properties: every compiled method delays the first reading.</remarks>
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

    /// <summary>Root: a superset of the numbers of the region.</summary>
    internal readonly ushort General;

    /// <summary>Root.</summary>
    internal readonly ushort InternationalPrefix;

    /// <summary>Root.</summary>
    internal readonly ushort NationalPrefix;

    /// <summary>Place: the replacement of a national prefix that has a group.</summary>
    internal readonly ushort Transform;

    /// <summary>Place: the trunk prefix.</summary>
    internal readonly ushort TrunkText;

    /// <summary>Place: the preferred international prefix.</summary>
    internal readonly ushort InternationalText;

    /// <summary>The index of the first layout root of the calling code; there is one for each length.</summary>
    internal readonly ushort LayoutRoots;

    internal readonly ushort ShortestLayout;
    internal readonly ushort LayoutCount;

    /// <summary>Bit d: digits that start with d have no international prefix.</summary>
    internal readonly ushort NoInternationalPrefix;

    /// <summary>Bit d: digits that start with d have no national prefix.</summary>
    internal readonly ushort NoNationalPrefix;

    /// <summary>Bit d: digits that start with d are the national number, without prefix and calling code.</summary>
    internal readonly ushort Plain;

    /// <summary>The possible lengths: bit n is n digits.</summary>
    internal uint Lengths => LengthsLow | ((uint)LengthsHigh << 16);

    internal bool HasNoInternationalPrefix(int first) => ((NoInternationalPrefix >> first) & 1) != 0;

    internal bool IsPossibleLength(int digits) => digits <= LongestNational && ((Lengths >> digits) & 1) != 0;
}
