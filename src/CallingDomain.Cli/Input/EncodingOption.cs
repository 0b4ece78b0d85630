using System.CommandLine;
using CallingDomain.Contacts;

namespace CallingDomain.Cli;

/// <summary>The option <c>--encoding</c>: the encoding of a contacts file without a byte order mark.</summary>
internal static class EncodingOption
{
    public const string Name = "--encoding";

    private static readonly (string Word, FileEncoding Value)[] Encodings =
    [
        ("utf-8", FileEncoding.Detect), ("windows-1252", FileEncoding.Windows1252), ("iso-8859-1", FileEncoding.Latin1), ("utf-16le", FileEncoding.Utf16LittleEndian), ("utf-16be", FileEncoding.Utf16BigEndian),
    ];

    public static Option<string?> Create()
    {
        var option = new Option<string?>(Name) { HelpName = "NAME", Description = $"The encoding of FILE: {string.Join(", ", Encodings.Select(each => each.Word))}. A byte order mark in the file decides before it. Default: that of the columns or the preset, else utf-8." };
        option.CompletionSources.Add([.. Encodings.Select(each => each.Word)]);
        return option;
    }

    /// <summary>The encoding; null for a missing option.</summary>
    /// <exception cref="InputException">Unknown encoding.</exception>
    public static FileEncoding? Read(string? text)
    {
        if (text is null) return null;
        foreach (var (word, value) in Encodings)
        {
            if (word.Equals(text, StringComparison.OrdinalIgnoreCase)) return value;
        }

        throw InputException.Unknown(InputReason.ValueUnknown, Name, "encoding", text, [.. Encodings.Select(each => each.Word)], ("option", Name));
    }
}
