using System.Globalization;
using CallingDomain.Numbers;
using NodaTime;

namespace CallingDomain.Cli;

/// <summary>The arguments or a whole file cannot be used. The tool prints the code and the message, and exits with <see cref="Status"/>.</summary>
internal sealed class InputException(string code, string message, params (string Name, object? Value)[] parameters) : Exception(message)
{
    public InputException(InputReason reason, string message, params (string Name, object? Value)[] parameters)
        : this(reason.Code(), message, parameters)
    {
    }

    public string Code { get; } = code;

    /// <summary>The exit status. Default: <see cref="ExitStatus.CannotUse"/>.</summary>
    public int Status { get; init; } = ExitStatus.CannotUse;

    /// <summary>The values that the message contains, by name.</summary>
    public IReadOnlyDictionary<string, string> Parameters { get; } =
        parameters.Where(parameter => parameter.Value is not null)
            .ToDictionary(parameter => parameter.Name, parameter => Convert.ToString(parameter.Value, CultureInfo.InvariantCulture)!);

    /// <summary>This refusal of a place in a file, with the name of the file.</summary>
    public InputException In(string file, string what) =>
        new(Code, $"The file '{file}' is not {what}: {Message}", [("file", file), .. Parameters.Select(each => (each.Key, (object?)each.Value))]);

    /// <inheritdoc cref="Unknown(string, string, string, string, IReadOnlyCollection{string}, ReadOnlySpan{ValueTuple{string, object}})"/>
    public static InputException Unknown(InputReason reason, string where, string kind, string word, IReadOnlyCollection<string> known, params ReadOnlySpan<(string Name, object? Value)> parameters) =>
        Unknown(reason.Code(), where, kind, word, known, parameters);

    /// <summary>The refusal of an unknown time zone, with the nearest one as the parameter <c>suggestion</c>.</summary>
    public static InputException UnknownZone(string code, string path, string zone, IDateTimeZoneProvider zones)
    {
        var suggestion = Spelling.NearestZone(zone, zones);
        var question = suggestion is null ? " (example: Europe/Rome)." : $"; did you mean '{suggestion}'?";
        return new InputException(code, $"{path}: '{zone}' is not a time zone of the tz database{question}", ("path", path), ("suggestion", suggestion));
    }

    /// <summary>The refusal of an unknown word, with the known word that is nearest to it as the parameter <c>suggestion</c>.</summary>
    /// <param name="code">The code.</param>
    /// <param name="where">The place or the option that has the word.</param>
    /// <param name="kind">What the word names, such as <c>property</c>.</param>
    /// <param name="word">The word.</param>
    /// <param name="known">The known words.</param>
    /// <param name="parameters">Further parameters.</param>
    public static InputException Unknown(string code, string where, string kind, string word, IReadOnlyCollection<string> known, params ReadOnlySpan<(string Name, object? Value)> parameters)
    {
        var suggestion = Spelling.Nearest(word, known);
        var question = suggestion is null ? "." : $"; did you mean '{suggestion}'?";
        return new InputException(code, $"{where}: unknown {kind} '{word}'{question} Expected one of: {string.Join(", ", known)}.", [.. parameters, ("suggestion", suggestion)]);
    }
}
