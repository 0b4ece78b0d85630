using System.Runtime.CompilerServices;

namespace CallingDomain.Contacts;

/// <summary>A column of whole numbers that are nearly regular: each is stored as its difference from the first one and a step for each row, in as few bytes as the differences need; in none if there are no differences.</summary>
/// <param name="length">The maximum number of rows.</param>
/// <param name="step">The usual difference from row to row.</param>
internal sealed class CompactColumn(int length, int step)
{
    private int _first;
    private bool _isIrregular; // whether there are differences
    private sbyte[]? _small;
    private short[]? _medium;
    private int[]? _large;

    /// <summary>The value of a row.</summary>
    public int this[int row]
    {
        get
        {
            var difference = _small is not null ? _small[row] : _medium is not null ? _medium[row] : _large is not null ? _large[row] : 0;
            return unchecked(_first + (row * step) + difference);
        }
    }

    /// <summary>Sets the value of a row, row after row.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Set(int row, int value)
    {
        if (row == 0) _first = value;
        var difference = unchecked(value - _first - (row * step));
        if (difference == 0 && !_isIrregular) return;
        if (_small is not null && difference == unchecked((sbyte)difference)) _small[row] = (sbyte)difference;
        else SetLarger(row, difference);
    }

    /// <summary>Sets the values of consecutive rows.</summary>
    public void Set(int row, ReadOnlySpan<int> values)
    {
        for (var i = 0; i < values.Length; i++) Set(unchecked(row + i), values[i]);
    }

    private void SetLarger(int row, int difference)
    {
        _isIrregular = true;
        if (_large is null && difference != unchecked((short)difference)) Widen(row, ref _large, static (column, at) => column._small?[at] ?? column._medium?[at] ?? 0);
        else if (_large is null && _medium is null && difference != unchecked((sbyte)difference)) Widen(row, ref _medium, static (column, at) => (short)(column._small?[at] ?? 0));
        else if (_large is null && _medium is null) Widen(row, ref _small, static (_, _) => (sbyte)0);
        if (_large is not null) (_large[row], _small, _medium) = (difference, null, null);
        else if (_medium is not null) (_medium[row], _small) = ((short)difference, null);
        else _small![row] = (sbyte)difference;
    }

    private void Widen<T>(int rows, ref T[]? wider, Func<CompactColumn, int, T> difference)
    {
        wider = new T[length];
        for (var row = 0; row < rows; row++) wider[row] = difference(this, row);
    }
}
