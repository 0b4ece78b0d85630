using System.Collections.Immutable;
using System.Text.Json.Serialization;
using CallingDomain.Numbers;
using CallingDomain.Shared;

namespace CallingDomain.Contacts;

/// <summary>How a file quotes its cells.</summary>
[JsonConverter(typeof(CodeJsonConverter<FileQuoting>))]
public enum FileQuoting : byte
{
    /// <summary>Double quotes enclose cells that contain a delimiter or a line break.</summary>
    [JsonStringEnumMemberName("standard")]
    Standard = 0,

    /// <summary>Quotes have no meaning: every double quote is deleted before the line is split, as VICIdial does.</summary>
    [JsonStringEnumMemberName("none")]
    None = 1,
}

/// <summary>The character encoding of a file.</summary>
[JsonConverter(typeof(CodeJsonConverter<FileEncoding>))]
public enum FileEncoding : byte
{
    /// <summary>UTF-8, or UTF-16 with a byte order mark.</summary>
    [JsonStringEnumMemberName("detect")]
    Detect = 0,

    /// <summary>ISO 8859-1.</summary>
    [JsonStringEnumMemberName("latin1")]
    Latin1 = 1,

    /// <summary>Windows-1252.</summary>
    [JsonStringEnumMemberName("windows-1252")]
    Windows1252 = 2,

    /// <summary>UTF-16, little-endian.</summary>
    [JsonStringEnumMemberName("utf-16le")]
    Utf16LittleEndian = 3,

    /// <summary>UTF-16, big-endian.</summary>
    [JsonStringEnumMemberName("utf-16be")]
    Utf16BigEndian = 4,
}

/// <summary>A step that cleans the cells of a file.</summary>
[JsonConverter(typeof(CodeJsonConverter<CellCleaning>))]
public enum CellCleaning : byte
{
    /// <summary>No step.</summary>
    [JsonStringEnumMemberName("none")]
    None = 0,

    /// <summary>White space around the text is removed. The import always begins with this step.</summary>
    [JsonStringEnumMemberName("trim")]
    Trim = 1,

    /// <summary>One apostrophe before <c>=</c>, <c>+</c>, <c>-</c> or <c>@</c> is removed.</summary>
    [JsonStringEnumMemberName("apostrophe")]
    Apostrophe = 2,

    /// <summary>A pair of apostrophes around the text is removed.</summary>
    [JsonStringEnumMemberName("apostrophes")]
    Apostrophes = 3,

    /// <summary>A cell of zeros only is empty.</summary>
    [JsonStringEnumMemberName("zero")]
    Zero = 4,

    /// <summary>Emoji are removed.</summary>
    [JsonStringEnumMemberName("emoji")]
    Emoji = 5,
}

/// <summary>How a contacts file is written.</summary>
/// <remarks>Columns without a heading, and several columns with the same heading, never stop an import unless a reference to them is ambiguous. Immutable, compared by content, thread-safe.</remarks>
[JsonConverter(typeof(ContactsJsonConverter))]
public sealed record ContactFileFormat
{
    private readonly Items<CellCleaning> _cleaning;
    private readonly Items<string> _missing;

    /// <summary>Whether the file has a heading. Without one, columns are named by position, such as <c>#1</c>. Default: true.</summary>
    public bool HasHeading { get; init; } = true;

    /// <summary>The number of lines before the heading, or before the first row of a file without a heading. They are counted as lines of the heading. Default: 0.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Less than 0.</exception>
    public int LinesBeforeHeading { get; init => field = Given.AtLeast(0, value); }

    /// <summary>The delimiter of columns; null to detect comma, semicolon, tab or vertical bar. Default: null.</summary>
    public char? Delimiter { get; init; }

    /// <summary>How cells are quoted. Default: by double quotes.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Not a defined value.</exception>
    public FileQuoting Quoting { get; init => field = Given.Defined(value); }

    /// <summary>The character encoding of a file without a byte order mark, which decides before it. Default: UTF-8, or UTF-16 with a byte order mark.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Not a defined value.</exception>
    public FileEncoding Encoding { get; init => field = Given.Defined(value); }

    /// <summary>The steps that clean each cell, in their order; rejected rows are written as they are in the file. Default: none.</summary>
    public ImmutableArray<CellCleaning> Cleaning
    {
        get => _cleaning;
        init => _cleaning = value;
    }

    /// <summary>Texts of cells that mean an empty cell, such as <c>0/0/00</c>, compared after cleaning. They do not apply to columns of yes and no. Default: none.</summary>
    /// <exception cref="ArgumentException">A text is null.</exception>
    public ImmutableArray<string> Missing
    {
        get => _missing;
        init => _missing = Given.WithoutNull(value);
    }

    /// <summary>Whether headings are compared ignoring case if none is equal character by character. Default: false.</summary>
    public bool IgnoresHeadingCase { get; init; }
}
