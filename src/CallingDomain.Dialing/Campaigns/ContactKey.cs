using System.Globalization;

namespace CallingDomain.Dialing;

/// <summary>Names a contact of a campaign: by its identity, or by its number, the place in the order of loading from 0.</summary>
/// <remarks>A text or a whole number converts to it: <c>campaign.Hold("c1", now)</c>, <c>campaign.Hold(17, now)</c>. By number is faster. Immutable, thread-safe. Default: contact number 0.</remarks>
public readonly record struct ContactKey
{
    private ContactKey(string? id, int number) => (Id, Number) = (id, number);

    /// <summary>The identity; null where the number counts.</summary>
    public string? Id { get; }

    /// <summary>The number; -1 where the identity counts.</summary>
    public int Number { get; }

    /// <summary>A contact by its identity; no contact has a null or empty one.</summary>
    public static implicit operator ContactKey(string? id) => new(id ?? "", -1);

    /// <summary>A contact by its number.</summary>
    public static implicit operator ContactKey(int number) => new(null, number);

    /// <summary>The identity or the number.</summary>
    public override string ToString() => Id ?? Number.ToString(CultureInfo.InvariantCulture);
}
