using System.Text.Json;

namespace CallingDomain.Numbers.Build;

/// <summary>The metadata of the numbering plan: calling codes with their regions.</summary>
/// <remarks>Immutable, thread-safe. Source: <c>metadata.max.json</c> of the npm package libphonenumber-js, made from Google's libphonenumber.</remarks>
/// <param name="CallingCodes">The calling codes, in ascending order.</param>
internal sealed record PlanMetadata(IReadOnlyList<CallingCodePlan> CallingCodes)
{
    /// <summary>Reads the JSON text.</summary>
    /// <exception cref="MetadataException">The text is not JSON, has another layout, or has an unsupported pattern.</exception>
    public static PlanMetadata Read(ReadOnlyMemory<byte> json, DomesticFormats domesticFormats)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            return PlanMetadataReader.Read(document.RootElement, domesticFormats);
        }
        catch (JsonException)
        {
            throw new MetadataException(PlanReason.MetadataNotJson);
        }
        catch (InvalidOperationException)
        {
            throw new MetadataException(PlanReason.MetadataLayout); // an escape of an incomplete character
        }
    }
}

/// <summary>A calling code with its regions.</summary>
/// <param name="Code">1 to 999.</param>
/// <param name="Regions">The main region, then the others in the order of matching.</param>
internal sealed record CallingCodePlan(int Code, IReadOnlyList<RegionPlan> Regions);
