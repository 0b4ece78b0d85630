using System.Text;

namespace CallingDomain.Numbers.Build;

/// <summary>Distinct short texts: length, then bytes. Offset 0 is the empty text.</summary>
internal sealed class TextPool
{
    private readonly List<byte> _bytes = [0];
    private readonly Dictionary<string, ushort> _places = new(StringComparer.Ordinal) { [""] = 0 };

    internal IReadOnlyList<byte> Bytes => _bytes;

    internal ushort Place(string text)
    {
        if (_places.TryGetValue(text, out var known)) return known;
        if (text.Length > byte.MaxValue || _bytes.Count + text.Length >= ushort.MaxValue) throw new MetadataException(PlanReason.TooLarge);
        var place = (ushort)_bytes.Count;
        _bytes.Add((byte)text.Length);
        _bytes.AddRange(Encoding.Latin1.GetBytes(text));
        _places.Add(text, place);
        return place;
    }

    /// <summary>The stored form of a template: the group <c>$1</c> is the byte 1.</summary>
    internal ushort PlaceTemplate(string template)
    {
        var packed = new StringBuilder();
        for (var at = 0; at < template.Length; at++)
        {
            if (template[at] != '$') packed.Append(template[at]);
            else if (at + 1 < template.Length && template[at + 1] is >= '1' and <= '8') packed.Append((char)(template[++at] - '0'));
            else throw new MetadataException(PlanReason.MetadataPattern);
        }

        return Place(packed.ToString());
    }
}
