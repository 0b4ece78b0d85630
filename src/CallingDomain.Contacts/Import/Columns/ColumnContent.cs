using System.Globalization;
using CallingDomain.Numbers;
using NodaTime;

namespace CallingDomain.Contacts;

/// <summary>Whether the cells of a sample are of a role.</summary>
internal sealed class ColumnContent(ContactSample sample, PhoneReader phones, IDateTimeZoneProvider? zones)
{
    private const int FewestDigits = 5; // of a text that is like a phone number

    /// <summary>The cells of a column, judged.</summary>
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

    // Also one that cannot be read, so that its row is refused and says why.
    private bool IsLikePhone(string cell) => phones.Read(cell).IsOk || (cell.Count(char.IsDigit) is >= FewestDigits and var digits && digits > cell.Count(char.IsLetter));
}

/// <summary>How many cells of a column agree with a role.</summary>
/// <param name="Agreeing">The cells that agree.</param>
/// <param name="Filled">The cells that hold anything.</param>
/// <param name="IsStrict">Whether a sure heading, too, needs nearly all of them.</param>
internal readonly record struct Evidence(int Agreeing, int Filled, bool IsStrict)
{
    /// <summary>Whether no cell of the sample holds anything.</summary>
    public bool IsEmpty => Filled == 0;

    /// <summary>Whether at least half of the cells agree, which an empty column does.</summary>
    public bool IsMostly => 2 * Agreeing >= Filled;

    /// <summary>Whether the column may be taken: at least half of the cells agree with a sure heading, nine tenths and one with a general one.</summary>
    public bool Confirms(bool isSure) => isSure && IsEmpty ? true : isSure && !IsStrict ? IsMostly : !IsEmpty && 10 * Agreeing >= 9 * Filled;
}
