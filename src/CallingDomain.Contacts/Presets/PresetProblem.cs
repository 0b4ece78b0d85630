using CallingDomain.Shared;

namespace CallingDomain.Contacts;

/// <summary>Why a text is not a preset.</summary>
/// <param name="Path">The place in the JSON, such as <c>$.columns</c>.</param>
/// <param name="Message">What is wrong there, in English.</param>
/// <remarks>Immutable, thread-safe.</remarks>
/// <exception cref="ArgumentNullException">The path or the message is null.</exception>
public sealed record PresetProblem(string Path, string Message)
{
    /// <summary>The place in the JSON, such as <c>$.columns</c>.</summary>
    public string Path { get; init => field = Given.NotNull(value); } = Given.NotNull(Path);

    /// <summary>What is wrong there, in English.</summary>
    public string Message { get; init => field = Given.NotNull(value); } = Given.NotNull(Message);

    /// <summary>The place and the message.</summary>
    public override string ToString() => $"{Path}: {Message}";
}
