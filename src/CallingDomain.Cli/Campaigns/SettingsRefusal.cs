using CallingDomain.Dialing;
using CallingDomain.Numbers;

namespace CallingDomain.Cli;

/// <summary>The library's refusal of settings or of a rule set as the tool's, with the nearest known word.</summary>
internal static class SettingsRefusal
{
    private const string OneOf = "one of "; // before the known words

    /// <param name="refusal">The refusal.</param>
    /// <param name="root">The value that the library has read.</param>
    /// <param name="file">The file of a rule set; null for the campaign file.</param>
    public static InputException Of(CampaignSettingsRefusal refusal, JsonPlace root, string? file = null)
    {
        var where = file is null ? refusal.Path : $"The file '{file}' is not a rule set: {refusal.Path}";
        (string, object?)[] parameters = [("file", file), ("path", refusal.Path), ("expected", refusal.Expected)];
        if (!refusal.Expected.StartsWith(OneOf, StringComparison.Ordinal)) return new InputException(refusal.Reason.Code(), $"{where}: {Wording.Of(refusal)}.", parameters);
        var (kind, word) = refusal.Reason == CampaignSettingsReason.PropertyUnknown ? ("property", refusal.Path[(refusal.Path.LastIndexOf('.') + 1)..]) : ("value", root.Find(refusal.Path)?.Text() ?? "");
        return InputException.Unknown(refusal.Reason.Code(), where, kind, word, refusal.Expected[OneOf.Length..].Split(", "), parameters);
    }
}
