using System.Text.Json;

namespace CallingDomain.Numbers.Build;

/// <summary>The world's numbering plan as public metadata states it: calling codes, and for each its regions, the main one first.</summary>
/// <remarks>
/// Immutable, thread-safe. Source: <c>metadata.max.json</c> of the npm package libphonenumber-js, which is made from Google's libphonenumber.
/// </remarks>
/// <param name="CallingCodes">In ascending order.</param>
internal sealed record PlanMetadata(IReadOnlyList<CallingCodePlan> CallingCodes)
{
    /// <summary>Reads the JSON text.</summary>
    /// <exception cref="MetadataException">It is no JSON, has another layout, or has a pattern that is none over digits.</exception>
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
            throw new MetadataException(PlanReason.MetadataLayout); // an escape that stands for half a character
        }
    }
}

/// <summary>A calling code and those who share it.</summary>
/// <param name="Code">1 to 999.</param>
/// <param name="Regions">The main region first; the others in the order in which they are asked whether a number is theirs.</param>
internal sealed record CallingCodePlan(int Code, IReadOnlyList<RegionPlan> Regions);
