namespace CallingDomain.Cli.Tests;

/// <summary><c>contacts blacklist</c>, and <c>--do-not-call</c> of <c>contacts check</c>.</summary>
public sealed class ContactsBlacklistTests : IDisposable
{
    private readonly Folder _folder = new();

    [Fact]
    public void Blacklist_SeveralFiles_AreSavedAsOne()
    {
        var (numbers, areas) = (_folder.Write("a.txt", "2015550123\n2015550123\n\n"), _folder.Write("b.csv", "201,5550124\n"));
        var xml = _folder.Write("c.xml", "<list><ac val='201'><ph val='5550125'/></ac></list>");
        var saved = _folder.PathOf("all.blacklist");
        var run = Tool.Run("contacts", "blacklist", numbers, areas, xml, "--region", "US", "--output", saved, "--json");
        Assert.Equal((0, 3), (run.Status, (int)run.Json["count"]!));
        Assert.Equal(["number", "area-and-number", "xml"], run.Json["files"]!.AsArray().Select(file => (string)file!["format"]!));
        Assert.Equal((2L, 1L), ((long)run.Json["files"]![0]!["numbers"]!, (long)run.Json["files"]![0]!["blank"]!));
        var again = Tool.Run("contacts", "blacklist", saved, "--json");
        Assert.Equal(("saved", 3), ((string)again.Json["files"]![0]!["format"]!, (int)again.Json["count"]!));
        Assert.Contains("3 numbers and prefixes.", Tool.Run("contacts", "blacklist", saved).Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Blacklist_RowsThatCannotBeRead_AreListed()
    {
        var file = _folder.Write("a.txt", "2015550123\n12\nabc\n");
        var run = Tool.Run("contacts", "blacklist", file, "--region", "US", "--json");
        Assert.Equal((1, 2L), (run.Status, (long)run.Json["files"]![0]!["rejected"]!));
        Assert.Equal(["2:1 NUMBER_LENGTH", "3:1 NUMBER_HAS_LETTERS"], run.Json["files"]![0]!["issues"]!.AsArray().Select(issue => $"{issue!["line"]}:{issue["column"]} {issue["code"]}"));
        Assert.Contains("NUMBER_HAS_LETTERS", Tool.Run("contacts", "blacklist", file, "--region", "US").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Blacklist_DamagedOrOtherFile_IsRefused()
    {
        var (text, saved) = (_folder.Write("a.txt", "+12015550123\n"), _folder.PathOf("a.blacklist"));
        Assert.Equal(0, Tool.Run("contacts", "blacklist", text, "--output", saved).Status);
        var bytes = File.ReadAllBytes(saved);
        foreach (var (change, code) in ((Func<byte[]>, string)[])[(() => [.. bytes, 1], "BLACKLIST_DAMAGED"), (() => bytes[..^1], "BLACKLIST_TRUNCATED"), (() => [.. bytes[..7], 2, .. bytes[8..]], "BLACKLIST_NEWER")])
        {
            File.WriteAllBytes(saved, change());
            var run = Tool.Run("contacts", "blacklist", saved, "--json");
            Assert.Equal((2, code), (run.Status, (string)run.Json["error"]!["code"]!));
        }

        Assert.Equal("FILE_NOT_XML", (string)Tool.Run("contacts", "blacklist", _folder.Write("a.xml", "<a>"), "--json").Json["error"]!["code"]!);
        Assert.Equal("ARGUMENTS_INVALID", (string)Tool.Run("contacts", "blacklist", text, "--output", text, "--json").Json["error"]!["code"]!);
        Assert.Equal("ARGUMENTS_INVALID", (string)Tool.Run("contacts", "blacklist", text, "--output", "-", "--json").Json["error"]!["code"]!);
    }

    [Fact]
    public void Check_ListedPhones_AreLeftOut()
    {
        var contacts = _folder.Write("contacts.csv", "Name,Phone,Office phone\nAda,+12015550123,+12025550199\nBob,+12015550123,\nCy,+12025550142,+12015550124\n");
        var columns = _folder.Write("columns.json", """{"name":"Name","primaryPhone":"Phone","untypedPhones":["Office phone"]}""");
        var list = _folder.Write("list.csv", "201,5550123\n201,5550124\n");
        var run = Tool.Run("contacts", "check", contacts, "--columns", columns, "--region", "US", "--do-not-call", list, "--json");
        Assert.Equal(1, run.Status);
        var rows = run.Json["contacts"]!.AsArray();
        Assert.Equal(["+12025550199", "+12025550142"], rows.Select(row => (string)row!["phones"]!.AsArray().Single()!["phone"]!));
        Assert.Null(rows[0]!["primaryPhone"]);
        Assert.Equal(["2 CONTACT_PHONE_DO_NOT_CALL", "3 CONTACT_PHONE_DO_NOT_CALL"], rows.Select(row => row!["notices"]![0]!).Select(notice => $"{notice["column"]} {notice["code"]}"));
        Assert.Contains("CONTACT_PHONE_DO_NOT_CALL", run.Json["rejected"]![0]!["codes"]!.AsArray().Select(code => (string)code!));
        Assert.Equal(3, (int)run.Json["rejected"]![0]!["line"]!);
    }

    [Fact]
    public void Check_ListThatCannotBeRead_ChecksNothing()
    {
        var contacts = _folder.Write("contacts.csv", "Name,Phone\nAda,+12015550123\n");
        var run = Tool.Run("contacts", "check", contacts, "--do-not-call", _folder.Write("list.txt", "+12015550124\n2015550123\n"), "--json");
        Assert.Equal((2, "NUMBER_NOT_E164", "2"), (run.Status, (string)run.Json["error"]!["code"]!, (string)run.Json["error"]!["parameters"]!["line"]!));
        Assert.Equal("ARGUMENTS_INVALID", (string)Tool.RunWith("", "contacts", "check", "-", "--do-not-call", "-", "--json").Json["error"]!["code"]!);
    }

    public void Dispose() => _folder.Dispose();
}
