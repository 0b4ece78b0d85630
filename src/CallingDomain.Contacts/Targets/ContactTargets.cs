using System.Collections.Immutable;
using System.Text.Json;
using CallingDomain.Numbers;

namespace CallingDomain.Contacts;

/// <summary>The targets of this package: products that take contacts files, with their limits.</summary>
/// <remarks>Stateless, thread-safe. docs/contacts.md lists them with their sources.</remarks>
public static class ContactTargets
{
    private const string Folder = "CallingDomain.Contacts.Targets.";

    private static readonly Lazy<ImmutableArray<ContactTarget>> Known = new(ReadAll);

    /// <summary>All targets, in the order of their names.</summary>
    public static ImmutableArray<ContactTarget> All => Known.Value;

    /// <summary>The target with a name, compared character by character; null if there is none.</summary>
    public static ContactTarget? Find(string name) => All.FirstOrDefault(target => target.Name == name);

    private static ImmutableArray<ContactTarget> ReadAll()
    {
        var assembly = typeof(ContactTargets).Assembly;
        var targets = ImmutableArray.CreateBuilder<ContactTarget>();
        foreach (var name in assembly.GetManifestResourceNames().Where(name => name.StartsWith(Folder, StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            using var resource = assembly.GetManifestResourceStream(name)!;
            using var document = JsonDocument.Parse(resource);
            targets.Add(Read(document.RootElement));
        }

        return targets.ToImmutable();
    }

    private static ContactTarget Read(JsonElement target) => new(Text(target, "name"))
    {
        Title = Text(target, "title"),
        Source = Text(target, "source"),
        ReadOn = Text(target, "read"),
        Unconfirmed = Texts(target, "unconfirmed"),
        Limits = [.. target.GetProperty("limits").EnumerateArray().Select(ReadLimit)],
    };

    private static TargetLimit ReadLimit(JsonElement limit) => new(ReasonOf(Text(limit, "limit")), Number(limit, "max"))
    {
        Min = Number(limit, "min"),
        Columns = Texts(limit, "columns"),
        Characters = Text(limit, "characters"),
        Source = Text(limit, "source"),
        ReadOn = Text(limit, "read"),
    };

    private static TargetReason ReasonOf(string code) => Enum.GetValues<TargetReason>().First(reason => reason.Code() == code);

    private static string Text(JsonElement of, string name) => of.TryGetProperty(name, out var text) ? text.GetString()! : "";

    private static long Number(JsonElement of, string name) => of.TryGetProperty(name, out var number) ? number.GetInt64() : 0;

    private static ImmutableArray<string> Texts(JsonElement of, string name) => of.TryGetProperty(name, out var texts) ? [.. texts.EnumerateArray().Select(text => text.GetString()!)] : [];
}
