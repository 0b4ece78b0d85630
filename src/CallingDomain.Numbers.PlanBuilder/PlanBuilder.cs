using System.Reflection;

namespace CallingDomain.Numbers.Build;

/// <summary>Turns public numbering metadata into the bytes of a numbering plan.</summary>
/// <remarks>Stateless, thread-safe, deterministic: the same metadata and source give the same bytes.</remarks>
public static class PlanBuilder
{
    private const string DomesticFormatsName = "CallingDomain.Numbers.domestic-formats.json";

    /// <summary>Builds a plan.</summary>
    /// <param name="metadata">The text of <c>metadata.max.json</c> of the npm package libphonenumber-js, as UTF-8.</param>
    /// <param name="source">What the plan shall say of where it comes from.</param>
    /// <returns>
    /// The bytes, which <see cref="NumberingPlan.Load(ReadOnlyMemory{byte})"/> takes; or what is wrong with the metadata. Never throws because of it.
    /// </returns>
    public static Result<byte[], PlanReason> Build(ReadOnlyMemory<byte> metadata, PlanSource source)
    {
        ArgumentNullException.ThrowIfNull(source);
        try
        {
            var plan = PlanMetadata.Read(metadata, DomesticFormats.Read(DomesticFormatsOfThisLibrary()));
            var tables = PlanTables.Of(plan);
            return tables.IsTooLarge ? PlanReason.TooLarge : PlanWriter.Write(tables, source, RulesBuilder.Build(plan));
        }
        catch (MetadataException stop)
        {
            return stop.Reason;
        }
    }

    /// <summary>The text that <see cref="DomesticFormats.Read"/> takes.</summary>
    internal static byte[] DomesticFormatsOfThisLibrary()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(DomesticFormatsName)
            ?? throw new InvalidOperationException("The library was built without its list of domestic formats.");
        var json = new byte[stream.Length];
        stream.ReadExactly(json);
        return json;
    }
}
