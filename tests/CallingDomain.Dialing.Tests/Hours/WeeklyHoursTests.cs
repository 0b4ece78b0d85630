namespace CallingDomain.Dialing.Tests;

[Properties(Arbitrary = [typeof(WeeklyHoursCases)])]
public sealed class WeeklyHoursTests
{
    [Theory]
    [InlineData("10:00-13:00", "Mo-Su 10:00-13:00")]
    [InlineData("Mo-Fr 10:00-13:00, 15:00-18:00; sa 10:00-13:00", "Mo-Fr 10:00-13:00,15:00-18:00; Sa 10:00-13:00")]
    [InlineData(" mo,we , fr 10:00-13:00 ; ", "Mo,We,Fr 10:00-13:00")]
    [InlineData("Sa-Mo 15:00-16:00,09:00-10:00,15:00-16:00", "Mo,Sa-Su 09:00-10:00,15:00-16:00")]
    [InlineData("Mo-Su 09:00-18:00; Su OFF", "Mo-Sa 09:00-18:00")] // a later rule replaces its days
    [InlineData("Su off; Mo-Su 09:00-18:00", "Mo-Su 09:00-18:00")]
    [InlineData("off", "off")]
    [InlineData("Mo off", "off")]
    [InlineData("24/7", "Mo-Su 00:00-24:00")]
    [InlineData("22:00-02:00", "Mo-Su 22:00-02:00")]
    [InlineData("18:00-24:00", "Mo-Su 18:00-24:00")]
    [InlineData("18:00-00:00", "Mo-Su 18:00-24:00")]
    [InlineData("Tu-Tu 18:00-19:00", "Tu 18:00-19:00")]
    public void Read_DaysAndTimes_GivesTheShortestText(string text, string expected) => Assert.Equal(expected, WeeklyHours.Read(text)?.Text);

    [Theory]
    [InlineData("")]
    [InlineData(";")]
    [InlineData("mornings")]
    [InlineData("9:00-10:00")]
    [InlineData("09:00")]
    [InlineData("09:00-25:00")]
    [InlineData("24:00-25:00")]
    [InlineData("24:00-02:00")]
    [InlineData("09:60-10:00")]
    [InlineData("09:00-24:01")]
    [InlineData("09.00-10.00")]
    [InlineData("09:00–10:00")]
    [InlineData("10:00-10:00")] // nothing, or 24 hours
    [InlineData("09:00-10:00,")]
    [InlineData("Mo")]
    [InlineData("Mo 24/7 09:00-10:00")]
    [InlineData("Mo09:00-10:00")]
    [InlineData("Mo- 09:00-10:00")]
    [InlineData("Xy 09:00-10:00")]
    [InlineData("Monday 09:00-10:00")]
    [InlineData("Mo-Fr, 09:00-10:00")]
    [InlineData("PH off")]
    [InlineData("Jan Mo 09:00-10:00")]
    [InlineData("Mo-Fr 09:00-10:00; later")]
    [InlineData("09:00-10:00+")]
    [InlineData("-9:00-10:00")]
    [InlineData("+9:00-10:00")]
    public void Read_AnotherShape_IsNoHours(string text) => Assert.Null(WeeklyHours.Read(text));

    [Fact]
    public void Read_TooLongOrTooManyWindows_IsNoHours()
    {
        Assert.NotNull(WeeklyHours.Read("09:00-10:00" + new string(' ', 989)));
        Assert.Null(WeeklyHours.Read("09:00-10:00" + new string(' ', 990)));
        Assert.NotNull(WeeklyHours.Read(string.Join(',', Enumerable.Range(0, 24).Select(hour => $"{hour:00}:00-{hour:00}:30"))));
        Assert.Null(WeeklyHours.Read(string.Join(',', Enumerable.Range(0, 25).Select(minute => $"09:{minute:00}-10:00"))));
    }

    [Property]
    public bool Read_TheTextOfHours_GivesThemBack(WeeklyText text)
    {
        var hours = WeeklyHours.Read(text.Value)!;
        return WeeklyHours.Read(hours.Text) is { } again && again == hours && again.GetHashCode() == hours.GetHashCode() && again.Windows.SequenceEqual(hours.Windows);
    }

    [Property]
    public bool Read_Rules_OpenEachDayByItsLastRule(WeeklyText text)
    {
        var hours = WeeklyHours.Read(text.Value)!;
        return CallingWindow.EveryDay.All(day => hours.Windows.Where(window => window.Days.Contains(day)).Select(window => (window.From, window.To)).SequenceEqual(text.WindowsOn(day)));
    }

    [Property]
    public bool Read_AnyText_NeverThrows(string? text) => WeeklyHours.Read(text) is null or { Text.Length: > 0 };
}
