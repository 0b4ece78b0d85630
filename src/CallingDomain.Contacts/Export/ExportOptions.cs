using System.Text.Json.Serialization;
using CallingDomain.Numbers;
using CallingDomain.Shared;

namespace CallingDomain.Contacts;

/// <summary>How contacts are written in the layout of a preset.</summary>
/// <remarks>Immutable, thread-safe.</remarks>
[JsonConverter(typeof(ContactsJsonConverter))]
public sealed record ExportOptions
{
    /// <summary>The number of phones for which a numbered family of columns, such as <c>Phone {n} - Value</c>, has columns. Further phones are left out and reported. Default: 4.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Less than 1.</exception>
    public int MaxPhones { get; init => field = Given.AtLeast(1, value); } = 4;

    /// <summary>The contact item types that have columns of their own in a layout such as <c>xcally</c>. Default: none.</summary>
    /// <exception cref="ArgumentNullException">The value is null.</exception>
    public ContactItemTypes Types { get; init => field = Given.NotNull(value); } = ContactItemTypes.Empty;

    /// <summary>The calling code of the national numbers of a layout without calling codes. Phones with another one are left out and reported. Default: 1, as of the products with such layouts.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Less than 1.</exception>
    public int CallingCode { get; init => field = Given.AtLeast(1, value); } = 1;

    /// <summary>Knows the calling codes of numbers. Default: <see cref="NumberingPlan.Default"/>.</summary>
    /// <exception cref="ArgumentNullException">The value is null.</exception>
    public NumberingPlan Plan { get; init => field = Given.NotNull(value); } = NumberingPlan.Default;
}
