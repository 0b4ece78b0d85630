namespace CallingDomain.Fuzzing;

/// <summary>Changes inputs. Not thread-safe.</summary>
internal interface IMutation
{
    /// <summary>Changes an input at random.</summary>
    /// <param name="draft">The input.</param>
    /// <param name="dice">The source of chance.</param>
    /// <param name="others">Further inputs, at least one, of which parts may be taken.</param>
    void Change(Draft draft, Dice dice, IReadOnlyList<byte[]> others);
}
