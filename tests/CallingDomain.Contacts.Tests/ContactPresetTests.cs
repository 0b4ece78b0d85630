using CallingDomain.Tests;

namespace CallingDomain.Contacts.Tests;

public sealed class ContactPresetTests
{
    private static readonly string Samples = Repository.PathOf("docs", "examples", "contacts", "presets");

    public static TheoryData<string> Names => [.. ContactPresets.All.Select(preset => preset.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Detect_SampleOfThePreset_FindsItAlone(string name)
    {
        using var file = Open(name);
        var matches = ContactPresets.Detect(file);
        Assert.Equal([name], matches.Select(match => match.Preset.Name));
        Assert.Equal(0, file.Position);
    }

    private static FileStream Open(string name) => File.OpenRead(Directory.GetFiles(Samples, $"{name}.*").Single(path => !path.EndsWith(".json", StringComparison.Ordinal)));
}
