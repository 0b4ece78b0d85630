using CallingDomain.Contacts;

namespace CallingDomain.Cli;

/// <summary>The format of a contacts file in a JSON file.</summary>
internal static class FileSection
{
    /// <summary>The format that the property <c>file</c> of columns gives; the default without it.</summary>
    public static ContactFileFormat OfColumns(JsonPlace columns) => columns.Maybe("file") is { } file ? Read(file) : new ContactFileFormat();

    private static ContactFileFormat Read(JsonPlace place)
    {
        place.Only("heading", "linesBeforeHeading", "delimiter", "quoting", "encoding", "cleaning", "missing", "ignoresHeadingCase");
        return new ContactFileFormat
        {
            HasHeading = place.Maybe("heading")?.YesNo() ?? true,
            LinesBeforeHeading = place.Maybe("linesBeforeHeading")?.WholeNumber(0, int.MaxValue) ?? 0,
            Delimiter = place.Maybe("delimiter") is { } delimiter ? Delimiter(delimiter) : null,
            Quoting = place.Maybe("quoting")?.Word(CompanionColumns.Words<FileQuoting>()) ?? FileQuoting.Standard,
            Encoding = place.Maybe("encoding")?.Word(CompanionColumns.Words<FileEncoding>()) ?? FileEncoding.Detect,
            Cleaning = [.. (place.Maybe("cleaning")?.Items() ?? []).Select(step => step.Word(CompanionColumns.Words<CellCleaning>()))],
            Missing = CompanionColumns.Texts(place.Maybe("missing")),
            IgnoresHeadingCase = place.Maybe("ignoresHeadingCase")?.YesNo() ?? false,
        };
    }

    private static char Delimiter(JsonPlace place) => place.Text() is [var delimiter] ? delimiter : throw place.Refuse(InputReason.PropertyRange, "expected one character");
}
