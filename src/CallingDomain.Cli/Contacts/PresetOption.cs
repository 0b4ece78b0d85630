using CallingDomain.Contacts;

namespace CallingDomain.Cli;

/// <summary>The option <c>--preset</c>: the name of a preset, a file with one, or <c>auto</c>.</summary>
internal static class PresetOption
{
    public const string Name = "--preset";

    public const string Auto = "auto";

    private const string FileEnding = ".json";

    /// <summary>The preset that a text names; null for <see cref="Auto"/>.</summary>
    /// <param name="text">The text.</param>
    /// <param name="where">The option or the place that has the text.</param>
    /// <param name="find">Finds the file of a path; null if the path is that of the file.</param>
    /// <exception cref="InputException">Neither a name nor a file, or the file is not a preset.</exception>
    public static ContactPreset? Read(string text, (string Name, string Value) where, Func<string, string>? find = null)
    {
        if (text == Auto) return null;
        if (ContactPresets.Find(text) is { } preset) return preset;
        if (!text.EndsWith(FileEnding, StringComparison.OrdinalIgnoreCase))
            throw InputException.Unknown(InputReason.ValueUnknown, where.Value, "preset", text, [Auto, .. ContactPresets.All.Select(each => each.Name)], where);
        var path = find is null ? text : find(text);
        return JsonFile.ReadSettings(path, "a preset", place =>
        {
            var reading = ContactPreset.Read(place.Utf8());
            return reading.TryGet(out var read) ? read : throw new InputException(InputReason.PresetInvalid, reading.Reason!.ToString(), ("path", reading.Reason!.Path));
        });
    }

    /// <summary>The preset of a file.</summary>
    /// <param name="path">The name of the file.</param>
    /// <param name="file">The file, which can seek.</param>
    /// <param name="encoding">The encoding of the file, if it is known.</param>
    /// <exception cref="InputException">No preset fits, several fit equally well, or the file is no text with rows.</exception>
    public static PresetMatch Detect(string path, Stream file, FileEncoding encoding = FileEncoding.Detect)
    {
        var found = ContactPresets.Detect(file, encoding: encoding);
        return found switch
        {
            [var match] => match,
            [] when ContactImport.ProposeColumns(file, ContactItemTypes.Empty, new ContactImportOptions { Format = new ContactFileFormat { Encoding = encoding } }) is { IsOk: false, Reason: { } refusal } => throw Refusals.OfContacts(path, refusal),
            [] => throw new InputException(InputReason.PresetNotRecognized, $"The file '{path}' has the layout of no preset. Name its columns with --columns, or a preset with {Name}.", ("file", path)),
            _ => throw new InputException(
                InputReason.PresetAmbiguous,
                $"The file '{path}' has the layout of several presets: {string.Join(", ", found.Select(match => match.Preset.Name))}. Name one with {Name}.",
                ("file", path), ("presets", string.Join(", ", found.Select(match => match.Preset.Name)))),
        };
    }

    /// <summary>Why a preset was detected.</summary>
    public static string EvidenceOf(PresetMatch match) =>
        string.Join("; ", new[] { match.Headings.IsEmpty ? "" : $"headings {string.Join(", ", match.Headings.Select(heading => $"'{heading}'"))}", match.Remark }.Where(text => text.Length > 0));
}
