using System.Collections.Immutable;

namespace CallingDomain.Numbers;

/// <summary>Options given to a method such as <c>AddCallingDomainNumbers</c> are not valid; the service collection is unchanged.</summary>
/// <param name="message">One line for each problem: the option, the code and, if there is one, the place or the expected value.</param>
/// <param name="codes">The codes of all problems, in the order of the lines.</param>
public sealed class InvalidOptionsException(string message, ImmutableArray<string> codes) : ArgumentException(message)
{
    /// <summary>The codes of all problems: those of <see cref="OptionReason"/> and of refused data, such as <c>PLAN_DAMAGED</c>.</summary>
    public ImmutableArray<string> Codes { get; } = codes;
}
