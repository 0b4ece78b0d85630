using System.Globalization;
using CallingDomain.Numbers;

namespace CallingDomain.Shared;

/// <summary>All problems of a package's options, in the order of the options.</summary>
internal sealed class OptionProblems
{
    private readonly List<(string Code, string Line)> _found = [];

    /// <summary>One line for each problem.</summary>
    public IEnumerable<string> Lines => _found.Select(each => each.Line);

    /// <param name="option">The name of the option.</param>
    /// <param name="code">The code of the reason.</param>
    /// <param name="detail">The place of the problem, or the expected value; empty for none.</param>
    public void Add(string option, string code, string detail = "") => _found.Add((code, $"{option}: {code}{(detail.Length == 0 ? "" : $". {detail}")}"));

    /// <summary>Requires a value other than null.</summary>
    public void Require(string option, object? value)
    {
        if (value is null) Add(option, OptionReason.Missing.Code(), "The value is null.");
    }

    /// <summary>Requires a minimum.</summary>
    public void RequireAtLeast(string option, int least, int value)
    {
        if (value < least) Add(option, OptionReason.OutOfRange.Code(), string.Create(CultureInfo.InvariantCulture, $"The value is {value}; expected at least {least}."));
    }

    /// <summary>Requires a member of an enumeration.</summary>
    public void RequireDefined<TEnum>(string option, TEnum value)
        where TEnum : struct, Enum
    {
        if (!Enum.IsDefined(value)) Add(option, OptionReason.OutOfRange.Code(), $"The value is {value:D}; expected one of: {string.Join(", ", Enum.GetNames<TEnum>())}.");
    }

    /// <exception cref="InvalidOptionsException">There is a problem.</exception>
    public void ThrowIfAny(string type)
    {
        if (_found.Count == 0) return;
        throw new InvalidOptionsException($"{type} is not valid.\n{string.Join('\n', Lines)}", [.. _found.Select(each => each.Code)]);
    }
}
