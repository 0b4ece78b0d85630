using CallingDomain.Numbers;
using CallingDomain.Programs;

namespace ReferenceHost;

/// <summary>A program.</summary>
/// <param name="Phase">Draft, Scheduled, Running, Waiting, Ended, Paused or Canceled.</param>
/// <param name="Steps">What each step of the creation still needs.</param>
/// <param name="PhoneNumbers">How many numbers it has, and how many of them are Active.</param>
internal sealed record ProgramView(
    string ProgramId, string ProgramName, string Type, string CallPurpose, string Description, string Phase, IReadOnlyList<ChannelView> DeliveryChannels, IReadOnlyList<ScheduleForm> Schedules, IReadOnlyList<StepView> Steps, NumberCountsView PhoneNumbers);

/// <summary>A step of the creation.</summary>
internal sealed record StepView(string Step, bool IsComplete, IReadOnlyList<string> Codes, IReadOnlyList<string> Notices);

/// <summary>A delivery channel, with the content that it shows.</summary>
internal sealed record ChannelView(string Type, DisplayNameForm? DisplayName = null, ImageForm? Image = null, string? Status = null, string? CallReason = null);

/// <summary>How many numbers there are.</summary>
internal sealed record NumberCountsView(int Total, int Active);

/// <summary>Shows programs.</summary>
internal static class ProgramViews
{
    public static ProgramView Of(PortalCall call, CallingProgram program)
    {
        var now = call.Service.Now;
        var numbers = call.Portal.CountNumbers(program.Id);
        return new ProgramView(
            program.Id,
            program.Name,
            program.Type.Name,
            program.Purpose.Label(),
            program.Description,
            program.PhaseAt(now).ToString(),
            [.. ChannelsOf(program)],
            [.. program.Periods.Select(ScheduleForm.Of)],
            [.. call.Portal.CheckSteps(program.Id, now, call.Service.Rules).Value.Select(step => new StepView(step.Step.ToString(), step.IsOk, Codes(step.Reasons), Codes(step.Notices)))],
            new NumberCountsView(numbers.Total, numbers.Active));
    }

    /// <summary>The delivery channels of a program's type, with a replacement that waits for its review after the one that is shown.</summary>
    public static IEnumerable<ChannelView> ChannelsOf(CallingProgram program)
    {
        foreach (var channel in Enum.GetValues<DeliveryChannels>().Where(channel => channel != DeliveryChannels.None && program.Type.Channels.HasFlag(channel)))
        {
            if (channel is DeliveryChannels.Blocking) yield return new ChannelView(channel.ToString());
            else if (channel is DeliveryChannels.CallerImage)
                foreach (var image in new[] { program.Image, program.NextImage }.OfType<ProgramImage>()) yield return new ChannelView(channel.ToString(), Image: ImageForm.Of(image), Status: image.Status.ToString());
            else
                foreach (var display in new[] { program.Display, program.NextDisplay }.OfType<ReviewedDisplay>()) yield return new ChannelView(channel.ToString(), DisplayNameForm.Of(display.Display), Status: display.Status.ToString(), CallReason: program.CallReason);
        }
    }

    /// <summary>The draft with the present details of a program, as a beginning for an edit.</summary>
    public static ProgramDraft DraftOf(CallingProgram program) => new()
    {
        Unit = program.Unit,
        Name = program.Name,
        Type = program.Type,
        Purpose = program.Purpose,
        Description = program.Description,
        Display = (program.NextDisplay ?? program.Display)?.Display,
        Image = program.NextImage ?? program.Image,
        CallReason = program.CallReason,
        IsAuthenticated = program.IsAuthenticated,
        Schedules = [.. program.Periods.Select(ScheduleForm.ScheduleOf)],
    };

    private static string[] Codes(IEnumerable<PortalReason> reasons) => [.. reasons.Select(reason => reason.Code())];
}
