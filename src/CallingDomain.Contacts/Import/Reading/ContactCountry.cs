using CallingDomain.Numbers;

namespace CallingDomain.Contacts;

/// <summary>The country of a contact.</summary>
/// <param name="Reader">The reader of its national numbers; null for an unknown country.</param>
/// <param name="IsGiven">Whether the row names it; else it is that of the import.</param>
internal readonly record struct ContactCountry(PhoneReader? Reader, bool IsGiven);
