using CallingDomain.Numbers;

namespace CallingDomain.Programs;

/// <summary>How many numbers a program has, of each kind that a rule asks about.</summary>
internal readonly record struct ProgramTally(int All, int Active, int DoNotOriginate, int ActiveDoNotOriginate)
{
    public ProgramNumbers Numbers => new(All, Active, DoNotOriginate);

    /// <summary>The tally with a number more, or with one less.</summary>
    /// <param name="number">The number.</param>
    /// <param name="by">1 or -1.</param>
    public ProgramTally With(in NumberState number, int by)
    {
        var (isActive, isDno) = (number.Status == NumberStatus.Active, number.Purpose == CallPurpose.DoNotOriginate);
        return new ProgramTally(All + by, Active + (isActive ? by : 0), DoNotOriginate + (isDno ? by : 0), ActiveDoNotOriginate + (isActive && isDno ? by : 0));
    }

    /// <summary>How many numbers the program works for; see <see cref="RunningPrograms"/>.</summary>
    public int WorkingIn(ProgramType type) => type.Blocks ? Active : Active - ActiveDoNotOriginate;
}
