namespace CallingDomain.Numbers.Tests;

public sealed class NumberEntryListTests
{
    private static readonly NumberEntryList Empty = new(NumberTemplate.Strict);

    [Theory]
    [InlineData("5013334444", true)]
    [InlineData("+15013334444", true)]
    [InlineData("501333444", false)]
    [InlineData("5015550123", false)]
    public void Check_NumberAlone_IsTheCheckMark(string number, bool isRight) => Assert.Equal(isRight, NumberTemplate.Strict.Check(number).IsAccepted);

    [Fact]
    public void Check_DoNotOriginate_Warns() =>
        Assert.Equal((true, "PURPOSE_DO_NOT_ORIGINATE"), Empty.Check("5013334444", "Do Not Originate") is var answer ? (answer.IsAccepted, answer.Notices.ToString()) : default);

    [Fact]
    public void Check_NumberOfTheList_IsADuplicate()
    {
        var list = Empty.Add("5013334444", "Survey");
        Assert.Equal("DUPLICATE_IN_BATCH", list.Check("+15013334444", "survey").ToString());
        Assert.Equal("DUPLICATE_IN_BATCH_CONFLICT", list.Check("5013334444", "Prison").ToString());
        Assert.Equal("DUPLICATE_IN_BATCH_CONFLICT", list.Add("5013334444", "Prison").Check("5013334444", "Survey").ToString()); // as saving says
        Assert.True(list.RemoveAt(0).Check("5013334444", "Prison").IsAccepted);
    }

    [Fact]
    public void Save_List_AnswersEachEntryByItsPosition()
    {
        var reading = Empty.Add("5013334444", "Survey").Add("501-333-4445", "Prison").Add("5013334446", "Sales, etc.").Add("5013334444", "Survey").Add("", "").Save();
        Assert.Equal([1], reading.Accepted.Select(row => row.Line));
        Assert.Equal(
            [(2, "NUMBER_PUNCTUATION", "501-333-4445,Prison"), (3, "PURPOSE_UNKNOWN", "5013334446,\"Sales, etc.\""), (4, "DUPLICATE_IN_BATCH", "5013334444,Survey"), (5, "NUMBER_MISSING PURPOSE_MISSING", ",")],
            reading.Rejected.Select(row => (row.Line, row.Reasons.ToString(), row.Text)));
        Assert.Equal("+15013334445", NumberTemplate.Strict.Check("501-333-4445").Number.ToString()); // what was meant, while somebody types
        Assert.Equal("5013334445,Prison", reading.Rejected[0].Suggestion?.Text);
        Assert.Equal((5, 1, 4), (reading.Lines, reading.AcceptedLines, reading.RejectedLines));
    }

    [Fact]
    public void Save_MoreThan500Entries_AreAnswered() =>
        Assert.Equal(1_200, NumberTemplate.Strict.Read([.. Enumerable.Range(0, 1_200).Select(row => new NumberEntry($"501333{row:D4}", "Survey"))]).Accepted.Length);

    [Fact]
    public void Save_NothingAdded_IsEmpty() => Assert.Equal(0, Empty.Save().Lines);
}
