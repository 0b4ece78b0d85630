using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using CallingDomain.Shared;

namespace CallingDomain.Contacts;

/// <summary>A column of yes and no.</summary>
/// <param name="Column">The column: a reference as in <see cref="ContactColumns"/>.</param>
/// <remarks>
/// Words are compared ignoring case. A cell that is none of the words is an error, because an unknown word does not permit a call. <see cref="ContactFileFormat.Missing"/> does not apply to these columns. Immutable, compared by content,
/// thread-safe.
/// </remarks>
/// <exception cref="ArgumentNullException">The column is null.</exception>
[JsonConverter(typeof(ContactsJsonConverter))]
public sealed record FlagColumn(string Column)
{
    private readonly Items<string> _yes, _no; // empty for the default words

    /// <summary>The usual words for yes: <c>1</c>, <c>true</c>, <c>yes</c>, <c>y</c>, <c>x</c>.</summary>
    public static ImmutableArray<string> DefaultYes { get; } = ["1", "true", "yes", "y", "x"];

    /// <summary>The usual words for no: <c>0</c>, <c>false</c>, <c>no</c>, <c>n</c>, and an empty cell.</summary>
    public static ImmutableArray<string> DefaultNo { get; } = ["0", "false", "no", "n", ""];

    /// <summary>The column: a reference as in <see cref="ContactColumns"/>.</summary>
    public string Column { get; init => field = Given.NotNull(value); } = Given.NotNull(Column);

    /// <summary>The words for yes. Default: <see cref="DefaultYes"/> without the words that <see cref="No"/> gives.</summary>
    /// <exception cref="ArgumentException">A word is null.</exception>
    public ImmutableArray<string> Yes
    {
        get => _yes.All.IsEmpty ? DefaultYes.RemoveRange(_no.All, StringComparer.OrdinalIgnoreCase) : _yes;
        init => _yes = Given.WithoutNull(value);
    }

    /// <summary>The words for no; an empty word is an empty cell. Default: <see cref="DefaultNo"/> without the words that <see cref="Yes"/> gives.</summary>
    /// <exception cref="ArgumentException">A word is null.</exception>
    public ImmutableArray<string> No
    {
        get => _no.All.IsEmpty ? DefaultNo.RemoveRange(_yes.All, StringComparer.OrdinalIgnoreCase) : _no;
        init => _no = Given.WithoutNull(value);
    }

    /// <summary>The words that were given; empty for the default words.</summary>
    internal (ImmutableArray<string> Yes, ImmutableArray<string> No) GivenWords => (_yes, _no);

    /// <summary>A column with the default words; null for null.</summary>
    [return: NotNullIfNotNull(nameof(column))]
    public static implicit operator FlagColumn?(string? column) => column is null ? null : new FlagColumn(column);
}
