using System.Text.Json.Serialization;

namespace CallingDomain.Dialing;

/// <summary>The data that a campaign keeps in memory, and the receivers of its facts, History and Final.</summary>
/// <remarks>Immutable. The options do not change which calls are placed.</remarks>
[JsonConverter(typeof(DialingJsonConverter))]
public sealed record CampaignOptions
{
    /// <summary>The maximum of <see cref="Capacity"/>: 700,000,000 contacts.</summary>
    public const int MaxCapacity = 700_000_000;

    private readonly int _capacity;

    /// <summary>The receiver of facts; null for none.</summary>
    public ICampaignFacts? Facts { get; init; }

    /// <summary>The receiver of History and Final; null for none.</summary>
    public ICampaignRecords? Records { get; init; }

    /// <summary>Whether the campaign keeps History and Final in memory, about 200 bytes a call. Default: false.</summary>
    public bool KeepHistory { get; init; }

    /// <summary>
    /// Whether the campaign remembers its calls even without limits and lockouts, about 100 bytes a call, so that later settings may have such rules. Implied by <see cref="KeepHistory"/>. Default: false.
    /// </summary>
    public bool RememberCalls { get; init; }

    /// <summary>The number of contacts to allocate at once, 0 to <see cref="MaxCapacity"/>; more can be loaded. Default: 0.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Out of range.</exception>
    public int Capacity
    {
        get => _capacity;
        init => _capacity = value is >= 0 and <= MaxCapacity ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "A capacity must be 0 to 700,000,000.");
    }
}
