namespace CallingDomain.Numbers.Build;

/// <summary>Builds numbering plans from public metadata.</summary>
/// <remarks>Stateless, thread-safe, deterministic: the same metadata and source give the same bytes.</remarks>
public static class PlanBuilder
{
    /// <summary>Builds a plan.</summary>
    /// <param name="metadata"><c>PhoneNumberMetadata.xml</c> of Google's libphonenumber, or <c>PhoneNumbers.dll</c> of libphonenumber-csharp.</param>
    /// <param name="source">The source that the plan names.</param>
    /// <returns>The bytes for <see cref="NumberingPlan.Load(ReadOnlyMemory{byte})"/>; or why the metadata is refused. Never throws because of the metadata.</returns>
    public static Result<byte[], MetadataRefusal> Build(ReadOnlyMemory<byte> metadata, PlanSource source)
    {
        ArgumentNullException.ThrowIfNull(source);
        try
        {
            var (release, plan) = Read(metadata);
            var tables = PlanTables.Of(plan);
            if (tables.IsTooLarge) return new MetadataRefusal(PlanReason.TooLarge, null);
            var bytes = PlanWriter.Write(tables, source with { Release = source.Release ?? release }, RulesBuilder.Build(plan));
            return NumberingPlan.Load(bytes).IsOk ? bytes : new MetadataRefusal(PlanReason.MetadataPattern, null); // a format that no plan may have, such as one that repeats a group
        }
        catch (MetadataException stop)
        {
            return stop.Refusal;
        }
    }

    private static (string? Release, PlanMetadata Plan) Read(ReadOnlyMemory<byte> metadata)
    {
        if (!MetadataAssembly.IsAssembly(metadata)) return (null, MetadataXml.Read(metadata));
        var (release, xml) = MetadataAssembly.Read(metadata);
        return (release, MetadataXml.Read(xml));
    }
}
