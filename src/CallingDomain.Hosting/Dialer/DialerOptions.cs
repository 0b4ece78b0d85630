using CallingDomain.Numbers;
using CallingDomain.Shared;

namespace CallingDomain.Hosting;

/// <summary>The options of a dialer.</summary>
/// <remarks>A dialer copies them when it starts. Not thread-safe.</remarks>
public sealed class DialerOptions
{
    /// <summary>The most calls that are claimed in one command: 1 or more. Default: 100.</summary>
    public int MaxClaims { get; set; } = 100;

    /// <summary>The agent as which the dialer claims. A host that claims calls beside the dialer claims them as agents of other names: the dialer asks telephony about all calls of its own name. Default: null, no agent.</summary>
    public string? Agent { get; set; }

    /// <summary>How long after a start no lease expires while telephony has not answered about a call: 0 to 1 day. Default: 2 minutes.</summary>
    public TimeSpan ResolutionLimit { get; set; } = TimeSpan.FromMinutes(2);

    /// <summary>How long one question to telephony may take before it is asked again: more than 0, at most 1 day. Default: 30 seconds.</summary>
    public TimeSpan ResolveTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How many calls in a row are not placed before the dialer pauses its claims: 1 or more. Default: 5.</summary>
    public int MaxFailures { get; set; } = 5;

    /// <summary>The first pause after failures of telephony or of the journal; each further one is twice as long: more than 0. Default: 1 second.</summary>
    public TimeSpan FirstPause { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>The longest pause: at least <see cref="FirstPause"/>, at most 1 day. Default: 1 minute.</summary>
    public TimeSpan LongestPause { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>How long a stop waits for calls under way: 0 to 1 day. Telephony is asked about the rest after the restart. Default: 20 seconds.</summary>
    public TimeSpan StopLimit { get; set; } = TimeSpan.FromSeconds(20);

    /// <summary>Checks the options.</summary>
    /// <exception cref="InvalidOptionsException">Options are outside their range. The message has one line for each of them.</exception>
    public void ThrowIfInvalid()
    {
        var problems = new OptionProblems();
        Check(problems);
        problems.ThrowIfAny(nameof(DialerOptions));
    }

    internal DialerOptions Copy() => (DialerOptions)MemberwiseClone();

    internal void Check(OptionProblems problems, string prefix = "")
    {
        problems.RequireAtLeast(prefix + nameof(MaxClaims), 1, MaxClaims);
        problems.RequireAtLeast(prefix + nameof(MaxFailures), 1, MaxFailures);
        if (Agent is not null && !ContactText.IsWhole(Agent)) problems.Add(prefix + nameof(Agent), OptionReason.Invalid.Code(), "The name contains an unpaired surrogate.");
        RequireTime(problems, prefix + nameof(ResolutionLimit), TimeSpan.Zero, ResolutionLimit);
        RequireTime(problems, prefix + nameof(ResolveTimeout), TimeSpan.FromMilliseconds(1), ResolveTimeout);
        RequireTime(problems, prefix + nameof(FirstPause), TimeSpan.FromMilliseconds(1), FirstPause);
        RequireTime(problems, prefix + nameof(LongestPause), FirstPause, LongestPause);
        RequireTime(problems, prefix + nameof(StopLimit), TimeSpan.Zero, StopLimit);
    }

    private static void RequireTime(OptionProblems problems, string option, TimeSpan least, TimeSpan value)
    {
        if (value < least || value > TimeSpan.FromDays(1)) problems.Add(option, OptionReason.OutOfRange.Code(), $"The value is {value:c}; expected {least:c} to 1 day.");
    }
}
