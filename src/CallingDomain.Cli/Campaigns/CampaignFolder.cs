namespace CallingDomain.Cli;

/// <summary>The folder of a campaign file: where the files lie that it names. They are remembered, so that none is written over.</summary>
/// <param name="campaign">The campaign file.</param>
internal sealed class CampaignFolder(string campaign)
{
    private readonly string _folder = campaign == InputFile.StandardInput ? "" : Path.GetDirectoryName(campaign) ?? "";
    private readonly List<string> _files = [];

    /// <summary>The files that were named so far.</summary>
    public IReadOnlyList<string> Files => _files;

    /// <summary>The file that a place names.</summary>
    /// <exception cref="InputException">It names none, or standard input.</exception>
    public string Find(JsonPlace name)
    {
        if (name.NonEmptyText() == InputFile.StandardInput) throw name.Refuse(InputReason.PropertyRange, "a file is needed here, not standard input");
        var path = Path.Combine(_folder, name.Text());
        _files.Add(path);
        return path;
    }
}
