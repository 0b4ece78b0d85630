using System.Collections.Immutable;
using CallingDomain.Contacts;

namespace CallingDomain.Cli;

/// <summary>The rows of the contacts file of a campaign that are rejected, duplicates, or have notices.</summary>
/// <param name="Rejected">The rejected rows.</param>
/// <param name="Duplicates">The duplicates.</param>
/// <param name="Noticed">The contacts with notices.</param>
/// <param name="Columns">The columns.</param>
internal sealed record ContactsFileRows(ImmutableArray<RejectedContact> Rejected, ImmutableArray<RejectedContact> Duplicates, ImmutableArray<NoticedContactRow> Noticed, ColumnReport Columns);
