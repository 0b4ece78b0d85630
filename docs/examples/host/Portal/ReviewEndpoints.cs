using CallingDomain.Numbers;
using CallingDomain.Programs;

namespace ReferenceHost;

/// <summary>The result of vetting a number.</summary>
/// <param name="Status">Active, Rejected, Pending or Removed.</param>
/// <param name="Reason">Why: Disconnected, OwnershipUnproven, NotApproved, SubmittedAgain or ReviewedAgain; absent if the number is Active.</param>
internal sealed record NumberReviewForm(NumberStatus Status, StatusReason Reason = StatusReason.Unspecified);

/// <summary>The result of a review of content.</summary>
/// <param name="DisplayName">The reviewed name; absent for the one under review.</param>
internal sealed record ContentReviewForm(bool IsApproved, DisplayNameForm? DisplayName = null);

/// <summary>Reviews, by the operator of the portal: give these endpoints a role of their own.</summary>
internal static class ReviewEndpoints
{
    public static void MapReviews(this RouteGroupBuilder api)
    {
        var reviews = api.MapGroup("/reviews").WithTags("Reviews");
        reviews.MapPost("/phone-numbers/{phoneNumber}", (PortalCall call, string phoneNumber, NumberReviewForm form) => call.SubmitAsync(new ChangeStatus(default, PhoneNumberEndpoints.Read(phoneNumber), new StatusChange(form.Status, form.Reason)))).Produces<ChangeAnswer>();
        reviews.MapPost("/programs/{programId}/display-name", (PortalCall call, ContentReviewForm form) => call.SubmitAsync(new ReviewDisplay(default, call.Program, form.IsApproved) { Display = form.DisplayName?.Read() })).Produces<ChangeAnswer>();
        reviews.MapPost("/programs/{programId}/images/{imageId}", (PortalCall call, string imageId, ContentReviewForm form) => call.SubmitAsync(new ReviewImage(default, call.Program, imageId, form.IsApproved))).Produces<ChangeAnswer>();
    }
}
