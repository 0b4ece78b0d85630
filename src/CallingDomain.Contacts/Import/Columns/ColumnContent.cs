using System.Globalization;
using System.Text;
using CallingDomain.Numbers;
using NodaTime;

namespace CallingDomain.Contacts;

/// <summary>Whether the cells of a sample agree with a role.</summary>
internal sealed class ColumnContent(ContactSample sample, PhoneReader phones, IDateTimeZoneProvider? zones)
{
    private const int MinDigits = 5; // of a text that resembles a phone number

    /// <summary>How many cells of a column are a phone number, or several.</summary>
    public int CountPhones(int column) => sample.CellsOf(column).Count(cell => CellParts.HoldsPhones(Encoding.UTF8.GetBytes(cell), phones));

    /// <summary>How many cells of a column agree with a role.</summary>
    public Evidence Of(int column, ColumnRole role)
    {
        if (role == ColumnRole.Id) return new Evidence(sample.CellsOf(column).Distinct(StringComparer.Ordinal).Count(), sample.Rows.Length, IsStrict: true);
        var (agreeing, filled) = (0, 0);
        foreach (var cell in sample.CellsOf(column))
        {
            filled++;
            if (Agrees(cell, role)) agreeing++;
        }

        return new Evidence(agreeing, filled, IsStrict: false);
    }

    private bool Agrees(string cell, ColumnRole role) => role switch
    {
        ColumnRole.Name or ColumnRole.GivenName or ColumnRole.FamilyName => cell.Any(char.IsLetter) && !IsLikePhone(cell),
        ColumnRole.PrimaryPhone or ColumnRole.AdditionalPhone => IsLikePhone(cell),
        ColumnRole.Priority => int.TryParse(cell, NumberStyles.None, CultureInfo.InvariantCulture, out var priority) && priority >= 1,
        ColumnRole.TimeZone => zones?.GetZoneOrNull(cell) is not null,
        ColumnRole.ScheduledAt => ScheduledAtText.Read(cell, DateTimeZone.Utc) is not null,
        _ => true,
    };

    // Also an invalid one, so that its row is rejected with a reason.
    private bool IsLikePhone(string cell) => phones.Read(cell).IsOk || (cell.Count(char.IsDigit) is >= MinDigits and var digits && digits > cell.Count(char.IsLetter));
}

/// <summary>How many cells of a column agree with a role.</summary>
/// <param name="Agreeing">The cells that agree.</param>
/// <param name="Filled">The cells that are not empty.</param>
/// <param name="IsStrict">Whether nearly all cells must agree even if the heading is unmistakable.</param>
internal readonly record struct Evidence(int Agreeing, int Filled, bool IsStrict)
{
    /// <summary>Whether all cells of the sample are empty.</summary>
    public bool IsEmpty => Filled == 0;

    /// <summary>Whether at least half of the cells agree; true for an empty column.</summary>
    public bool IsMostly => 2 * Agreeing >= Filled;

    /// <summary>Whether the column may be used: at least half of the cells agree if the heading is unmistakable; else nine tenths, and at least one cell.</summary>
    public bool Confirms(bool isSure) => isSure && IsEmpty ? true : isSure && !IsStrict ? IsMostly : !IsEmpty && 10 * Agreeing >= 9 * Filled;
}
