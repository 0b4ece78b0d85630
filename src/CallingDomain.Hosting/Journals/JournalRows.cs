using System.Collections.Immutable;
using CallingDomain.Contacts;
using CallingDomain.Dialing;
using NodaTime;

namespace CallingDomain.Hosting;

/// <summary>A row of History.</summary>
/// <param name="Entry">The ended call; with <see cref="HistoryEntry.IsLate"/> it replaces the row of the same attempt.</param>
/// <param name="Zones">The time zones in which the calling hours had to be open, in the order of their identities; empty if none is known.</param>
public readonly record struct HistoryRow(HistoryEntry Entry, ImmutableArray<DateTimeZone> Zones);

/// <summary>A row of Final.</summary>
/// <param name="Entry">The closed contact.</param>
/// <param name="IsCorrection">Whether it replaces the contact's last row.</param>
/// <param name="Zones">The time zones of the last called phone, as in <see cref="HistoryRow"/>.</param>
public readonly record struct FinalRow(FinalEntry Entry, bool IsCorrection, ImmutableArray<DateTimeZone> Zones);

/// <summary>A loaded or edited contact.</summary>
/// <param name="Number">The contact's number.</param>
/// <param name="Contact">The contact; null if it was loaded without an identity.</param>
/// <param name="Phones">Its phones in calling order.</param>
public readonly record struct ContactRow(int Number, Contact? Contact, ImmutableArray<ContactPhone> Phones);
