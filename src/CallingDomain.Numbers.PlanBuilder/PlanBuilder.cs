namespace CallingDomain.Numbers.Build;

/// <summary>Builds numbering plans from public metadata.</summary>
/// <remarks>Stateless, thread-safe, deterministic: the same metadata and source give the same bytes.</remarks>
public static class PlanBuilder
{
    private const string DomesticFormatsName = "CallingDomain.Numbers.domestic-formats.json";

    /// <summary>Builds a plan.</summary>
    /// <param name="metadata">The text of <c>metadata.max.json</c> of the npm package libphonenumber-js, as UTF-8.</param>
    /// <param name="source">The source that the plan names.</param>
    /// <returns>The bytes for <see cref="NumberingPlan.Load(ReadOnlyMemory{byte})"/>; or why the metadata is refused. Never throws because of the metadata.</returns>
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

    /// <summary>The embedded text for <see cref="DomesticFormats.Read"/>.</summary>
    internal static byte[] DomesticFormatsOfThisLibrary() => EmbeddedFile.Read(typeof(PlanBuilder).Assembly, DomesticFormatsName);
}
