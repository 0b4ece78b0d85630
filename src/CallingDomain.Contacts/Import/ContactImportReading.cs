using System.Collections.Immutable;

namespace CallingDomain.Contacts;

/// <summary>A contacts file, read.</summary>
/// <param name="Contacts">The rows that became contacts, in the file's order.</param>
/// <param name="Rejected">The rows that are refused, in the file's order.</param>
/// <param name="BlankLines">How many lines hold nothing.</param>
/// <remarks>Immutable, thread-safe. Contacts, refusals, blank lines and the heading are all rows of the file.</remarks>
public sealed record ContactImportReading(ImmutableArray<ImportedContact> Contacts, ImmutableArray<RejectedContact> Rejected, int BlankLines);
