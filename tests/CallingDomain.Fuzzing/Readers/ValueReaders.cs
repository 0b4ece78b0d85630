using System.Text;
using System.Text.Json;
using CallingDomain.Contacts;
using CallingDomain.Dialing;
using CallingDomain.Numbers;
using CallingDomain.Programs;
using NodaTime;
using NodaTime.Serialization.SystemTextJson;

namespace CallingDomain.Fuzzing;

/// <summary>Portals and their changes as JSON, and every public type by <see cref="JsonSerializer"/>.</summary>
internal static class ValueReaders
{
    private static readonly Dictionary<string, Type> Types =
        new[] { typeof(PhoneNumber), typeof(Contact), typeof(Campaign), typeof(Portal) }.SelectMany(type => type.Assembly.GetExportedTypes()).Where(type => !type.IsGenericTypeDefinition).ToDictionary(type => type.FullName!);

    private static readonly JsonSerializerOptions Strict = new(JsonSerializerOptions.Strict) { Converters = { NodaConverters.CreateDateTimeZoneConverter(DateTimeZoneProviders.Tzdb) } };

    /// <summary>A portal or a change.</summary>
    public static FuzzedReader Portal { get; } = new("portal-json", ReadPortal, PortalSeeds) { Mutation = () => new JsonMutation("format", "Customer Service", "5013334444", "INFORM", "SENTRY", "acme", "spring", "fact"), AllocationPerByte = 500, FixedAllocation = 1 << 18 };

    /// <summary>The full name of a type, a tab, and its JSON.</summary>
    public static FuzzedReader Values { get; } = new("json-values", ReadValue, () => SeedFiles.Lines("seeds/json-values.txt")) { Mutation = () => new NamedValueMutation(), AllocationPerByte = 500, FixedAllocation = 1 << 18, InputsInTests = 4_000 };

    private static int ReadPortal(ReadOnlyMemory<byte> input)
    {
        var change = PortalJson.ReadChange(input.Span);
        if (change.TryGet(out var read))
        {
            var json = PortalJson.Write(read);
            FaultException.Unless(PortalJson.ReadChange(json).TryGet(out var again) && again.Equals(read) && PortalJson.Write(again).AsSpan().SequenceEqual(json), "A written change is read as another one.");
            return Kind.Of(string.Join(' ', read.Facts.Select(fact => fact.GetType().Name)), Programs.Portal.Empty.Replay(read).IsOk ? 1 : 0);
        }

        var portal = PortalJson.ReadPortal(input.Span);
        FaultException.Unless(portal.IsOk || (portal.Reason != PortalJsonReason.Unspecified && change.Reason != PortalJsonReason.Unspecified), "No reason.");
        if (!portal.TryGet(out var opened)) return Kind.Of((int)portal.Reason);
        var whole = PortalJson.Write(opened);
        FaultException.Unless(PortalJson.ReadPortal(whole).TryGet(out var same) && PortalJson.Write(same).AsSpan().SequenceEqual(whole), "A written portal is read as another one.");
        return Kind.Of(opened.Businesses.Count, opened.Units.Count, opened.Programs.Count);
    }

    // The changes of the example, and the portal after each.
    private static IEnumerable<byte[]> PortalSeeds()
    {
        var portal = Programs.Portal.Empty;
        foreach (var line in SeedFiles.Lines("seeds/portal-changes.txt"))
        {
            yield return line;
            portal = portal.Replay(PortalJson.ReadChange(line).Value).Value;
            yield return PortalJson.Write(portal);
        }
    }

    private static int ReadValue(ReadOnlyMemory<byte> input)
    {
        var name = input.Span.IndexOf((byte)'\t');
        if (name < 0 || !Types.TryGetValue(Encoding.UTF8.GetString(input.Span[..name]), out var type)) return 0;
        var json = input.Span[(name + 1)..];
        var kind = Kind.Of(type.Name, ReadValue(json, type, JsonSerializerOptions.Default));
        return Kind.Of(kind, ReadValue(json, type, Strict));
    }

    // The value of strict options has all its members, so that it comes back equal.
    private static int ReadValue(ReadOnlySpan<byte> json, Type type, JsonSerializerOptions options)
    {
        object? value;
        try
        {
            value = JsonSerializer.Deserialize(json, type, options);
        }
        catch (Exception e) when (e is JsonException or ArgumentException || (e is NotSupportedException && (type.IsAbstract || IsDocumented(e.Message))))
        {
            return Kind.Of(e.GetType().Name);
        }

        if (value is null || options == JsonSerializerOptions.Default) return 1;
        var written = JsonSerializer.SerializeToUtf8Bytes(value, type, options);
        FaultException.Unless(value.Equals(JsonSerializer.Deserialize(written, type, options)), $"A written {type.Name} is read as another one.");
        return 2;
    }

    // A type without JSON, and time zones without a converter for them. The bases of closed families, which are abstract, need the property that names the kind.
    private static bool IsDocumented(string message) =>
        message.Contains("cannot be read from JSON", StringComparison.Ordinal) || message.StartsWith("Time zones other than UTC and fixed offsets need a converter", StringComparison.Ordinal);
}
