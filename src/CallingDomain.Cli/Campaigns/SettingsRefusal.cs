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
}
