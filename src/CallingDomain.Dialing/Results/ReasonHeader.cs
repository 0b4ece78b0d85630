using System.Globalization;

namespace CallingDomain.Dialing;

/// <summary>One value of a SIP Reason header. Source: RFC 3326; the location: RFC 8606.</summary>
/// <param name="Protocol">The protocol, such as <c>Q.850</c> or <c>SIP</c>.</param>
/// <param name="Cause">The cause; null if absent or not a number.</param>
/// <param name="Text">The text without its quotes; empty if absent.</param>
/// <param name="Location">The network that gave the cause; null if absent.</param>
internal readonly record struct ReasonHeader(string Protocol, int? Cause, string Text, string? Location)
{
    private const string Version = "v=analytics1;";

    private static readonly string[] Contacts = ["url=", "tel=", "email="];

    public bool IsQ850 => Protocol.Equals("Q.850", StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether the location is known and is not the called user.</summary>
    public bool IsLocatedInNetwork => Location is not (null or "") && !Location.Equals("U", StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether the value is that of a block by analytics: ATIS-1000099. The text begins with the version and names one contact.</summary>
    public bool IsAnalyticsBlock
    {
        get
        {
            if (!(IsQ850 ? Cause == 21 : Protocol.Equals("SIP", StringComparison.OrdinalIgnoreCase) && Cause == 603)) return false;
            if (!Text.StartsWith(Version, StringComparison.OrdinalIgnoreCase)) return false;
            var contact = Text[Version.Length..].TrimStart();
            return Contacts.Any(name => contact.Length > name.Length && contact.StartsWith(name, StringComparison.OrdinalIgnoreCase));
        }
    }

    /// <summary>The values of a header, in their order. Never throws.</summary>
    public static IEnumerable<ReasonHeader> Read(string? header)
    {
        foreach (var value in Split(header ?? "", ','))
        {
            var parts = Split(value, ';');
            if (parts is not [{ Length: > 0 } protocol, .. var parameters]) continue;
            int? cause = null;
            string? location = null;
            var text = "";
            foreach (var parameter in parameters)
            {
                var equals = parameter.IndexOf('=', StringComparison.Ordinal);
                if (equals < 0) continue;
                var (name, content) = (parameter[..equals].Trim().ToUpperInvariant(), parameter[(equals + 1)..].Trim());
                if (name == "CAUSE" && int.TryParse(content, NumberStyles.None, CultureInfo.InvariantCulture, out var number)) cause = number;
                else if (name == "TEXT") text = Unquoted(content);
                else if (name == "LOCATION") location = content;
            }

            yield return new ReasonHeader(protocol, cause, text, location);
        }
    }

    // The parts between separators that are not inside quotes.
    private static List<string> Split(string text, char separator)
    {
        var parts = new List<string>();
        var (start, isQuoted) = (0, false);
        for (var at = 0; at < text.Length; at++)
        {
            if (text[at] == '\\' && isQuoted) at++;
            else if (text[at] == '"') isQuoted = !isQuoted;
            else if (text[at] == separator && !isQuoted)
            {
                parts.Add(text[start..at].Trim());
                start = at + 1;
            }
        }

        parts.Add(text[start..].Trim());
        return parts;
    }

    private static string Unquoted(string text) => text is ['"', .. var inside, '"'] ? inside.Replace("\\\"", "\"", StringComparison.Ordinal) : text;
}
