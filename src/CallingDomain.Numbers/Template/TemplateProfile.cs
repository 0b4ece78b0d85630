using System.Text.Json.Serialization;

namespace CallingDomain.Numbers;

/// <summary>How strictly a file must follow the portal's template.</summary>
[JsonConverter(typeof(CodeJsonConverter<TemplateProfile>))]
public enum TemplateProfile : byte
{
    /// <summary>Exactly the portal's requirements: UTF-8, commas, no header, <c>+15013334444</c> or <c>5013334444</c>. The default.</summary>
    [JsonStringEnumMemberName("strict")]
    Strict = 0,

    /// <summary>
    /// Also UTF-16 with a mark; semicolons, tabs and bars; a header, which is ignored; separators and spreadsheet damage in a number whose digits are all certain. Each repair is a notice.
    /// Nothing is guessed: a misspelled purpose is rejected.
    /// </summary>
    [JsonStringEnumMemberName("tolerant")]
    Tolerant = 1,
}
