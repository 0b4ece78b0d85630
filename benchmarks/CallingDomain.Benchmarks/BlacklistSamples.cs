namespace CallingDomain.Benchmarks;

/// <summary>Numbers as a national registry has them: 250,000 exchanges of North America, of which some blocks of a thousand have many listed numbers and others few.</summary>
internal static class BlacklistSamples
{
    private const int Areas = 400, Exchanges = 625, Blocks = 10, Block = 1000;
    private const double MostListed = 0.95;

    /// <summary>About so many listed numbers, in ascending order, without a number twice.</summary>
    public static ulong[] Listed(int count)
    {
        var (dice, numbers, at) = (new SplitMix(24), new ulong[count], 0);
        var mean = (double)count / ((double)Areas * Exchanges * Blocks * Block);
        for (var block = 0; block < Areas * Exchanges * Blocks && at < count; block++)
        {
            var share = Share(dice);
            var listed = Math.Clamp(mean * 3 * share * share, 1e-12, MostListed); // the mean of a square is a third
            var gap = 1 / Math.Log(1 - listed);
            for (var line = Gap(dice, gap); line < Block && at < count; line += 1 + Gap(dice, gap)) numbers[at++] = First(block) + (ulong)line;
        }

        return numbers[..at];
    }

    /// <summary>So many numbers in random order: listed ones, or any of the same exchanges.</summary>
    public static ulong[] Asked(ulong[] listed, int count, bool areListed)
    {
        var dice = new SplitMix(25);
        return [.. Enumerable.Range(0, count).Select(_ => areListed ? listed[dice.Below(listed.Length)] : First(dice.Below(Areas * Exchanges * Blocks)) + (ulong)dice.Below(Block))];
    }

    /// <summary>So many numbers of a few exchanges, as the contacts of a town have them.</summary>
    public static ulong[] Town(int count)
    {
        var dice = new SplitMix(26);
        return [.. Enumerable.Range(0, count).Select(_ => First((Areas / 2 * Exchanges * Blocks) + dice.Below(4 * Blocks)) + (ulong)dice.Below(Block))];
    }

    public static void Shuffle(ulong[] numbers)
    {
        var dice = new SplitMix(27);
        for (var i = numbers.Length - 1; i > 0; i--)
        {
            var other = dice.Below(i + 1);
            (numbers[i], numbers[other]) = (numbers[other], numbers[i]);
        }
    }

    // Area codes from 201 and exchanges from 200, two in three of each.
    private static ulong First(int block)
    {
        var (exchange, thousand) = Math.DivRem(block, Blocks);
        var (area, office) = Math.DivRem(exchange, Exchanges);
        return 10_000_000_000UL + ((ulong)(201 + (area * 3 / 2)) * 10_000_000) + ((ulong)(200 + (office * 5 / 4)) * 10_000) + ((ulong)thousand * Block);
    }

    private static double Share(SplitMix dice) => dice.Below(1 << 20) / (double)(1 << 20);

    private static int Gap(SplitMix dice, double gap) => (int)Math.Min(Block, Math.Log((dice.Below(1 << 30) + 1.0) / (1 << 30)) * gap);
}
