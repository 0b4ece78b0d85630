using System.Globalization;
using CallingDomain.Numbers;

namespace CallingDomain.Cli;

/// <summary>The arguments or a whole file cannot be used: the tool says so and ends with status 2.</summary>
internal sealed class InputException(string code, string message, params (string Name, object? Value)[] parameters) : Exception(message)
{
    public InputException(InputReason reason, string message, params (string Name, object? Value)[] parameters)
        : this(reason.Code(), message, parameters)
    {
    }

    public string Code { get; } = code;

    /// <summary>What the message was made of; those without a value are left out.</summary>
    public IReadOnlyDictionary<string, string> Parameters { get; } =
        parameters.Where(parameter => parameter.Value is not null)
            .ToDictionary(parameter => parameter.Name, parameter => Convert.ToString(parameter.Value, CultureInfo.InvariantCulture)!);
}
