using System.Text;

namespace CallingDomain.Shared;

/// <summary>Enumerates the characters of UTF-8 text; invalid bytes are given as U+FFFD.</summary>
internal ref struct Utf8Runes(ReadOnlySpan<byte> utf8)
{
    private ReadOnlySpan<byte> _rest = utf8;

    public Rune Current { get; private set; }

    public readonly Utf8Runes GetEnumerator() => this;

    public bool MoveNext()
    {
        if (_rest.IsEmpty) return false;
        Rune.DecodeFromUtf8(_rest, out var rune, out var length);
        Current = rune;
        _rest = _rest[length..];
        return true;
    }
}
