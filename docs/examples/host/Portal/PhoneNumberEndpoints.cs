using CallingDomain.Numbers;
using CallingDomain.Programs;
using Microsoft.AspNetCore.Mvc;

namespace ReferenceHost;

/// <summary>A number and its call purpose, as in a row of the portal's template.</summary>
internal sealed record PhoneNumberForm(string PhoneNumber, string CallPurpose);

/// <summary>Numbers to add.</summary>
/// <param name="Reassign">Whether numbers at another place of the business move to the program.</param>
/// <param name="Confirmed">Whether it is confirmed that a running program may lose its last number.</param>
internal sealed record AddNumbersForm(IReadOnlyList<PhoneNumberForm> PhoneNumbers, bool Reassign = false, bool Confirmed = false);

/// <summary>Numbers to remove, or to take up to their business.</summary>
internal sealed record NumbersForm(IReadOnlyList<string> PhoneNumbers, bool Confirmed = false);

/// <summary>A number in a list.</summary>
internal sealed record PhoneNumberView(string PhoneNumber, string CallPurpose, string Status, PlaceView AssignedTo)
{
    public static PhoneNumberView Of(RegisteredNumber number) => new(number.Number.ToString(), number.Purpose.Label(), number.Status.ToString(), PlaceView.Of(number.Place));
}

/// <summary>View Assignments: where a number is used, and whether calls from it show the business now.</summary>
/// <param name="Codes">Why they do not; empty if they do.</param>
/// <param name="EstimatedFrom">From when they are expected to, if only time and reviews are missing.</param>
internal sealed record AssignmentView(
    string PhoneNumber, string CallPurpose, string Status, string Business, string? BusinessUnit, string? Program, DisplayNameForm? DisplayName, IReadOnlyList<ScheduleForm> Schedules, bool IsReady, IReadOnlyList<string> Codes, DateTime? EstimatedFrom);

/// <summary>Numbers at each of the three levels.</summary>
internal static class PhoneNumberEndpoints
{
    private static readonly string[] Levels = ["/businesses/{businessId}", "/businesses/{businessId}/business-units/{businessUnitId}", "/businesses/{businessId}/business-units/{businessUnitId}/programs/{programId}"];

    public static void MapPhoneNumbers(this RouteGroupBuilder api)
    {
        foreach (var level in Levels)
        {
            var numbers = api.MapGroup($"{level}/phone-numbers").AddEndpointFilter(PortalCall.CheckPlaceAsync).WithTags("Phone numbers");
            numbers.MapGet("", List).Produces<Page<PhoneNumberView>>();
            numbers.MapPost("", AddAsync).Produces<ChangeAnswer>(StatusCodes.Status201Created).Produces<ChangeAnswer>();
            numbers.MapPost("", UploadAsync).Accepts<string>("text/csv", "text/plain").WithMetadata(new RequestSizeLimitAttribute(NumberTemplate.DefaultMaxBytes)).ExcludeFromDescription();
            numbers.MapPost("/removals", RemoveAsync).Produces<ChangeAnswer>();
            numbers.MapPost("/unassignments", UnassignAsync).Produces<ChangeAnswer>();

            var number = numbers.MapGroup("/{phoneNumber}").AddEndpointFilter(CheckNumberAsync);
            number.MapGet("", Show).Produces<AssignmentView>();
            number.MapPatch("", EditPurposeAsync).Produces<ChangeAnswer>();
            number.MapDelete("", (PortalCall call, string phoneNumber, bool confirmed = false) => RemoveAsync(call, new NumbersForm([phoneNumber], confirmed))).Produces<ChangeAnswer>();
        }
    }

    /// <summary>The number that a path names, in one of the portal's forms or as E.164; none if it is not a number.</summary>
    public static PhoneNumber Read(string text) => NumberTemplate.ReadNumber(text).TryGet(out var number) || PhoneNumber.Read(text).TryGet(out number) ? number : PhoneNumber.None;

    private static IResult List(PortalCall call) => call.List(call.Portal.NumbersAt(call.Place), number => number.Number.Digits.ToString("D15"), PhoneNumberView.Of);

    private static Task<IResult> AddAsync(PortalCall call, AddNumbersForm form) =>
        call.SubmitAsync(
            new AddNumbers(default, call.Place, NumberTemplate.Strict.Read([.. form.PhoneNumbers.Select(row => new NumberEntry(row.PhoneNumber, row.CallPurpose))])) { Reassign = form.Reassign, Confirmed = form.Confirmed },
            sent: form.PhoneNumbers);

    private static async Task<IResult> UploadAsync(PortalCall call, bool reassign = false, bool confirmed = false)
    {
        using var bytes = new MemoryStream();
        await call.Http.Body.CopyToAsync(bytes);
        var read = NumberTemplate.Strict.Read(bytes.GetBuffer().AsSpan(0, (int)bytes.Length));
        return read.TryGet(out var rows) ? await call.SubmitAsync(new AddNumbers(default, call.Place, rows) { Reassign = reassign, Confirmed = confirmed }) : Problems.Of(read.Reason!);
    }

    private static Task<IResult> RemoveAsync(PortalCall call, NumbersForm form) => call.SubmitAsync(new RemoveNumbers(default, [.. form.PhoneNumbers]) { Scope = call.Place, Confirmed = form.Confirmed });

    private static Task<IResult> UnassignAsync(PortalCall call, NumbersForm form) => call.SubmitAsync(new UnassignNumbers(default, [.. form.PhoneNumbers]) { Scope = call.Place, Confirmed = form.Confirmed });

    private static Task<IResult> EditPurposeAsync(PortalCall call, string phoneNumber, PurposeForm form) => call.SubmitAsync(new EditPurpose(default, Read(phoneNumber), PurposeForm.Read(form.CallPurpose)) { Confirmed = form.Confirmed });

    private static IResult Show(PortalCall call, string phoneNumber)
    {
        var assignment = call.Portal.FindAssignment(Read(phoneNumber))!;
        var readiness = call.Portal.CheckReadiness(assignment.Number.Number, call.Service.Now, call.Service.Rules);
        return call.Show(new AssignmentView(
            assignment.Number.Number.ToString(),
            assignment.Number.Purpose.Label(),
            assignment.Number.Status.ToString(),
            assignment.Business.Name,
            assignment.Unit?.Name,
            assignment.Program?.Name,
            assignment.DisplayName is { } name ? DisplayNameForm.Of(name) : null,
            [.. assignment.Periods.Select(ScheduleForm.Of)],
            readiness.IsReady,
            [.. readiness.Reasons.Select(reason => reason.Code())],
            readiness.EstimatedFrom?.ToDateTimeUtc()));
    }

    // A number of another place is not to be seen, or changed, at this one.
    private static ValueTask<object?> CheckNumberAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var call = context.Arguments.OfType<PortalCall>().Single();
        var isHere = call.Portal.Find(Read((string)call.Http.RouteValues["phoneNumber"]!)) is { } number && call.Portal.Resolve(call.Place).TryGet(out var place) && number.Place.IsWithin(place);
        return isHere ? next(context) : ValueTask.FromResult<object?>(Problems.Of([PortalReason.NumberNotFound]));
    }
}
