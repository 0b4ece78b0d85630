using System.Collections.Immutable;
using CallingDomain.Numbers;

namespace CallingDomain.Dialing;

/// <summary>The rules of a phone whose rule sets change at known instants, such as the end of a consent.</summary>
/// <param name="Number">The number.</param>
/// <param name="Parts">From when on which zones and rule sets hold, earliest first; the first part begins at <see cref="long.MinValue"/>.</param>
/// <remarks>Immutable. At least two parts.</remarks>
internal sealed record DatedRules(PhoneNumber Number, ImmutableArray<(long From, int Rules)> Parts)
{
    /// <summary>The part that holds at an instant.</summary>
    public int PartAt(long at)
    {
        var part = Parts.Length - 1;
        while (Parts[part].From > at) part--;
        return part;
    }

    /// <summary>The rules at an instant.</summary>
    public int At(long at) => Parts[PartAt(at)].Rules;

    /// <summary>The end of a part; <see cref="DueTime.Never"/> for the last.</summary>
    public long EndOf(int part) => part + 1 < Parts.Length ? Parts[part + 1].From : DueTime.Never;

    /// <summary>The rules of a number among several; null if they do not change.</summary>
    public static DatedRules? Of(DatedRules[]? all, PhoneNumber number) => all is null ? null : Array.Find(all, each => each.Number == number);
}
