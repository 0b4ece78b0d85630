using System.Collections.Immutable;
using CallingDomain.Contacts;

namespace CallingDomain.Cli;

/// <summary>The option <c>--duplicates</c>: fields separated by commas, or <c>none</c>.</summary>
internal static class DuplicatesOption
{
    private const string Name = "--duplicates";

    /// <exception cref="InputException">The columns have no such field, or a field is repeated.</exception>
    public static DuplicateRule Read(string text, ContactColumns columns)
    {
        var words = text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        if (words is ["none"]) return DuplicateRule.None;
        var rule = DuplicateRule.None;
        var fields = ImmutableArray.CreateBuilder<string>();
        foreach (var word in words)
        {
            if (word == "primaryPhone" && rule.Phones == DuplicatePhones.None) rule = rule with { Phones = DuplicatePhones.Primary };
            else if (word == "anyPhone" && rule.Phones == DuplicatePhones.None) rule = rule with { Phones = DuplicatePhones.Any };
            else if (word == "name" && columns.HasName && !rule.Name) rule = rule with { Name = true };
            else if (columns.Fields.Any(each => each.Field == word) && !fields.Contains(word)) fields.Add(word);
            else throw new InputException(InputReason.ValueUnknown, $"{Name}: unknown or repeated field '{word}'. Expected: {string.Join(", ", Known(columns))}, each at most once; or none alone.", ("option", Name), ("duplicates", word));
        }

        rule = rule with { Fields = fields.ToImmutable() };
        if (rule.Name && rule.Phones == DuplicatePhones.None && rule.Fields.IsEmpty && !columns.HasFullName)
        {
            throw new InputException(InputReason.ValueUnknown, $"{Name}: 'name' alone compares only '{columns.GivenName ?? columns.FamilyName}', which different people share. Add primaryPhone, anyPhone or a custom field.", ("option", Name), ("duplicates", "name"));
        }

        return words.Length == 0
            ? throw new InputException(InputReason.ValueUnknown, $"{Name}: no field. Expected: {string.Join(", ", Known(columns))}; or none alone.", ("option", Name))
            : rule;
    }

    private static IEnumerable<string> Known(ContactColumns columns) =>
        ["primaryPhone or anyPhone", .. columns.HasName ? ["name"] : Array.Empty<string>(), .. columns.Fields.Select(each => each.Field)];
}
