using System.Text.Json.Serialization;

namespace CallingDomain.Programs;

/// <summary>The numbers of a program, counted.</summary>
/// <param name="Total">All numbers of the program.</param>
/// <param name="Active">The Active numbers.</param>
/// <param name="DoNotOriginate">The numbers whose purpose is Do Not Originate.</param>
/// <remarks>Immutable, thread-safe. Default: no numbers.</remarks>
[method: JsonConstructor] // a missing member is an error for JsonSerializerOptions.Strict
public readonly record struct NumberCounts(int Total, int Active, int DoNotOriginate = 0);
