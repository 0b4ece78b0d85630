using System.Collections.Immutable;
using System.Text.Json.Serialization;
using CallingDomain.Numbers;

namespace CallingDomain.Testing;

/// <summary>Vetting that answers as a script says, so that every way from Pending can be tested.</summary>
/// <remarks>The same questions get the same answers. Safe to share between threads; the answers to one number then come in the order of asking.</remarks>
[JsonConverter(typeof(NumbersJsonConverter))]
public sealed class ScriptedVetting : INumberVetting
{
    private readonly Lock _lock = new();
    private readonly Dictionary<PhoneNumber, int> _asked = [];
    private readonly Dictionary<PhoneNumber, int> _given = []; // of the answers set last
    private readonly Dictionary<PhoneNumber, ImmutableArray<StatusChange?>> _script = [];

    /// <summary>The answers for numbers that the script does not name, the last one repeating; null leaves a number Pending. Default: approved at once.</summary>
    /// <exception cref="ArgumentException">There is none.</exception>
    public ImmutableArray<StatusChange?> Others
    {
        get;
        init => field = NotEmpty(value);
    } = [StatusChange.Approve];

    /// <summary>Sets the answers for a number, from the next time that it is asked for.</summary>
    /// <param name="number">The number.</param>
    /// <param name="answers">One for each time that it is asked for, the last one repeating; null leaves it Pending.</param>
    /// <returns>This.</returns>
    /// <exception cref="ArgumentException">There is no answer.</exception>
    public ScriptedVetting Answer(PhoneNumber number, params ReadOnlySpan<StatusChange?> answers)
    {
        lock (_lock)
        {
            _script[number] = NotEmpty([.. answers]);
            _given.Remove(number);
        }

        return this;
    }

    /// <summary>How often a number was asked for.</summary>
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
        answers.IsDefaultOrEmpty ? throw new ArgumentException("There has to be an answer.", nameof(answers)) : answers;
}
