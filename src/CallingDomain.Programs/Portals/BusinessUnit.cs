namespace CallingDomain.Programs;

/// <summary>A part of a business, such as a department, that owns calling programs.</summary>
/// <param name="Id">The ID, which never changes.</param>
/// <param name="Business">The ID of the business.</param>
/// <param name="Name">The name.</param>
/// <remarks>Immutable, thread-safe.</remarks>
public sealed record BusinessUnit(string Id, string Business, string Name)
{
    /// <summary>The ID, which never changes.</summary>
    public string Id { get; } = Id;

    /// <summary>The ID of the business, which never changes.</summary>
    public string Business { get; } = Business;

    internal Place Place { get; } = new(Business, Id);
}
