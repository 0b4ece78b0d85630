using System.Text.Json.Serialization;

namespace CallingDomain.Numbers;

/// <summary>Writes rows as template files of at most 500 rows each.</summary>
/// <remarks>
/// Exactly the template: UTF-8 without a mark, two columns, no header, CR LF. Numbers of calling code 1 have ten digits, so that no cell starts like a formula. Each file of 1 to 500 distinct
/// rows is accepted by the policy that accepted the rows. Not thread-safe.
/// </remarks>
[JsonConverter(typeof(NumbersJsonConverter))]
public sealed class TemplateWriter : IDisposable
{
    private readonly Func<int, Stream> _openFile;
    private readonly byte[] _row = new byte[TemplateLine.MaxLength];
    private Stream? _file;
    private int _rows;

    /// <summary>Creates a writer; no file is opened before the first row.</summary>
    /// <param name="openFile">Opens the file with a number, from 1. The writer closes each file.</param>
    public TemplateWriter(Func<int, Stream> openFile)
    {
        ArgumentNullException.ThrowIfNull(openFile);
        _openFile = openFile;
    }

    /// <summary>The number of opened files.</summary>
    public int FileCount { get; private set; }

    /// <summary>Writes any number of rows to one stream.</summary>
    /// <param name="output">The stream; it is left open.</param>
    /// <param name="lines">The rows.</param>
    public static void WriteAll(Stream output, IEnumerable<TemplateLine> lines)
    {
        ArgumentNullException.ThrowIfNull(output);
        ArgumentNullException.ThrowIfNull(lines);
        Span<byte> row = stackalloc byte[TemplateLine.MaxLength];
        foreach (var line in lines) output.Write(row[..line.WriteRow(row)]);
    }

    /// <summary>Writes a row; opens the next file if the current one has 500 rows.</summary>
    public void Write(TemplateLine line)
    {
        if (_file is null || _rows == NumberTemplate.MaxRows)
        {
            _file?.Dispose();
            _file = _openFile(++FileCount);
            _rows = 0;
        }

        _rows++;
        _file.Write(_row.AsSpan(0, line.WriteRow(_row)));
    }

    /// <summary>Closes the last file.</summary>
    public void Dispose() => _file?.Dispose();
}
