using CallingDomain.Programs;

namespace ReferenceHost;

/// <summary>The display name or the image of a delivery channel.</summary>
internal sealed record ChannelForm(DisplayNameForm? DisplayName = null, ImageForm? Image = null, string? CallReason = null);

/// <summary>Programs: the steps of the portal's wizard, and what follows the launch.</summary>
internal static class ProgramEndpoints
{
    public static void MapPrograms(this RouteGroupBuilder api)
    {
        var programs = api.MapGroup("/businesses/{businessId}/business-units/{businessUnitId}/programs").AddEndpointFilter(PortalCall.CheckPlaceAsync).WithTags("Programs");
        programs.MapGet("", List).Produces<Page<ProgramView>>();
        programs.MapPost("", CreateAsync).Produces<ChangeAnswer>(StatusCodes.Status201Created);

        var program = programs.MapGroup("/{programId}");
        program.MapGet("", (PortalCall call) => call.Show(ProgramViews.Of(call, ProgramOf(call)))).Produces<ProgramView>();
        program.MapPut("", (PortalCall call, ProgramForm form) => call.EditAsync(_ => form.Read(call.Place.Unit!))).Produces<ChangeAnswer>();
        program.MapPost("/launch", (PortalCall call) => call.SubmitAsync(new LaunchProgram(default, call.Program))).Produces<ChangeAnswer>();
        program.MapPost("/pause", (PortalCall call) => call.SubmitAsync(new PauseProgram(default, call.Program))).Produces<ChangeAnswer>();
        program.MapPost("/resume", (PortalCall call) => call.SubmitAsync(new ResumeProgram(default, call.Program))).Produces<ChangeAnswer>();
        program.MapPost("/cancel", (PortalCall call) => call.SubmitAsync(new CancelProgram(default, call.Program))).Produces<ChangeAnswer>();
        program.MapGet("/schedules", (PortalCall call) => call.Show(ProgramOf(call).Periods.Select(ScheduleForm.Of).ToArray())).Produces<ScheduleForm[]>();
        program.MapPut("/schedules", ReplaceSchedulesAsync).Produces<ChangeAnswer>();
        program.MapGet("/delivery-channels", (PortalCall call) => call.Show(ProgramViews.ChannelsOf(ProgramOf(call)).ToArray())).Produces<ChannelView[]>();
        program.MapPut("/delivery-channels/{type}", ChangeChannelAsync).Produces<ChangeAnswer>();
    }

    private static CallingProgram ProgramOf(PortalCall call) => call.Portal.Programs[call.Program];

    private static IResult List(PortalCall call) =>
        call.List(call.Portal.Programs.Values.Where(program => program.Unit == call.Place.Unit), program => program.Id, program => ProgramViews.Of(call, program));

    private static Task<IResult> CreateAsync(PortalCall call, ProgramForm form) =>
        call.SubmitAsync(new CreateProgram(default, form.ProgramId ?? "", form.Read(call.Place.Unit!)), form.ProgramId);

    private static Task<IResult> ReplaceSchedulesAsync(PortalCall call, ScheduleForm[] schedules) =>
        call.EditAsync(draft => draft with { Schedules = [.. schedules.Select(schedule => schedule.Read())] });

    private static Task<IResult> ChangeChannelAsync(PortalCall call, string type, ChannelForm form) => type.ToUpperInvariant() switch
    {
        "CALLERNAME" or "PUSH" => call.EditAsync(draft => draft with { Display = form.DisplayName?.Read(), CallReason = form.CallReason }),
        "CALLERIMAGE" => call.EditAsync(draft => draft with { Image = form.Image?.Read() }),
        _ => Task.FromResult(Problems.Of([PortalReason.TargetNotFound])),
    };
}
