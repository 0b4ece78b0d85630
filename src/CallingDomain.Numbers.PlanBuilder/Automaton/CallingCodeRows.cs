using System.Globalization;

namespace CallingDomain.Numbers.Build;

/// <summary>The verdict functions of a calling code, by length.</summary>
internal sealed class CallingCodeRows
{
    private readonly CallingCodePlan _code;
    private readonly DigitDiagram _diagram;
    private readonly int _firstRegion;
    private readonly string _digits;
    private readonly int[] _functions = new int[PhoneNumber.MaxDigits + 1]; // by length of the whole number

    public CallingCodeRows(CallingCodePlan code, DigitDiagram diagram, int firstRegion)
    {
        (_code, _diagram, _firstRegion) = (code, diagram, firstRegion);
        _digits = code.Code.ToString(CultureInfo.InvariantCulture);
        Array.Fill(_functions, DigitDiagram.Always(0));
        var functions = new CallingCodeDiagram(code, diagram);
        for (var count = PlanFormat.StartDigits; count < _functions.Length; count++)
        {
            if (count > _digits.Length) _functions[count] = functions.OfLength(count - _digits.Length);
        }
    }

    /// <summary>The functions of national numbers.</summary>
    public IEnumerable<int> Functions => _functions;

    /// <summary>Whether three digits start with this calling code.</summary>
    public bool Begins(int start) => Text(start).StartsWith(_digits, StringComparison.Ordinal);

    /// <summary>The row after the first three digits.</summary>
    public ushort[] Row(int start, Func<int, ushort> numberOf)
    {
        var row = new ushort[PlanFormat.RowLength];
        row[PlanFormat.CallingCodeInRow] = (ushort)_code.Code;
        row[PlanFormat.LengthsInRow] = Lengths();
        row[PlanFormat.RegionInRow] = (ushort)_firstRegion;
        for (var count = PlanFormat.StartDigits; count < row.Length; count++)
        {
            var function = _functions[count];
            foreach (var digit in Text(start)[_digits.Length..]) function = _diagram.Next(function, digit - '0');
            row[count] = numberOf(function);
        }

        return row;
    }

    // The metadata of the main region has all lengths of the calling code.
    private ushort Lengths()
    {
        var national = _code.Regions[0].General;
        var lengths = 0;
        for (var count = 0; count < 32 - _digits.Length; count++)
        {
            if (national.HasLength(count)) lengths |= count + _digits.Length > PhoneNumber.MaxDigits ? PlanFormat.LongerThanAny : 1 << (count + _digits.Length);
        }

        return (ushort)lengths;
    }

    private static string Text(int start) => start.ToString("D3", CultureInfo.InvariantCulture);
}
