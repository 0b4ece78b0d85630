namespace CallingDomain.Programs;

/// <summary>An image of the business's gallery, as a host describes it.</summary>
/// <param name="Id">Its identity in the gallery.</param>
/// <param name="Format">Its format, such as <c>svg</c>.</param>
/// <param name="Bytes">Its size in bytes.</param>
/// <param name="Width">Its width in units of its own.</param>
/// <param name="Height">Its height in the same units.</param>
/// <param name="Status">How far its review has come.</param>
/// <remarks>Immutable, thread-safe. Source: the domain's "Logo".</remarks>
public sealed record ProgramImage(string Id, string Format, long Bytes, decimal Width, decimal Height, ContentStatus Status);
