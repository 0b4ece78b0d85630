using System.Text.Json.Serialization;

namespace CallingDomain.Benchmarks;

/// <summary>One case of a comparison, with one peer.</summary>
/// <param name="Case">What was done.</param>
/// <param name="N">How many things there were.</param>
/// <param name="OursNs">Nanoseconds an operation, ours.</param>
/// <param name="Peer">Who the peer is.</param>
/// <param name="PeerNs">Nanoseconds an operation, the peer's.</param>
/// <param name="OursBytes">Bytes, ours: live ones a thing for the hopper and the engine, allocated ones an operation elsewhere; 0 where they were not measured.</param>
/// <param name="PeerBytes">The same, the peer's.</param>
internal sealed record ComparisonRow(string Case, int N, double OursNs, string Peer, double PeerNs, double OursBytes = 0, double PeerBytes = 0)
{
    /// <summary>How many times as fast as the peer.</summary>
    [JsonPropertyOrder(1)]
    public double Ratio => Math.Round(PeerNs / OursNs, 2);

    /// <summary>The ratios of all processes, the lowest first; null for one process.</summary>
    [JsonPropertyOrder(2)]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<double>? Ratios { get; init; }
}
