using System.Globalization;
using CallingDomain.Contacts;
using CallingDomain.Numbers;

namespace CallingDomain.Cli;

/// <summary>A whole file's refusal as the tool's.</summary>
internal static class Refusals
{
    public static InputException Of(string file, FileRefusal refusal) => new(
        refusal.Reason.Code(),
        $"The file '{file}' cannot be used. {Wording.Of(refusal)}",
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
