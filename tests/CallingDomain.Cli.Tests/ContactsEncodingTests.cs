using System.Text;
using static CallingDomain.Cli.Tests.CampaignSamples;

namespace CallingDomain.Cli.Tests;

/// <summary>Contacts files in other encodings than UTF-8, and of other kinds than CSV.</summary>
public sealed class ContactsEncodingTests : IDisposable
{
    private const string Contacts = "Name,Phone\nK\u00e4the,+390612345678\nJos\u00e9 \u201cPepe\u201d,+390612345679\n";

    private readonly Folder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("windows-1252", 1252)]
    [InlineData("Windows-1252", 1252)]
    [InlineData("utf-16le", 1200)]
    [InlineData("UTF-16BE", 1201)]
    [InlineData("utf-8", 65001)]
    public void Encoding_Named_IsThatOfTheFile(string name, int codePage)
    {
        var run = Check(Bytes(codePage, Contacts), "--encoding", name, "--json");
        Assert.Equal((0, ""), (run.Status, run.Error));
        Assert.Equal(["K\u00e4the", "Jos\u00e9 \u201cPepe\u201d"], Strings(run.Json["contacts"]!, "name"));
    }

    [Theory]
    [InlineData(1252, "FILE_ENCODING_UNSUPPORTED", "Its text is not UTF-8; save it as CSV UTF-8. Or name its encoding, with --encoding or as the encoding of the file in the columns.")]
    [InlineData(1200, "FILE_NOT_TEXT", "If it is UTF-16 without a byte order mark, name its encoding, with --encoding or as the encoding of the file in the columns.")]
    [InlineData(1201, "FILE_NOT_TEXT", "If it is UTF-16 without a byte order mark, name its encoding, with --encoding or as the encoding of the file in the columns.")]
    public void Encoding_NotNamed_IsNotGuessed_AndTheRefusalSaysWhereToNameIt(int codePage, string code, string hint)
    {
        var columns = _folder.Write("columns.json", """{"name":"Name","primaryPhone":"Phone"}""");
        string[][] ways = [[], ["--columns", columns], ["--preset", "auto"]];
        foreach (var way in ways)
        {
            var run = Check(Bytes(codePage, Contacts), [.. way, "--json"]);
            AssertRefused(run, code);
            Assert.EndsWith(hint + "\n", run.Error, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Encoding_Unknown_IsRefusedWithTheKnownOnes()
    {
        var run = Check(Encoding.UTF8.GetBytes(Contacts), "--encoding", "windows-1253", "--json");
        AssertRefused(run, "VALUE_UNKNOWN");
        Assert.Equal("VALUE_UNKNOWN: --encoding: unknown encoding 'windows-1253'; did you mean 'windows-1252'? Expected one of: utf-8, windows-1252, iso-8859-1, utf-16le, utf-16be.\n", run.Error);
    }

    [Fact]
    public void Encoding_Named_ComesBeforeThatOfTheColumns_AndAByteOrderMarkBeforeBoth()
    {
        var columns = _folder.Write("columns.json", """{"name":"Name","primaryPhone":"Phone","file":{"encoding":"latin1"}}""");
        Assert.Equal(["K\u00e4the", "Jos\u00e9 \u201cPepe\u201d"], Strings(Check(Bytes(1252, Contacts), "--columns", columns, "--encoding", "windows-1252", "--json").Json["contacts"]!, "name"));
        byte[] marked = [.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes(Contacts)];
        Assert.Equal(["K\u00e4the", "Jos\u00e9 \u201cPepe\u201d"], Strings(Check(marked, "--columns", columns, "--encoding", "utf-16be", "--json").Json["contacts"]!, "name"));
    }

    [Theory]
    [InlineData("auto", "utf-16le", 1200)]
    [InlineData("google", "utf-16le", 1200)]
    [InlineData("auto", "windows-1252", 1252)]
    public void Encoding_WithAPreset_IsThatOfTheFile(string preset, string name, int codePage)
    {
        var run = Check(Bytes(codePage, "First Name,Last Name,Phone 1 - Label,Phone 1 - Value\nK\u00e4the,Gr\u00fcn,Mobile,+390612345678\n"), "--preset", preset, "--encoding", name, "--json");
        Assert.Equal((0, "", "google"), (run.Status, run.Error, (string?)run.Json["preset"]!["name"]));
        Assert.Equal(["K\u00e4the Gr\u00fcn"], Strings(run.Json["contacts"]!, "name"));
    }

    [Fact]
    public void Convert_WithAnEncoding_WritesUtf8()
    {
        var output = _folder.PathOf("out.csv");
        var run = Tool.Run("contacts", "convert", Write(Bytes(1252, Contacts)), "--to", "google", "--out", output, "--encoding", "windows-1252", "--json");
        Assert.Equal((0, ""), (run.Status, run.Error));
        Assert.Contains("K\u00e4the", File.ReadAllText(output), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Ada\r\nTEL:+390612345678\r\nEND:VCARD\r\n")]
    [InlineData("\uFEFFbegin:vcard\nVERSION:4.0\nN:Byron;Ada;;;\nNOTE:a\\, \"b\nTEL;TYPE=work:+390612345678\nEND:VCARD\n")]
    [InlineData("\n BEGIN:VCARD \nVERSION:2.1\nTEL:+390612345678\nEND:VCARD")]
    public void VCards_AreRefused_WithWhatToDo(string text)
    {
        var columns = _folder.Write("columns.json", """{"name":"FN","primaryPhone":"TEL"}""");
        string[][] ways = [[], ["--columns", columns], ["--preset", "auto"], ["--preset", "google"]];
        foreach (var way in ways)
        {
            var run = Check(Encoding.UTF8.GetBytes(text), [.. way, "--json"]);
            AssertRefused(run, "FILE_VCARD");
            Assert.EndsWith("It has vCards (.vcf), which have no columns. Import them into an address book, and export the contacts from it as CSV.\n", run.Error, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void VCards_OfACampaign_AreRefused()
    {
        _folder.Write("contacts.csv", "BEGIN:VCARD\nTEL:+390612345678\nEND:VCARD\n");
        var campaign = _folder.Write("campaign.json", Campaign(each =>
        {
            each.Remove("contacts");
            each["contactsFile"] = System.Text.Json.Nodes.JsonNode.Parse("""{"path":"contacts.csv","columns":{"primaryPhone":"TEL"}}""");
        }));
        AssertRefused(Tool.Run("campaign", "simulate", campaign, "--json"), "FILE_VCARD");
    }

    private static byte[] Bytes(int codePage, string text) => (codePage == 1252 ? CodePagesEncodingProvider.Instance.GetEncoding(1252)! : Encoding.GetEncoding(codePage)).GetBytes(text);

    private string Write(byte[] bytes)
    {
        var path = _folder.PathOf("contacts.csv");
        File.WriteAllBytes(path, bytes);
        return path;
    }

    private Tool Check(byte[] bytes, params string[] arguments) => Tool.Run(["contacts", "check", Write(bytes), .. arguments]);
}
