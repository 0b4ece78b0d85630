using System.Globalization;
using CallingDomain.Contacts;
using CallingDomain.Numbers;

namespace CallingDomain.Cli;

/// <summary>A whole file's refusal as the tool's.</summary>
internal static class Refusals
{
    /// <summary>The refusal of a contacts file, whose encoding can be named.</summary>
    public static InputException OfContacts(string file, FileRefusal refusal) => Of(file, refusal, refusal.Reason switch
    {
        FileReason.EncodingUnsupported => " Or name its encoding, with --encoding or as the encoding of the file in the columns.",
        FileReason.NotText => " If it is UTF-16 without a byte order mark, name its encoding, with --encoding or as the encoding of the file in the columns.",
        _ => "",
    });

    public static InputException Of(string file, FileRefusal refusal) => Of(file, refusal, hint: "");

    private static InputException Of(string file, FileRefusal refusal, string hint) => new(
        refusal.Reason.Code(),
        $"The file '{file}' cannot be used. {Wording.Of(refusal)}{hint}",
        ("file", file),
        ("actual", refusal.Actual),
        ("max", refusal.Max),
        ("line", refusal.Line),
        ("column", refusal.Column),
        ("delimiter", refusal.Delimiter));

    public static InputException Of(string file, AreaCodeRefusal refusal) => new(
        refusal.Reason.Code(),
        string.Create(CultureInfo.InvariantCulture, $"The file '{file}' cannot be used{(refusal.Line is { } line ? $", line {line}" : "")}: {Wording.Of(refusal.Reason)}."),
        ("file", file),
        ("line", refusal.Line));

    public static InputException Of(string file, BlacklistReason reason) => new(reason.Code(), $"The file '{file}' cannot be used. {Wording.Of(reason)}", ("file", file));

    public static InputException Of(string file, PlanReason reason, int? line = null) => new(
        reason.Code(),
        string.Create(CultureInfo.InvariantCulture, $"The file '{file}' cannot be used{(line is null ? "" : $", line {line}")}. {Wording.Of(reason)}"),
        ("file", file),
        ("line", line));
}
