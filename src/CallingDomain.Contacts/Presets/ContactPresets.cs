using System.Collections.Immutable;

namespace CallingDomain.Contacts;

/// <summary>The presets of this package: layouts of contacts files of other products.</summary>
/// <remarks>Stateless, thread-safe. docs/contacts.md lists them with their sources.</remarks>
public static class ContactPresets
{
    private const string Folder = "CallingDomain.Contacts.Presets.";

    private static readonly Lazy<ImmutableArray<ContactPreset>> Known = new(ReadAll);

    /// <summary>All presets, in the order of their names.</summary>
    public static ImmutableArray<ContactPreset> All => Known.Value;

    /// <summary>The preset with a name, compared character by character; null if there is none.</summary>
    public static ContactPreset? Find(string name) => All.FirstOrDefault(preset => preset.Name == name);

    /// <summary>Finds the preset whose headings a file has or, for a layout without headings, whose rows it has.</summary>
    /// <param name="file">The file, from the position of the stream, to which the stream returns; it stays open.</param>
    /// <param name="presets">The presets to consider. Default: <see cref="All"/>.</param>
    /// <param name="encoding">The encoding of the file, if it is known.</param>
    /// <returns>One match; several that fit equally well; or none. The first rows decide, none after 256 KiB.</returns>
    /// <exception cref="ArgumentException">The stream cannot seek.</exception>
    public static ImmutableArray<PresetMatch> Detect(Stream file, ImmutableArray<ContactPreset> presets = default, FileEncoding encoding = FileEncoding.Detect)
    {
        ArgumentNullException.ThrowIfNull(file);
        if (!file.CanSeek) throw new ArgumentException("The stream cannot seek. Copy the file to a stream that can, such as a temporary file.", nameof(file));
        var sample = PresetSample.Read(file, encoding);
        List<PresetMatch> matches = [.. (presets.IsDefault ? All : presets).Select(preset => preset.Match(sample)).OfType<PresetMatch>()];
        if (matches.Exists(match => match.IsByRows && match.Headings.Length > 0)) matches.RemoveAll(match => !match.IsByRows); // headings and rows are more than headings
        var best = matches.Count == 0 ? 0 : matches.Max(match => match.KnownColumns);
        return [.. matches.Where(match => match.KnownColumns == best)];
    }

    private static ImmutableArray<ContactPreset> ReadAll()
    {
        var assembly = typeof(ContactPresets).Assembly;
        var presets = ImmutableArray.CreateBuilder<ContactPreset>();
        foreach (var name in assembly.GetManifestResourceNames().Where(name => name.StartsWith(Folder, StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            using var resource = assembly.GetManifestResourceStream(name)!;
            var bytes = new byte[resource.Length];
            resource.ReadExactly(bytes);
            var reading = ContactPreset.Read(bytes);
            presets.Add(reading.TryGet(out var preset) ? preset : throw new InvalidOperationException($"{name}: {reading.Reason}"));
        }

        return [.. presets.OrderBy(preset => preset.Name, StringComparer.Ordinal)];
    }
}
