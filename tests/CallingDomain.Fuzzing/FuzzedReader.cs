namespace CallingDomain.Fuzzing;

/// <summary>A reader of untrusted bytes.</summary>
/// <param name="Name">The name on the command line.</param>
/// <param name="Read">
/// Reads an input. Any exception is a fault, also a <see cref="FaultException"/> for a wrong result; exceptions that are documented are caught inside. Returns a number for the kind of the result:
/// an input with a new kind becomes a source of further inputs.
/// </param>
/// <param name="Seeds">Creates the first inputs, valid ones above all.</param>
internal sealed record FuzzedReader(string Name, Func<ReadOnlyMemory<byte>, int> Read, Func<IEnumerable<byte[]>> Seeds)
{
    /// <summary>Creates what changes the inputs of a run. Default: changes of a text.</summary>
    public Func<IMutation> Mutation { get; init; } = () => new TextMutation([]);

    /// <summary>The bytes that a reader may allocate for each byte of an input, in addition to <see cref="FixedAllocation"/>.</summary>
    public int AllocationPerByte { get; init; } = 100;

    /// <summary>The bytes that a reader may allocate for any input, such as buffers, and the values whose correctness is checked.</summary>
    public int FixedAllocation { get; init; } = 1 << 16;

    /// <summary>How much processor time an input may take, in milliseconds.</summary>
    public int MostMilliseconds { get; init; } = 2_000;

    /// <summary>The number of inputs in a run of the tests.</summary>
    public int InputsInTests { get; init; } = 2_000;
}

/// <summary>A reader gave a wrong result.</summary>
internal sealed class FaultException(string message) : Exception(message)
{
    public static void Unless(bool holds, string message)
    {
        if (!holds) throw new FaultException(message);
    }
}
