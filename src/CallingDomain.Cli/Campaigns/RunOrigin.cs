using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using CallingDomain.Dialing;

namespace CallingDomain.Cli;

/// <summary>Where the calls of a durable run come from. The store keeps it, so that a run is continued with the same outcomes.</summary>
/// <param name="Seed">The seed of the model; null for a script, which has none.</param>
/// <param name="Outcomes">The SHA-256 of the outcomes without the seed, as JSON of the library, in hexadecimal digits: equal for equal outcomes, however the campaign file writes them.</param>
internal sealed record RunOrigin(long? Seed, string Outcomes)
{
    public static RunOrigin Of(CallOutcomes outcomes)
    {
        var json = outcomes switch
        {
            OutcomeModel model => JsonSerializer.SerializeToUtf8Bytes(model with { Seed = 0 }, OutcomesContract.Default.OutcomeModel),
            OutcomeScript script => JsonSerializer.SerializeToUtf8Bytes(script, OutcomesContract.Default.OutcomeScript),
            _ => throw new ArgumentException("Unknown outcomes.", nameof(outcomes)),
        };
        return new RunOrigin((outcomes as OutcomeModel)?.Seed, Convert.ToHexStringLower(SHA256.HashData(json)));
    }

    /// <summary>How the outcomes of this run differ from those of the store.</summary>
    /// <param name="stored">The text in the store.</param>
    /// <returns>The difference, with the seed of the store if that is it; null for none.</returns>
    public (string Text, long? Seed)? DifferenceFrom(string stored) => Read(stored) switch
    {
        null => ("another program has begun it", null),
        var first when first == this => null,
        var first when first.Outcomes == Outcomes => (string.Create(CultureInfo.InvariantCulture, $"it was begun with --seed {first.Seed}, and this run has --seed {Seed}. Use --seed {first.Seed} to continue it"), first.Seed),
        _ => ("$.outcomes is not that of the campaign file with which it was begun", null),
    };

    /// <summary>The text for the store.</summary>
    public override string ToString()
    {
        var json = new JsonObject { ["outcomes"] = Outcomes };
        if (Seed is { } seed) json["seed"] = seed;
        return json.ToJsonString();
    }

    private static RunOrigin? Read(string text)
    {
        try
        {
            using var json = JsonDocument.Parse(text);
            var root = json.RootElement;
            return new RunOrigin(root.TryGetProperty("seed", out var seed) ? seed.GetInt64() : null, root.GetProperty("outcomes").GetString()!);
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            return null; // the text of another program
        }
    }
}

[JsonSerializable(typeof(OutcomeModel))]
[JsonSerializable(typeof(OutcomeScript))]
internal sealed partial class OutcomesContract : JsonSerializerContext;
