using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using CallingDomain.Numbers;
using CallingDomain.Shared;

namespace CallingDomain.Contacts;

/// <summary>Which ranks of a column are called first.</summary>
[JsonConverter(typeof(CodeJsonConverter<PriorityOrder>))]
public enum PriorityOrder : byte
{
    /// <summary>A rank is a priority: 1 is called first.</summary>
    [JsonStringEnumMemberName("lowerFirst")]
    LowerFirst = 0,

    /// <summary>The highest rank is called first, as in VICIdial.</summary>
    [JsonStringEnumMemberName("higherFirst")]
    HigherFirst = 1,
}

/// <summary>A column of priorities, or of ranks in another order.</summary>
/// <param name="Column">The column: a reference as in <see cref="ContactColumns"/>.</param>
/// <remarks>
/// A rank is a whole number. With <see cref="PriorityOrder.HigherFirst"/>, the priority is <see cref="Highest"/> - rank + 1. A row whose priority is not from 1 to 2147483647 is rejected. Immutable, thread-safe.
/// </remarks>
/// <exception cref="ArgumentNullException">The column is null.</exception>
[JsonConverter(typeof(ContactsJsonConverter))]
public sealed record PriorityColumn(string Column)
{
    /// <summary>The column: a reference as in <see cref="ContactColumns"/>.</summary>
    public string Column { get; init => field = Given.NotNull(value); } = Given.NotNull(Column);

    /// <summary>Which ranks are called first. Default: the lower ones.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Not a defined value.</exception>
    public PriorityOrder Order { get; init => field = Given.Defined(value); }

    /// <summary>The rank that becomes priority 1; required with <see cref="PriorityOrder.HigherFirst"/>, else null.</summary>
    public int? Highest { get; init; }

    /// <summary>The rank of an empty cell; null for <see cref="Contact.DefaultPriority"/>.</summary>
    public int? Default { get; init; }

    /// <summary>A column of priorities; null for null.</summary>
    [return: NotNullIfNotNull(nameof(column))]
    public static implicit operator PriorityColumn?(string? column) => column is null ? null : new PriorityColumn(column);
}
