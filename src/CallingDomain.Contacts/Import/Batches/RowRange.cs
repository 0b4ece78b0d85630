namespace CallingDomain.Contacts;

/// <summary>Consecutive rows of a block.</summary>
/// <param name="First">The index of the first row.</param>
/// <param name="Count">The number of rows.</param>
internal readonly record struct RowRange(int First, int Count);
