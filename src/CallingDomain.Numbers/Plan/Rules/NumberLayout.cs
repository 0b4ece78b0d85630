using System.Globalization;

namespace CallingDomain.Numbers;

/// <content>Formatting.</content>
internal sealed partial class PlanRules
{
    /// <summary>A sufficient buffer length for any format.</summary>
    internal const int LongestFormatted = 48;

    private const int MostGroups = 8;

    /// <summary>The national format, such as <c>(501) 333-4444</c>; empty for no number.</summary>
    internal string FormatNational(PhoneNumber number)
    {
        Span<char> room = stackalloc char[LongestFormatted];
        return new string(room[..Format(number, isNational: true, room)]);
    }

    /// <summary>The international format, such as <c>+1 501-333-4444</c>; empty for no number.</summary>
    internal string FormatInternational(PhoneNumber number)
    {
        Span<char> room = stackalloc char[LongestFormatted];
        return new string(room[..Format(number, isNational: false, room)]);
    }

    /// <summary>Writes the national format; false if it does not fit.</summary>
    internal bool TryFormatNational(PhoneNumber number, Span<char> target, out int written) => TryFormat(number, isNational: true, target, out written);

    /// <summary>Writes the international format; false if it does not fit.</summary>
    internal bool TryFormatInternational(PhoneNumber number, Span<char> target, out int written) => TryFormat(number, isNational: false, target, out written);

    private bool TryFormat(PhoneNumber number, bool isNational, Span<char> target, out int written)
    {
        if (target.Length >= LongestFormatted)
        {
            written = Format(number, isNational, target);
            return true;
        }

        Span<char> room = stackalloc char[LongestFormatted];
        written = Format(number, isNational, room);
        if (room[..written].TryCopyTo(target)) return true;
        written = 0;
        return false;
    }

    private int Format(PhoneNumber number, bool isNational, Span<char> room)
    {
        if (number.Digits == 0) return 0;
        Span<byte> store = stackalloc byte[20];
        number.Digits.TryFormat(store, out var count, default, CultureInfo.InvariantCulture);
        ReadOnlySpan<byte> digits = store[..count];
        var territory = TerritoryOf(digits);
        ref readonly var rules = ref _territories[territory];
        var national = digits[rules.CallingCodeDigits..];
        var length = 0;
        if (!isNational || territory == 0 || national.IsEmpty) // without national digits or calling code: E.164
        {
            room[length++] = '+';
            length = Append(room, length, digits[..rules.CallingCodeDigits]);
            if (territory != 0 && !national.IsEmpty) room[length++] = ' ';
        }

        var layout = LayoutOf(in rules, national);
        if (layout == 0) return Append(room, length, national);
        var at = (layout * RulesTables.LayoutWords) + (isNational ? 0 : 2);
        return Fill(room, length, national, Text(_layouts[at]), Text(_layouts[at + 1]));
    }

    private int LayoutOf(in Territory rules, ReadOnlySpan<byte> national)
    {
        var index = national.Length - rules.ShortestLayout;
        return index >= 0 && index < rules.LayoutCount ? _machine.Choose(_layoutRoots[rules.LayoutRoots + index], national) : 0;
    }

    private static int Fill(Span<char> room, int length, ReadOnlySpan<byte> national, ReadOnlySpan<byte> groups, ReadOnlySpan<byte> template)
    {
        Span<byte> starts = stackalloc byte[MostGroups + 1];
        var spare = national.Length;
        foreach (var group in groups) spare -= group >> 4;
        if (spare < 0) return Append(room, length, national);
        for (var index = 0; index < groups.Length; index++)
        {
            var least = groups[index] >> 4;
            var more = Math.Min(spare, (groups[index] & 0xF) - least); // greedy, like the quantifiers of the pattern
            spare -= more;
            starts[index + 1] = (byte)(starts[index] + least + more);
        }

        if (spare != 0) return Append(room, length, national);

        foreach (var unit in template)
        {
            if (unit > MostGroups) room[length++] = (char)unit;
            else length = Append(room, length, national[starts[unit - 1]..starts[unit]]);
        }

        return length;
    }

    private static int Append(Span<char> room, int length, ReadOnlySpan<byte> digits)
    {
        foreach (var digit in digits) room[length++] = (char)digit;
        return length;
    }
}
