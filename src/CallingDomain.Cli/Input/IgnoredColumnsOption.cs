using System.Collections.Immutable;
using System.Text;

namespace CallingDomain.Cli;

/// <summary>The option <c>--ignore-columns</c>: headings separated by commas, in double quotes where a heading has a comma.</summary>
internal static class IgnoredColumnsOption
{
    public const string Name = "--ignore-columns";

    private const char Quote = '"';

    /// <exception cref="InputException">A double quote is not closed, or a heading is empty.</exception>
    public static ImmutableArray<string> Read(string? text)
    {
        if (text is null) return [];
        var headings = ImmutableArray.CreateBuilder<string>();
        var heading = new StringBuilder();
        var (isQuoted, wasQuoted) = (false, false);

        void Add()
        {
            var name = heading.ToString().Trim();
            if (name.Length == 0 && !wasQuoted) throw Refuse("expected headings separated by commas; two double quotes name a column without a heading");
            headings.Add(name);
            heading.Clear();
            wasQuoted = false;
        }

        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == Quote && isQuoted && i + 1 < text.Length && text[i + 1] == Quote) heading.Append(text[++i]);
            else if (text[i] == Quote && (isQuoted || string.IsNullOrWhiteSpace(heading.ToString()))) (isQuoted, wasQuoted) = (!isQuoted, true);
            else if (text[i] == ',' && !isQuoted) Add();
            else heading.Append(text[i]);
        }

        if (isQuoted) throw Refuse("a double quote is not closed");
        Add();
        return headings.DrainToImmutable();
    }

    private static InputException Refuse(string why) => new(InputReason.ArgumentsInvalid, $"{Name}: {why}.", ("option", Name));
}
