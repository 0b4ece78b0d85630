using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace CallingDomain.Contacts;

/// <summary>The columns and the form of a file by a preset.</summary>
/// <param name="Columns">The columns to use.</param>
/// <param name="Format">How the file is written.</param>
/// <param name="IgnoredColumns">The columns of the file that are left out intentionally.</param>
/// <param name="Types">The contact item types of the user, then those of the preset.</param>
/// <remarks>Immutable, thread-safe. <see cref="ContactPreset.LayoutOf"/> makes layouts.</remarks>
[JsonConverter(typeof(ContactsJsonConverter))]
public sealed record PresetLayout(ContactColumns Columns, ContactFileFormat Format, ImmutableArray<string> IgnoredColumns, ContactItemTypes Types)
{
    /// <summary>Options with the columns and the form of the file.</summary>
    /// <param name="options">All other options.</param>
    public ContactImportOptions ApplyTo(ContactImportOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return options with { Columns = Columns, Format = Format, Types = Types, IgnoredColumns = [.. options.IgnoredColumns, .. IgnoredColumns.Except(options.IgnoredColumns)] };
    }
}
