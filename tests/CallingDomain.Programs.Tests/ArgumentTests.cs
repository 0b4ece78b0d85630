using System.Reflection;
using System.Text;
using CallingDomain.Numbers;
using NodaTime;
using static CallingDomain.Programs.Tests.Acme;

namespace CallingDomain.Programs.Tests;

/// <summary>Invalid arguments throw; the content of a request does not.</summary>
public sealed class ArgumentTests
{
    [Fact]
    public void Options_InvalidValue_Throw()
    {
        Assert.Throws<ArgumentNullException>(() => new PortalOptions(null!));
        Assert.Throws<ArgumentNullException>(() => Options with { Zones = null! });
        Assert.Throws<ArgumentNullException>(() => Options with { Branding = null! });
        Assert.Throws<ArgumentOutOfRangeException>(() => Options with { MaxProgramNameLength = 0 });
        Assert.Throws<ArgumentOutOfRangeException>(() => Options with { MaxDescriptionLength = -1 });
        Assert.Throws<ArgumentOutOfRangeException>(() => Options with { ClockChanges = (ClockChangeRule)2 });
        Assert.Throws<ArgumentOutOfRangeException>(() => BrandingPolicy.Default with { MaxNameLength = 0 });
        Assert.Throws<ArgumentOutOfRangeException>(() => BrandingPolicy.Default with { MaxShorthandLength = 0 });
        Assert.Throws<ArgumentOutOfRangeException>(() => BrandingPolicy.Default with { MaxCallReasonLength = -1 });
        Assert.Throws<ArgumentOutOfRangeException>(() => BrandingPolicy.Default with { MaxImageBytes = 0 });
        Assert.Throws<ArgumentOutOfRangeException>(() => BrandingPolicy.Default with { MinReviewTime = -Duration.Epsilon });
        Assert.Throws<ArgumentException>(() => BrandingPolicy.Default with { BlockedTerms = ["scam", null!] });
        Assert.Throws<ArgumentException>(() => BrandingPolicy.Default with { BlockedTerms = [" "] });
        Assert.Throws<ArgumentNullException>(() => new ProgramType(null!, DeliveryChannels.None, NeedsAuthentication: false));
        Assert.Throws<ArgumentNullException>(() => ProgramType.Inform with { Name = null! });
        Assert.Throws<ArgumentNullException>(() => new PortalChange(1, Now, null!, "", []));
        Assert.Throws<ArgumentNullException>(() => new PortalChange(1, Now, "ada", "", []) with { Why = null! });
        Assert.Throws<ArgumentOutOfRangeException>(() => new ProgramType("x", (DeliveryChannels)16, NeedsAuthentication: false));
    }

    public static TheoryData<Type> Requests => [.. typeof(Portal).Assembly.GetExportedTypes().Where(type => !type.IsAbstract && type.IsAssignableTo(typeof(PortalRequest)))];

    [Theory]
    [MemberData(nameof(Requests))]
    public void Request_NullObject_Throws(Type type)
    {
        var constructor = type.GetConstructors().Single();
        var objects = constructor.GetParameters().Where(parameter => !parameter.ParameterType.IsValueType && parameter.ParameterType != typeof(string)).ToList();
        Assert.All(objects, missing =>
        {
            var arguments = constructor.GetParameters().Select(parameter => parameter == missing ? null : Sample(parameter.ParameterType)).ToArray();
            var thrown = Assert.Throws<TargetInvocationException>(() => constructor.Invoke(arguments));
            Assert.Equal(missing.Name, Assert.IsType<ArgumentNullException>(thrown.InnerException).ParamName);
        });
    }

