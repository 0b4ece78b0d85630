using System.Globalization;

namespace CallingDomain.Contacts;

/// <summary>The part of a phone that a column holds.</summary>
internal enum PhonePart
{
    /// <summary>The number with plus and calling code.</summary>
    Number,

    /// <summary>The number without calling code.</summary>
    National,

    /// <summary>The calling code.</summary>
    CallingCode,

    /// <summary>The number without plus.</summary>
    Digits,

    /// <summary>The name of the type.</summary>
    Type,

    /// <summary>The description.</summary>
    Description,
}

/// <summary>Which phone a column of an export holds, and which part of it.</summary>
/// <param name="Slot">The slot: primary; the phone at a place of the calling order; a phone of a type.</param>
/// <param name="Part">The part.</param>
/// <param name="IsAll">Whether the column holds all phones from the slot on.</param>
internal readonly record struct PhoneValue(PhoneSlot Slot, PhonePart Part, bool IsAll = false)
{
    /// <summary>Reads a value such as <c>phone[Mobile][2].national</c>; null if it is no phone.</summary>
    /// <param name="column">The column.</param>
    /// <param name="number">The number that <c>phone</c> means.</param>
    /// <param name="type">The type that <c>phone[type]</c> means.</param>
    public static PhoneValue? Read(ExportColumn column, int number, string type)
    {
        var value = column.Value;
        if (value == "phones") return new PhoneValue(new PhoneSlot(null, column.From), PhonePart.Number, IsAll: true);
        var dot = value.LastIndexOf('.');
        var suffix = dot < 0 || value.IndexOf(']', dot) >= 0 ? "" : value[dot..];
        PhonePart? part = suffix switch
        {
            "" => PhonePart.Number,
            ".national" => PhonePart.National,
            ".callingCode" => PhonePart.CallingCode,
            ".digits" => PhonePart.Digits,
            ".type" => PhonePart.Type,
            ".description" => PhonePart.Description,
            _ => null,
        };
        if (part is not { } known) return null;
        PhoneSlot? slot = value[..^suffix.Length] switch
        {
            "primaryPhone" => PhoneSlot.Primary,
            "phone" => new PhoneSlot(null, number),
            "phone[type]" => new PhoneSlot(type, 1),
            ['p', 'h', 'o', 'n', 'e', '[', .. var name, ']', '[', var digit and >= '1' and <= '9', ']'] => new PhoneSlot(name, digit - '0'),
            ['p', 'h', 'o', 'n', 'e', '[', .. var digits, ']'] when int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var place) && place > 0 => new PhoneSlot(null, place),
            _ => null,
        };
        return slot is { } found ? new PhoneValue(found, known) : null;
    }
}

/// <summary>A place for a phone in a layout.</summary>
/// <param name="Type">The name of its type; null for the primary phone and for places of the calling order.</param>
/// <param name="Number">The place, from 1; 0 for the primary phone.</param>
internal readonly record struct PhoneSlot(string? Type, int Number)
{
    public static PhoneSlot Primary => new(null, 0);

    public bool IsPrimary => Type is null && Number == 0;

    public bool IsOrdered => Type is null && Number > 0;
}
