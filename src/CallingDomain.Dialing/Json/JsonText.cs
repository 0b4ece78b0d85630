using System.Text;

namespace CallingDomain.Dialing;

/// <summary>Texts for JSON.</summary>
internal static class JsonText
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <exception cref="ArgumentException">The text has half of a surrogate pair.</exception>
    public static byte[] Utf8Of(string text) => Utf8.GetBytes(text);
}
