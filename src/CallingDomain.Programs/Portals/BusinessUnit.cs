namespace CallingDomain.Programs;

/// <summary>A part of a business, such as a department, that has programs.</summary>
/// <param name="Id">Its identity, which never changes.</param>
/// <param name="Business">The identity of its business.</param>
/// <param name="Name">Its name.</param>
/// <remarks>Immutable, thread-safe.</remarks>
public sealed record BusinessUnit(string Id, string Business, string Name)
{
    /// <summary>Its identity, which never changes.</summary>
    public string Id { get; } = Id;

    /// <summary>The identity of its business, which never changes.</summary>
    public string Business { get; } = Business;

    internal Place Place { get; } = new(Business, Id);
}
