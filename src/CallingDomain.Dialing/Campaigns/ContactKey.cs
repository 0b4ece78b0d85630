using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace CallingDomain.Dialing;

/// <summary>Identifies a contact of a campaign by its identity, or by its number: its place in the order of loading, from 0.</summary>
/// <remarks>A string or an integer converts to it: <c>campaign.Hold("c1", now)</c>, <c>campaign.Hold(17, now)</c>. Numbers are faster. Immutable, compared by content, thread-safe. Default: contact number 0.</remarks>
[JsonConverter(typeof(DialingJsonConverter))]
public readonly record struct ContactKey
{
    private ContactKey(string? id, int number) => (Id, Number) = (id, number);

    /// <summary>The identity; null for a number.</summary>
    public string? Id { get; }

    /// <summary>The number; -1 for an identity.</summary>
    public int Number { get; }

    /// <summary>A contact by its identity. No contact has an empty identity.</summary>
    public static implicit operator ContactKey(string? id) => new(id ?? "", -1);

    /// <summary>A contact by its number.</summary>
    public static implicit operator ContactKey(int number) => new(null, number);

    /// <summary>Reads a text or a number.</summary>
    internal static ContactKey Read(JsonPlace place) => place.Kind == JsonValueKind.Number ? place.WholeNumber(int.MinValue, int.MaxValue) : place.Text("the identity or the number of a contact");

    /// <summary>Writes a text or a number.</summary>
    internal void Write(Utf8JsonWriter json)
    {
        if (Id is { } id) json.WriteStringValue(id);
        else json.WriteNumberValue(Number);
    }

    /// <summary>The identity or the number.</summary>
    public override string ToString() => Id ?? Number.ToString(CultureInfo.InvariantCulture);
}
