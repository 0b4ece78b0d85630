using CallingDomain.Dialing;
using CallingDomain.Numbers;
using NodaTime;

namespace CallingDomain.Cli;

/// <summary>The library's refusal of settings or of a rule set as the tool's, with the refused value and the nearest known word.</summary>
internal static class SettingsRefusal
{
    private const string OneOf = "one of "; // before the known words

    /// <param name="refusal">The refusal.</param>
    /// <param name="root">The value that the library has read.</param>
    /// <param name="zones">The time zones.</param>
    public static InputException Of(CampaignSettingsRefusal refusal, JsonPlace root, IDateTimeZoneProvider zones)
    {
        var (code, path, expected) = (refusal.Reason.Code(), refusal.Path, refusal.Expected);
        var place = root.Find(path);
        var text = place is { IsText: true } ? place.Value.Text() : null;
        if (refusal.Reason == CampaignSettingsReason.ZoneUnknown && text is not null) return InputException.UnknownZone(code, path, text, zones);
        (string, object?)[] parameters = [("path", path), ("expected", expected)];
        var isProperty = refusal.Reason == CampaignSettingsReason.PropertyUnknown;
        if (expected.StartsWith(OneOf, StringComparison.Ordinal) && (isProperty || text is not null))
        {
            var (kind, word) = isProperty ? ("property", path[(path.LastIndexOf('.') + 1)..]) : ("value", text!);
            return InputException.Unknown(code, path, kind, word, expected[OneOf.Length..].Split(", "), parameters);
        }

        return new InputException(code, $"{path}: {(place?.Quoted is { } value && refusal.Reason != CampaignSettingsReason.JsonNewer ? $"{value} is not valid; " : "")}{Wording.Of(refusal)}.", parameters);
    }

    /// <summary>The refusal of a rule set that asks for a field which the contacts do not have.</summary>
    /// <param name="refusal">The refusal.</param>
    /// <param name="file">The file or the name in the library, as the campaign names it; null for a rule set in the campaign file.</param>
    /// <param name="rules">The name of the rule set.</param>
    /// <param name="field">The field.</param>
    /// <param name="known">The fields that contacts have.</param>
    public static InputException OfField(CampaignSettingsRefusal refusal, string? file, string rules, string field, IReadOnlyCollection<string> known)
    {
        var suggestion = Spelling.Nearest(field, known);
        var question = suggestion is null ? "." : $"; did you mean '{suggestion}'?";
        var fields = known.Count == 0 ? "Contacts have no custom fields" : $"Contacts have the fields {string.Join(", ", known)}";
        return new InputException(
            refusal.Reason.Code(),
            $"{refusal.Path}{(file is null ? "" : $" (file '{file}')")}: the rule set '{rules}' asks for the field '{field}', which contacts do not have{question} {fields}.",
            ("path", refusal.Path),
            ("expected", refusal.Expected),
            ("file", file),
            ("rule", rules),
            ("suggestion", suggestion));
    }
}
