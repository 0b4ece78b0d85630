using System.Text.Json.Serialization;
using NodaTime;

namespace CallingDomain.Programs;

/// <summary>A request to a portal.</summary>
/// <param name="At">The instant of the request; the portal has no clock.</param>
/// <remarks>Immutable, thread-safe. A closed family: each kind has its own rules, and content of a request never throws when it is planned.</remarks>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "request")]
[JsonDerivedType(typeof(CreateBusiness), "createBusiness")]
[JsonDerivedType(typeof(CreateBusinessUnit), "createBusinessUnit")]
[JsonDerivedType(typeof(CreateProgram), "createProgram")]
[JsonDerivedType(typeof(EditProgram), "editProgram")]
[JsonDerivedType(typeof(LaunchProgram), "launchProgram")]
[JsonDerivedType(typeof(PauseProgram), "pauseProgram")]
[JsonDerivedType(typeof(ResumeProgram), "resumeProgram")]
[JsonDerivedType(typeof(CancelProgram), "cancelProgram")]
[JsonDerivedType(typeof(ReviewDisplay), "reviewDisplay")]
[JsonDerivedType(typeof(ReviewImage), "reviewImage")]
[JsonDerivedType(typeof(AddNumbers), "addNumbers")]
[JsonDerivedType(typeof(UnassignNumbers), "unassignNumbers")]
[JsonDerivedType(typeof(RemoveNumbers), "removeNumbers")]
[JsonDerivedType(typeof(EditPurpose), "editPurpose")]
[JsonDerivedType(typeof(ChangeStatus), "changeStatus")]
public abstract record PortalRequest([property: JsonConverter(typeof(ProgramsJsonConverter))] Instant At)
{
    internal abstract void Decide(PlanDraft plan);
}
