using CallingDomain.Numbers;

namespace CallingDomain.Testing.Tests;

public sealed class ScriptedVettingTests
{
    private static readonly PhoneNumber Number = PhoneNumber.Parse("+15013334444");
    private static readonly StatusChange Disconnected = new(NumberStatus.Removed, StatusReason.Disconnected);

    [Fact]
    public async Task Vet_NumberOutsideTheScript_IsApprovedAtOnce() =>
        Assert.Equal(StatusChange.Approve, await new ScriptedVetting().VetAsync(Number, CallPurpose.Survey));

    [Fact]
    public async Task Vet_ScriptedNumber_AnswersInOrderTheLastRepeating()
    {
        var vetting = new ScriptedVetting { Others = [null] }.Answer(Number, null, StatusChange.Approve, Disconnected);
        var status = Vetting.Initial;
        var seen = new List<NumberStatus>();
        for (var day = 0; day < 4; day++)
        {
            if (await vetting.VetAsync(Number, CallPurpose.Survey) is { } change && Vetting.Decide(status, change).TryGet(out var changed)) status = changed.To;
            seen.Add(status);
        }

        Assert.Equal([NumberStatus.Pending, NumberStatus.Active, NumberStatus.Removed, NumberStatus.Removed], seen);
        Assert.Equal(4, vetting.TimesAsked(Number));
        Assert.Null(await vetting.VetAsync(PhoneNumber.Parse("+15013334445"), CallPurpose.Survey));
    }

    [Fact]
    public async Task Answer_AfterARequest_StartsWithTheFirstAnswer()
    {
        var vetting = new ScriptedVetting();
        await vetting.VetAsync(Number, CallPurpose.Survey);
        vetting.Answer(Number, Disconnected, null);
        Assert.Equal(Disconnected, await vetting.VetAsync(Number, CallPurpose.Survey));
        Assert.Equal(2, vetting.TimesAsked(Number));
    }

    [Fact]
    public async Task Vet_AfterCancellation_Throws()
    {
        var vetting = new ScriptedVetting();
        await Assert.ThrowsAsync<OperationCanceledException>(async () => await vetting.VetAsync(Number, CallPurpose.Survey, new CancellationToken(canceled: true)));
        Assert.Equal(0, vetting.TimesAsked(Number));
    }

    [Fact]
    public void Answer_WithoutAnswers_Throws() => Assert.Throws<ArgumentException>(() => new ScriptedVetting().Answer(Number));
}
