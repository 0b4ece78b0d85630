using System.Collections.Immutable;
using System.Text.Json.Serialization;
using CallingDomain.Shared;

namespace CallingDomain.Contacts;

/// <summary>A preset that fits a file, and why.</summary>
/// <param name="Preset">The preset.</param>
/// <param name="Headings">The headings by which the layout is recognized; empty for a layout without headings.</param>
/// <param name="KnownColumns">How many columns of the file the preset knows.</param>
/// <param name="Remark">What the rows show, such as their number of cells; empty for nothing.</param>
/// <remarks>Immutable, compared by content, thread-safe. <see cref="ContactPresets.Detect"/> makes matches.</remarks>
[JsonConverter(typeof(ContactsJsonConverter))]
public sealed record PresetMatch(ContactPreset Preset, ImmutableArray<string> Headings, int KnownColumns, string Remark)
{
    private readonly Items<string> _headings = Headings;

    /// <summary>The headings by which the layout is recognized; empty for a layout without headings.</summary>
    public ImmutableArray<string> Headings
    {
        get => _headings;
        init => _headings = value;
    }

    /// <summary>Whether the rows show more than the headings do.</summary>
    internal bool IsByRows => Remark.Length > 0;
}
