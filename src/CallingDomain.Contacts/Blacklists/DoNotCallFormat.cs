using System.Text.Json.Serialization;
using CallingDomain.Numbers;

namespace CallingDomain.Contacts;

/// <summary>The layout of a do-not-call file.</summary>
[JsonConverter(typeof(CodeJsonConverter<DoNotCallFormat>))]
public enum DoNotCallFormat : byte
{
    /// <summary>The layout is detected by the first row. The default.</summary>
    [JsonStringEnumMemberName("detect")]
    Detect = 0,

    /// <summary>One number a line.</summary>
    [JsonStringEnumMemberName("number")]
    Number = 1,

    /// <summary>An area code and a number, separated by a comma. Source: the National Do Not Call Registry of the United States.</summary>
    [JsonStringEnumMemberName("areaCodeAndNumber")]
    AreaCodeAndNumber = 2,

    /// <summary>A number and a date, separated by a comma; the date is not used. Source: the Do-not-call Registers of Hong Kong.</summary>
    [JsonStringEnumMemberName("numberAndDate")]
    NumberAndDate = 3,

    /// <summary>
    /// XML with area codes as the attribute <c>val</c> of <c>list</c> or <c>ac</c>, and in them numbers as that of <c>ph</c>, of one to seven digits: leading zeros that were lost are put back. Source: the National Do Not Call Registry of the
    /// United States.
    /// </summary>
    [JsonStringEnumMemberName("xml")]
    Xml = 4,
}
