namespace CallingDomain.Numbers;

/// <summary>A number that was read, valid or not, with the plan's information.</summary>
internal readonly record struct PlanReading(PhoneNumber Number, NumberInfo Info);
