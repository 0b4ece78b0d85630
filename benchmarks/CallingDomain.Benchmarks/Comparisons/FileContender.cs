namespace CallingDomain.Benchmarks;

/// <summary>One side of an import: a file read as often as its rows are asked for.</summary>
/// <param name="file">The file.</param>
/// <param name="rows">How many rows it has.</param>
/// <param name="read">Reads the file and gives how many rows are right.</param>
internal sealed class FileContender(byte[] file, int rows, Func<byte[], int> read) : IContender
{
    /// <param name="operations">Rows: a multiple of the file's.</param>
    public ulong Run(int operations)
    {
        var right = 0UL;
        for (var done = 0; done < operations; done += rows) right += (ulong)read(file);
        return right;
    }
}
