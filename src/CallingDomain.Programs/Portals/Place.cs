using System.Text.Json.Serialization;
using CallingDomain.Numbers;

namespace CallingDomain.Programs;

/// <summary>The level of a place.</summary>
/// <remarks>Source: the portal, "at any given level, such as Business Level, Business Unit Level, Program Level".</remarks>
[JsonConverter(typeof(CodeJsonConverter<PlaceLevel>))]
public enum PlaceLevel : byte
{
    /// <summary>No ID is given.</summary>
    Unspecified = 0,

    /// <summary>A business.</summary>
    [JsonStringEnumMemberName("Business")]
    Business = 1,

    /// <summary>A business unit.</summary>
    [JsonStringEnumMemberName("BusinessUnit")]
    BusinessUnit = 2,

    /// <summary>A calling program.</summary>
    [JsonStringEnumMemberName("Program")]
    Program = 3,
}

/// <summary>The place of a phone number: a business, one of its units, or one of a unit's programs, each named by its ID.</summary>
/// <param name="Business">The business. A request may omit it if it gives a unit or a program.</param>
/// <param name="Unit">The business unit; null on the business level. A request may omit it if it gives a program.</param>
/// <param name="Program">The calling program; null on the other levels.</param>
/// <remarks>Immutable, thread-safe, compared by content.</remarks>
public sealed record Place(string? Business, string? Unit = null, string? Program = null)
{
    /// <summary>The lowest level for which an ID is given.</summary>
    [JsonIgnore]
    public PlaceLevel Level => Program is not null ? PlaceLevel.Program : Unit is not null ? PlaceLevel.BusinessUnit : Business is not null ? PlaceLevel.Business : PlaceLevel.Unspecified;

    /// <summary>Whether every level above the lowest one is given, as in a place that <see cref="Portal.Resolve"/> gives.</summary>
    internal bool IsComplete => Business is not null && (Unit is not null || Program is null);

    /// <summary>A program by its ID alone, for a request.</summary>
    public static Place OfProgram(string id) => new(Business: null, Unit: null, id);

    /// <summary>A business unit by its ID alone, for a request.</summary>
    public static Place OfUnit(string id) => new(Business: null, id);

    /// <summary>Whether this place is the other place or lies inside it: a program in its unit, both in their business.</summary>
    /// <param name="other">A place with all its IDs, as <see cref="Portal.Resolve"/> gives it.</param>
    public bool IsWithin(Place other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return Business == other.Business && (other.Unit is null || Unit == other.Unit) && (other.Program is null || Program == other.Program);
    }

    /// <summary>The IDs, from the business down, such as <c>acme/support/spring</c>.</summary>
    public override string ToString() => string.Join('/', new[] { Business, Unit, Program }.Where(id => id is not null));

    /// <summary>Each place once, in ordinal order, separated by spaces.</summary>
    internal static string List(IEnumerable<Place> places) => string.Join(' ', places.Distinct().Select(place => place.ToString()).Order(StringComparer.Ordinal));
}
