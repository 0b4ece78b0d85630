using System.Text;

namespace CallingDomain.Host.Tests;

/// <summary>A documented curl line, as an HTTP request.</summary>
/// <param name="Text">The line.</param>
internal sealed record CurlLine(string Text)
{
    private const string Host = "localhost:5000";

    /// <summary>The request that curl would send.</summary>
    /// <param name="folder">The folder of the files that the line names.</param>
    /// <exception cref="FormatException">The line has something that this reader does not know.</exception>
    public HttpRequestMessage Request(string folder)
    {
        string? method = null, address = null;
        byte[]? body = null;
        var headers = new List<(string Name, string Value)>();
        var words = Words(Text);
        if (words[0] != "curl") throw new FormatException($"Expected curl, not {words[0]}.");
        for (var at = 1; at < words.Count; at++)
        {
            switch (words[at])
            {
                case "-i" or "-s":
                    break;
                case "-X":
                    method = words[++at];
                    break;
                case "-H":
                    var header = words[++at].Split(": ", 2);
                    headers.Add((header[0], header[1]));
                    break;
                case "-d":
                    body = Encoding.UTF8.GetBytes(words[++at]);
                    break;
                case "--data-binary":
                    body = File.ReadAllBytes(Path.Combine(folder, words[++at].TrimStart('@')));
                    break;
                case ['-', ..]:
                    throw new FormatException($"Unknown option {words[at]}.");
                default:
                    address = words[at];
                    break;
            }
        }

        if (address?.StartsWith(Host, StringComparison.Ordinal) != true) throw new FormatException($"Expected an address of {Host}: {Text}");
        var request = new HttpRequestMessage(new HttpMethod(method ?? (body is null ? "GET" : "POST")), new Uri(address[Host.Length..], UriKind.Relative));
        if (body is not null) request.Content = new ByteArrayContent(body);
        foreach (var (name, value) in headers)
        {
            if (!request.Headers.TryAddWithoutValidation(name, value)) request.Content!.Headers.Add(name, value);
        }

        return request;
    }

    // The words of a POSIX shell: quotes, and a backslash before the end of a line.
    private static List<string> Words(string line)
    {
        var words = new List<string>();
        StringBuilder? word = null;
        var quote = '\0';
        foreach (var letter in line.Replace("\\\n", " ", StringComparison.Ordinal))
        {
            if (quote != '\0' && letter == quote) quote = '\0';
            else if (quote == '\0' && letter is '\'' or '"') (quote, word) = (letter, word ?? new StringBuilder());
            else if (quote != '\0' || !char.IsWhiteSpace(letter)) (word ??= new StringBuilder()).Append(letter);
            else if (word is not null) Finish();
        }

        if (word is not null) Finish();
        return words;

        void Finish()
        {
            words.Add(word.ToString());
            word = null;
        }
    }
}
