namespace CallingDomain.Cli;

/// <summary>The folder of a campaign file, to which the paths in it are relative. The folder remembers these files, so that no output overwrites them.</summary>
/// <param name="campaign">The campaign file.</param>
internal sealed class CampaignFolder(string campaign)
{
    private readonly string _folder = campaign == InputFile.StandardInput ? "" : Path.GetDirectoryName(campaign) ?? "";
    private readonly List<string> _files = [];

    /// <summary>The files that the campaign has named so far.</summary>
    public IReadOnlyList<string> Files => _files;

    /// <summary>The path of the file that a place names.</summary>
    /// <exception cref="InputException">The place has no text, or names standard input.</exception>
    public string Find(JsonPlace name)
    {
        if (name.NonEmptyText() == InputFile.StandardInput) throw name.Refuse(InputReason.PropertyRange, "expected a file, not standard input");
        var path = Path.Combine(_folder, name.Text());
        _files.Add(path);
        return path;
    }
}
