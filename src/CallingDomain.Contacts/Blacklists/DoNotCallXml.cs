using System.Buffers;
using System.Xml;
using CallingDomain.Numbers;
using CallingDomain.Shared;

namespace CallingDomain.Contacts;

/// <summary>Reads the XML of the do-not-call registry of the United States.</summary>
internal static class DoNotCallXml
{
    private const int AreaDigits = 3, NumberDigits = 7;
    private const string Value = "val";

    private static readonly SearchValues<char> Digits = SearchValues.Create("0123456789");

    private static readonly XmlReaderSettings Settings = new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, IgnoreWhitespace = true, IgnoreComments = true, IgnoreProcessingInstructions = true, CloseInput = false };

    /// <returns>Why the file cannot be used; null if it can.</returns>
    public static FileRefusal? Read(Stream file, DoNotCallRows rows)
    {
        try
        {
            using var markup = new MarkupStream(file);
            using var xml = XmlReader.Create(markup, Settings);
            Read(xml, rows);
            return null;
        }
        catch (XmlException e)
        {
            return new FileRefusal(FileReason.NotXml) { Line = Math.Max(e.LineNumber, 1) };
        }
    }

    private static void Read(XmlReader xml, DoNotCallRows rows)
    {
        var (lines, area) = ((IXmlLineInfo)xml, "");
        Span<byte> number = stackalloc byte[AreaDigits + NumberDigits];
        while (xml.Read())
        {
            if (xml.NodeType != XmlNodeType.Element) continue;
            var name = xml.LocalName;
            if (name.Equals("ph", StringComparison.OrdinalIgnoreCase))
            {
                var line = lines.LineNumber;
                var value = (xml.GetAttribute(Value) ?? "").AsSpan().Trim();
                if (area.Length == 0) rows.Reject(DoNotCallReason.AreaCodeInvalid, line, 0);
                else if (value.Length is 0 or > NumberDigits || value.ContainsAnyExcept(Digits)) rows.Reject(DoNotCallReason.NumberInvalid, line, 0);
                else rows.Add(Compose(area, value, number), line, 0);
            }
            else if (name.Equals("ac", StringComparison.OrdinalIgnoreCase) || name.Equals("list", StringComparison.OrdinalIgnoreCase))
            {
                var value = (xml.GetAttribute(Value) ?? "").Trim();
                area = value.Length == AreaDigits && !value.AsSpan().ContainsAnyExcept(Digits) ? value : ""; // a list may be that of a state
            }
        }
    }

    // Zeros before the number are put back.
    private static ReadOnlySpan<byte> Compose(string area, ReadOnlySpan<char> value, Span<byte> number)
    {
        number.Fill((byte)'0');
        for (var i = 0; i < AreaDigits; i++) number[i] = (byte)area[i];
        for (var i = 0; i < value.Length; i++) number[number.Length - value.Length + i] = (byte)value[i];
        return number;
    }

    /// <summary>The bytes of a stream, as long as there is markup: an attribute or a text of any length would have to fit into memory.</summary>
    private sealed class MarkupStream(Stream file) : ReadOnlyStream
    {
        private const int MaxBytesWithoutMarkup = 1 << 20;

        private int _without; // bytes since the last end of a tag

        public override int Read(Span<byte> buffer)
        {
            var read = file.Read(buffer);
            var last = buffer[..read].LastIndexOf((byte)'>');
            _without = last < 0 ? _without + read : read - last;
            return _without <= MaxBytesWithoutMarkup ? read : throw new XmlException("A tag or a text of the document is longer than 1 MiB.");
        }
    }
}
