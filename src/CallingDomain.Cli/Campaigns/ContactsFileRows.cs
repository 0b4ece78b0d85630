using System.Collections.Immutable;
using CallingDomain.Contacts;

namespace CallingDomain.Cli;

/// <summary>What became of the rows of a campaign's contacts file, the contacts themselves aside.</summary>
/// <param name="Rejected">The rows that are refused.</param>
/// <param name="Duplicates">The rows that are contacts again.</param>
/// <param name="Noticed">The rows with something to be noticed.</param>
/// <param name="Columns">The columns.</param>
internal sealed record ContactsFileRows(ImmutableArray<RejectedContact> Rejected, ImmutableArray<DuplicateContact> Duplicates, ImmutableArray<NoticedContactRow> Noticed, ColumnReport Columns);
