using System.Collections.Immutable;
using System.Text.Json.Serialization;
using CallingDomain.Numbers;

namespace CallingDomain.Testing;

/// <summary>Vetting with scripted answers, for tests of every change of status.</summary>
/// <remarks>Deterministic. Thread-safe; the answers for a number are given in the order of the requests.</remarks>
[JsonConverter(typeof(NumbersJsonConverter))]
public sealed class ScriptedVetting : INumberVetting
{
    private readonly Lock _lock = new();
    private readonly Dictionary<PhoneNumber, int> _asked = [];
    private readonly Dictionary<PhoneNumber, int> _given = []; // of the latest script
    private readonly Dictionary<PhoneNumber, ImmutableArray<StatusChange?>> _script = [];

    /// <summary>The answers for numbers without a script; the last one repeats; null leaves a number Pending. Default: approved.</summary>
    /// <exception cref="ArgumentException">The list is empty.</exception>
    public ImmutableArray<StatusChange?> Others
    {
        get;
        init => field = NotEmpty(value);
    } = [StatusChange.Approve];

    /// <summary>Sets the answers for the next requests of a number.</summary>
    /// <param name="number">The number.</param>
    /// <param name="answers">An answer for each request; the last one repeats; null leaves the number Pending.</param>
    /// <returns>This object.</returns>
    /// <exception cref="ArgumentException">The list is empty.</exception>
    public ScriptedVetting Answer(PhoneNumber number, params ReadOnlySpan<StatusChange?> answers)
    {
        lock (_lock)
        {
            _script[number] = NotEmpty([.. answers]);
            _given.Remove(number);
        }

        return this;
    }

    /// <summary>The number of requests for a number.</summary>
    public int TimesAsked(PhoneNumber number)
    {
        lock (_lock) return _asked.GetValueOrDefault(number);
    }

    /// <inheritdoc/>
    public ValueTask<StatusChange?> VetAsync(PhoneNumber number, CallPurpose purpose, CancellationToken cancellation = default)
    {
        cancellation.ThrowIfCancellationRequested();
        lock (_lock)
        {
            var answers = _script.TryGetValue(number, out var scripted) ? scripted : Others;
            _asked[number] = _asked.GetValueOrDefault(number) + 1;
            var given = _given[number] = _given.GetValueOrDefault(number) + 1;
            return ValueTask.FromResult(answers[Math.Min(given, answers.Length) - 1]);
        }
    }

    private static ImmutableArray<StatusChange?> NotEmpty(ImmutableArray<StatusChange?> answers) =>
        answers.IsDefaultOrEmpty ? throw new ArgumentException("At least one answer is required.", nameof(answers)) : answers;
}