    public static TheoryData<PortalRequest> RequestsWithNullTexts =>
    [
        new CreateBusiness(Now, new Business(null!, null!) { Brands = [null!], BlockedTermExceptions = [null!] }),
        new CreateBusinessUnit(Now, new BusinessUnit(null!, null!, null!)),
        new CreateProgram(Now, null!, new ProgramDraft { NewUnit = new BusinessUnit(null!, null!, null!), Name = null, Display = new DisplayName(null!, null!), Image = new ProgramImage(null!, null!, 0, 0, 0, default), Description = null! }),
        new CreateProgram(Now, "summer", new ProgramDraft { Unit = "support", Schedules = [null!, new ProgramSchedule(null, null, null!), new ProgramSchedule(FirstOfMarch, FirstOfJune, null!)] }),
        new EditProgram(Now, null!, new ProgramDraft()),
        new EditProgram(Now, "spring", new ProgramDraft { Display = new DisplayName(null!, null!) }),
        new AddNumbers(Now, new Place(null), new TemplateReading(default, default, default)),
        new AddNumbers(Now, Spring, NumberTemplate.Strict.Read([new NumberEntry(null!, null!)])),
        new RemoveNumbers(Now, [null!, "", "5013334444"]) { Confirmed = true },
        new RemoveNumbers(Now, default) { Confirmed = true, Scope = new Place(null) },
        new UnassignNumbers(Now, [null!]),
        new EditPurpose(Now, default, (CallPurpose)99),
        new EditPurpose(Now, Acme.Number("5013334444"), (CallPurpose)99),
        new ChangeStatus(Now, Acme.Number("5013334444"), new StatusChange((NumberStatus)99, (StatusReason)99)),
        new PauseProgram(Now, null!),
        new CancelProgram(Now, null!),
        new LaunchProgram(Now, null!),
        new ReviewDisplay(Now, null!, IsApproved: true),
        new ReviewDisplay(Now, "spring", IsApproved: true) { Display = new DisplayName(null!, null!) },
        new ReviewImage(Now, null!, null!, IsApproved: true),
        new ReviewImage(Now, "spring", null!, IsApproved: true),
    ];

    [Theory]
    [MemberData(nameof(RequestsWithNullTexts))]
    public void Plan_NullTexts_GivesReasons(PortalRequest request)
    {
        var portal = Acme.Portal.Do(Add(Support, "5013334444,Survey"));
        var plan = portal.Plan(request, Options);
        Assert.True(plan.IsRefused || plan.Numbers.All(answer => answer.Outcome is NumberOutcome.Rejected or NumberOutcome.Removed));
        Assert.All(plan.Numbers.Where(answer => answer.Outcome == NumberOutcome.Rejected), answer => Assert.NotEmpty(answer.Codes));
    }

    [Fact]
    public void Change_WithoutFacts_IsRefused()
    {
        var empty = new PortalChange(Acme.Portal.Version + 1, Now, "test", "", default);
        Assert.Equal(PortalReason.PlanStale, Acme.Portal.Replay(empty).Reason);
        Assert.Equal(PortalReason.ChangeNotReversible, Acme.Portal.Revert(empty, Now, "test").Reason);
        Assert.Equal(PortalReason.ChangeNotReversible, Acme.Portal.Revert(empty with { Facts = [.. new PortalFact[] { null! }] }, Now, "test").Reason);
    }

    [Fact]
    public void ReadPortal_UndefinedChannels_IsInvalid()
    {
        var json = Encoding.UTF8.GetString(PortalJson.Write(Acme.Portal)).Replace("\"CallerName\"", "64", StringComparison.Ordinal);
        Assert.Equal(PortalJsonReason.Invalid, PortalJson.ReadPortal(Encoding.UTF8.GetBytes(json)).Reason);
    }

    private static object? Sample(Type type) =>
        type == typeof(string) ? "x"
        : type == typeof(Place) ? Spring
        : type == typeof(Business) ? Acme.Portal.Businesses["acme"]
        : type == typeof(BusinessUnit) ? Acme.Portal.Units["support"]
        : type == typeof(ProgramDraft) ? new ProgramDraft()
        : type == typeof(TemplateReading) ? Rows("5013334444,Survey")
        : Activator.CreateInstance(type);
}
