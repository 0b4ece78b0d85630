using CallingDomain.Contacts;
using CallingDomain.Numbers;

namespace CallingDomain.Cli;

/// <summary>A contacts file that a command reads.</summary>
/// <param name="Path">The path, or <c>-</c> for standard input.</param>
/// <param name="File">The file.</param>
/// <param name="Options">How it is read.</param>
internal sealed record ContactsFileSource(string Path, Stream File, ContactImportOptions Options)
{
    /// <summary>The contact item types.</summary>
    public required ContactItemTypes Types { get; init; }

    /// <summary>The numbering plan.</summary>
    public required NumberingPlan Plan { get; init; }

    /// <summary>The columns that were found by heading and content; null if they were named.</summary>
    public ColumnProposal? Proposal { get; init; }

    /// <summary>The preset; null for none.</summary>
    public PresetRow? Preset { get; init; }
}
