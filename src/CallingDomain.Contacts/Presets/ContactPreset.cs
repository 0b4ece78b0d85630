using System.Collections.Immutable;
using System.Text.Json.Serialization;
using CallingDomain.Numbers;

namespace CallingDomain.Contacts;

/// <summary>The layout of a product's contacts files, as data: what its columns hold, where that was read and when.</summary>
/// <remarks>
/// <see cref="ContactPresets"/> has those of this package; <see cref="Read"/> reads others. <see cref="LayoutOf"/> gives the columns of a file. Immutable, thread-safe. Columns that a file does not have are no mistake.
/// </remarks>
[JsonConverter(typeof(ContactsJsonConverter))]
public sealed class ContactPreset
{
    internal ContactPreset(PresetText text) => Text = text;

    /// <summary>The name, in lower case, such as <c>google-old</c>.</summary>
    public string Name => Text.Name;

    /// <summary>The layout in a few words.</summary>
    public string Title => Text.Title;

    /// <summary>The product; empty if not given.</summary>
    public string Product => Text.Product;

    /// <summary>Where the layout was read; empty if not given.</summary>
    public string Source => Text.Source;

    /// <summary>The day on which the source was read, such as <c>2026-11-29</c>; empty if not given.</summary>
    public string ReadOn => Text.ReadOn;

    /// <summary>What is not confirmed by the source.</summary>
    public ImmutableArray<string> Unconfirmed => Text.Unconfirmed;

    /// <summary>The contact item types of the layout.</summary>
    public ContactItemTypes Types => Text.Types;

    /// <summary>How the file is written.</summary>
    public ContactFileFormat Format => Text.Format;

    /// <summary>The columns, with the types of the preset. A file may need others: <see cref="LayoutOf"/>.</summary>
    public ContactColumns Columns => Text.ColumnsWith(Text.Types);

    /// <summary>The columns that are left out intentionally.</summary>
    public ImmutableArray<string> IgnoredColumns => Text.Ignored;

    /// <summary>The columns of a file that is written in this layout; empty if it cannot be written.</summary>
    public ImmutableArray<ExportColumn> Export => Text.Export;

    internal PresetText Text { get; }

    /// <summary>Reads a preset from JSON. Comments and trailing commas are allowed. docs/presets.md describes the form.</summary>
    /// <param name="utf8Json">The JSON, as UTF-8.</param>
    /// <returns>The preset; or what is wrong, and where.</returns>
    public static Result<ContactPreset, PresetProblem> Read(ReadOnlyMemory<byte> utf8Json) => PresetReader.Read(utf8Json);

    /// <summary>The columns and the form of a file in this layout.</summary>
    /// <param name="file">The file, from the position of the stream, to which the stream returns; it stays open. Its first rows are read, none after 256 KiB.</param>
    /// <param name="types">The contact item types of the user. Those of the preset that have another name follow them in the calling order.</param>
    /// <param name="encoding">The encoding of the file, if it is known, instead of that of the preset.</param>
    /// <exception cref="ArgumentException">The stream cannot seek.</exception>
    public PresetLayout LayoutOf(Stream file, ContactItemTypes types, FileEncoding encoding = FileEncoding.Detect)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(types);
        if (!file.CanSeek) throw new ArgumentException("The stream cannot seek. Copy the file to a stream that can, such as a temporary file.", nameof(file));
        return PresetFitting.LayoutOf(Text, PresetSample.Read(file, encoding), types, encoding);
    }

    /// <summary>The name and the title.</summary>
    public override string ToString() => $"{Name} ({Title})";

    internal PresetMatch? Match(PresetSample sample) => PresetFitting.Match(this, sample);
}
