using CallingDomain.Numbers;

namespace CallingDomain.Programs;

/// <summary>The numbers of a program, counted by each property that a rule needs.</summary>
internal readonly record struct ProgramTally(int Total, int Active, int DoNotOriginate, int ActiveDoNotOriginate)
{
    public NumberCounts Counts => new(Total, Active, DoNotOriginate);

    /// <summary>The tally after a number was added or removed.</summary>
    /// <param name="number">The number.</param>
    /// <param name="by">1 to add, -1 to remove.</param>
    public ProgramTally With(in NumberState number, int by)
    {
        var (isActive, isDno) = (number.Status == NumberStatus.Active, number.Purpose == CallPurpose.DoNotOriginate);
        return new ProgramTally(Total + by, Active + (isActive ? by : 0), DoNotOriginate + (isDno ? by : 0), ActiveDoNotOriginate + (isActive && isDno ? by : 0));
    }

    /// <summary>The count of numbers in use by the program; see <see cref="RunningPrograms"/>.</summary>
    public int InUseBy(ProgramType type) => type.IsBlocking ? Active : Active - ActiveDoNotOriginate;
}
