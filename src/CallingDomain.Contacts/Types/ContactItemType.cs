namespace CallingDomain.Contacts;

/// <summary>A category of additional phones, such as Office or Holiday Home, which says how early they are called.</summary>
/// <param name="Name">Its name: not empty, unique among the types of one customer, compared character by character.</param>
/// <param name="OrderBy">Its place: phones of a lower one are called earlier. Several types may share one; then their names decide.</param>
/// <param name="Color">The background of its phones in a list, such as <c>#2E86C1</c>; null for none. Never changes the order.</param>
/// <remarks>Immutable, thread-safe. Source: the multi-number page, "Contact Item Types".</remarks>
public sealed record ContactItemType(string Name, int OrderBy, string? Color = null);
