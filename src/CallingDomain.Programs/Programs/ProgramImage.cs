namespace CallingDomain.Programs;

/// <summary>An image of the business's gallery, as the host describes it.</summary>
/// <param name="Id">The ID in the gallery.</param>
/// <param name="Format">The format, such as <c>svg</c>.</param>
/// <param name="Bytes">The size in bytes.</param>
/// <param name="Width">The width, in any unit.</param>
/// <param name="Height">The height, in the unit of the width.</param>
/// <param name="Status">The state of its review.</param>
/// <remarks>Immutable, thread-safe. Source: the domain's "Logo".</remarks>
public sealed record ProgramImage(string Id, string Format, long Bytes, decimal Width, decimal Height, ContentStatus Status);
