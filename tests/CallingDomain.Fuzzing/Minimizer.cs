using System.Diagnostics;

namespace CallingDomain.Fuzzing;

/// <summary>Makes the input of a fault shorter, as long as the fault stays the same, for some seconds.</summary>
internal static class Minimizer
{
    private const int MostSeconds = 20;

    public static byte[] Minimize(FuzzedReader reader, Fault fault)
    {
        var fuzzer = new Fuzzer(reader, seed: 0);
        var (input, clock) = (fault.Input, Stopwatch.StartNew());
        for (var length = input.Length / 2; length > 0; length /= 2)
        {
            for (var start = 0; start + length <= input.Length && clock.Elapsed.TotalSeconds < MostSeconds;)
            {
                byte[] shorter = [.. input[..start], .. input[(start + length)..]];
                if (fuzzer.Try(shorter) is { } same && KindOf(same) == KindOf(fault)) input = shorter;
                else start += length;
            }
        }

        return input;
    }

    // The exception and where it was thrown, without its message; for other faults the words without numbers.
    private static string KindOf(Fault fault)
    {
        var lines = fault.What.Split('\n');
        var first = lines.FirstOrDefault(line => line.StartsWith("   at ", StringComparison.Ordinal)) is { } at ? lines[0].Split(':')[0] + at : lines[0];
        return string.Concat(first.Where(character => !char.IsAsciiDigit(character)));
    }
}
