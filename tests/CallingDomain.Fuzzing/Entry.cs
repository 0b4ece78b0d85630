using System.Globalization;
using System.Text;

namespace CallingDomain.Fuzzing;

/// <summary>Runs readers on changed inputs: <c>READER|all [--inputs N] [--minutes M] [--seed S]</c>, or one input: <c>READER --input FILE</c>.</summary>
internal static class Entry
{
    private const long UsualInputs = 10_000_000;
    private const int UsualMinutes = 20, MostSecondsOfAnInput = 60, Hangs = 3, StackSize = 1 << 23, MostBytesShown = 2_000;

    public static int Main(string[] arguments)
    {
        var options = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var i = 1; i + 1 < arguments.Length; i += 2) options[arguments[i]] = arguments[i + 1];
        var readers = arguments is [] ? [] : arguments[0] == "all" ? AllReaders.List : [.. AllReaders.List.Where(reader => arguments[0].Split(',').Contains(reader.Name))];
        if (readers.Count == 0 || arguments.Length % 2 == 0 || options.Keys.Except(["--inputs", "--minutes", "--seed", "--input"]).Any()) return Help();
        if (options.TryGetValue("--input", out var file)) return ReadOne(readers[0], File.ReadAllBytes(file));
        var inputs = Number("--inputs", UsualInputs);
        var time = TimeSpan.FromMinutes(Number("--minutes", UsualMinutes));
        var seed = Number("--seed", Environment.TickCount64);
        Console.WriteLine(FormattableString.Invariant($"seed {seed}; {inputs:N0} inputs or {time.TotalMinutes:F0} minutes each"));
        Console.WriteLine("| Reader | Inputs | Minutes | Inputs/s | Kinds of results | Most bytes allocated | per input byte | Longest | Growth | Fault |");
        Console.WriteLine("|---|--:|--:|--:|--:|--:|--:|--:|--:|---|");
        var faults = 0;
        var thread = new Thread(() => faults = readers.Count(reader => !Run(reader, (ulong)seed, inputs, time)), StackSize);
        thread.Start();
        thread.Join();
        return faults == 0 ? 0 : 1;

        long Number(string option, long usual) => options.TryGetValue(option, out var text) ? long.Parse(text, CultureInfo.InvariantCulture) : usual;
    }

    private static bool Run(FuzzedReader reader, ulong seed, long inputs, TimeSpan time)
    {
        var fuzzer = new Fuzzer(reader, seed);
        using var watch = new Timer(_ => StopIfHanging(fuzzer, seed), null, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1));
        var fault = fuzzer.Run(inputs, time);
        if (fault is not null) fault = fault with { Input = Minimizer.Minimize(reader, fault) };
        Console.WriteLine(FormattableString.Invariant(
            $"| {reader.Name} | {fuzzer.Inputs:N0} | {fuzzer.Elapsed.TotalMinutes:F1} | {fuzzer.Inputs / fuzzer.Elapsed.TotalSeconds:N0} | {fuzzer.Kinds:N0} | {fuzzer.MostAllocated:N0} | {fuzzer.MostAllocatedPerByte:F1} | {fuzzer.Longest.TotalMilliseconds:F0} ms | {fuzzer.Growth / 1048576.0:F0} MiB | {(fault is null ? "" : "yes")} |"));
        if (fault is not null) Print(reader, seed, fault);
        return fault is null;
    }

    private static int ReadOne(FuzzedReader reader, byte[] input)
    {
        var fuzzer = new Fuzzer(reader, seed: 0);
        if (fuzzer.Try(input) is not { } fault)
        {
            Console.WriteLine(FormattableString.Invariant($"{input.Length:N0} bytes: {fuzzer.Longest.TotalMilliseconds:F1} ms, {fuzzer.MostAllocated:N0} bytes allocated"));
            return 0;
        }

        Print(reader, seed: 0, fault);
        return 1;
    }

    // A thread cannot be stopped, so the process ends.
    private static void StopIfHanging(Fuzzer fuzzer, ulong seed)
    {
        if (fuzzer.UnderWay.TotalSeconds < MostSecondsOfAnInput) return;
        Print(fuzzer.Reader, seed, new Fault(fuzzer.Input, $"The reader has not ended after {MostSecondsOfAnInput} seconds."));
        Environment.Exit(Hangs);
    }

    private static void Print(FuzzedReader reader, ulong seed, Fault fault)
    {
        var path = Path.Combine(Path.GetTempPath(), $"fault-{reader.Name}-{Kind.Of(Convert.ToBase64String(fault.Input)):x8}");
        File.WriteAllBytes(path, fault.Input);
        Console.WriteLine($"FAULT of {reader.Name}, seed {seed}, {fault.Input.Length} bytes; repeat it with: {reader.Name} --input {path}");
        if (fault.Input.Length <= MostBytesShown) Console.WriteLine($"Base64: {Convert.ToBase64String(fault.Input)}\nText: {Encoding.UTF8.GetString(fault.Input)}");
        Console.WriteLine(fault.What);
    }

    private static int Help()
    {
        Console.WriteLine("READER|all [--inputs N] [--minutes M] [--seed S]; READER --input FILE");
        Console.WriteLine("Readers, several separated by commas: " + string.Join(", ", AllReaders.List.Select(reader => reader.Name)));
        return 2;
    }
}
