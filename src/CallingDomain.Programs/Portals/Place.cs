using System.Text.Json.Serialization;

namespace CallingDomain.Programs;

/// <summary>On which level something sits.</summary>
/// <remarks>Source: the portal, "at any given level, such as Business Level, Business Unit Level, Program Level".</remarks>
public enum Level : byte
{
    /// <summary>Never given.</summary>
    Unspecified = 0,

    /// <summary>Registered by a business, and nothing more.</summary>
    Business = 1,

    /// <summary>Sorted into a business unit.</summary>
    BusinessUnit = 2,

    /// <summary>Used by a calling program.</summary>
    Program = 3,
}

/// <summary>Where a number sits, or is to sit: a business, one of its units, or one of a unit's programs, each by its identity.</summary>
/// <param name="Business">The business; in a request it may be left out, if a unit or program is given.</param>
/// <param name="Unit">The business unit; null on the level of the business. In a request it may be left out, if a program is given.</param>
/// <param name="Program">The calling program; null on the other levels.</param>
/// <remarks>Immutable, thread-safe; compared by content.</remarks>
public sealed record Place(string? Business, string? Unit = null, string? Program = null)
{
    /// <summary>The lowest level that is given.</summary>
    [JsonIgnore]
    public Level Level => Program is not null ? Level.Program : Unit is not null ? Level.BusinessUnit : Business is not null ? Level.Business : Level.Unspecified;

    /// <summary>A program by its identity alone, as a request may have it.</summary>
    public static Place OfProgram(string id) => new(Business: null, Unit: null, id);

    /// <summary>A business unit by its identity alone, as a request may have it.</summary>
    public static Place OfUnit(string id) => new(Business: null, id);

    /// <summary>Whether this is another place or lies in it: a program in its unit, both in their business.</summary>
    /// <param name="whole">A place as the portal has it.</param>
    public bool IsWithin(Place whole)
    {
        ArgumentNullException.ThrowIfNull(whole);
        return Business == whole.Business && (whole.Unit is null || Unit == whole.Unit) && (whole.Program is null || Program == whole.Program);
    }

    /// <summary>The identities, from the business down, such as <c>acme/support/spring</c>.</summary>
    public override string ToString() => string.Join('/', new[] { Business, Unit, Program }.Where(id => id is not null));
}
