using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using CallingDomain.Numbers;
using NodaTime;
using static CallingDomain.Programs.Tests.Acme;

namespace CallingDomain.Programs.Tests;

/// <summary>The JSON of all public types by System.Text.Json with default options.</summary>
public sealed class JsonTests
{
    private static readonly Portal Running = Acme.Portal.Running("spring", "5013334444");
    private static readonly PhoneNumber Phone = Acme.Number("5013334444");
    private static readonly PortalCheck Check = new([PortalReason.ShorthandMissing], [PortalReason.DisplayLacksBusinessName]);
    private static readonly PortalChange Change = Running.Apply(Running.Plan(new CancelProgram(Now, "spring"), Options), "ada", "spring + summer").Value.Change!;

    private static readonly ProgramDraft Draft = Acme.Draft("support", "Summer") with
    {
        NewUnit = new BusinessUnit("support", "acme", "Support"),
        Image = new ProgramImage("logo", "svg", 1_000, 1.5m, 1.5m, ContentStatus.UnderReview),
        CallReason = "Your order",
        IsAuthenticated = true,
        Schedules = [new ProgramSchedule(new LocalDateTime(2026, 7, 1, 8, 0, 30), null, "Europe/Rome")],
    };

    private static readonly object[] Values =
    [
        Acme.Portal.Businesses["acme"] with { Brands = ["Acme", "Ajax"], BlockedTermExceptions = ["fraud"], ApprovedDisplayNames = [new DisplayName("Acme Support", "Acme")] },
        new BusinessUnit("support", "acme", "Support"), Spring, new Place("acme", "support", "spring"), new DisplayName("Acme Support", "Acme"),
        Running.Programs["spring"] with { PausedAt = Now, Image = Draft.Image, NextImage = Draft.Image, NextDisplay = new ReviewedDisplay(new DisplayName("Acme", "Acme"), ContentStatus.UnderReview, Now), CallReason = "Your order" },
        Running.Programs["spring"].Display!, Draft.Image!, Draft, Draft.Schedules[0], Running.Programs["spring"].Periods[0], new NumberCounts(3, 2, 1),
        .. ProgramType.All, new ProgramType("ACME", DeliveryChannels.Push | DeliveryChannels.CallerImage, NeedsAuthentication: false),
        BrandingPolicy.Default, BrandingPolicy.Longest with { BlockedTerms = ["cash"], MinReviewTime = Duration.FromMinutes(90) },
        Check, Check with { Step = ProgramStep.Display }, new Readiness([PortalReason.NumberPending], Now), new Readiness([], null),
        Running.Find(Phone)!, Running.FindAssignment(Phone)!,
        new NumberResult(2, NumberOutcome.Rejected, Phone) { Lines = 2, Purpose = CallPurpose.Survey, Codes = ["NUMBER_IN_USE"], NoticeCodes = ["ROW_BLANK"], Text = "x", Suggestion = "y", FirstLine = 1, CurrentPlace = Spring, IsReassignable = true },
        Change, Change.Facts[0],
        ProgramPhase.Waiting, PlaceLevel.Program, ContentStatus.Approved, NumberOutcome.AlreadyPresent, ProgramStep.Schedule, ClockChangeRule.Widest,
        DeliveryChannels.CallerName | DeliveryChannels.Blocking, PortalReason.ProgramCanceled, PortalJsonReason.NewerFormat,
        .. Requests,
    ];

    private static PortalRequest[] Requests =>
    [
        new CreateBusiness(Now, new Business("third", "Third")), new CreateBusinessUnit(Now, new BusinessUnit("third", "acme", "Third")),
        new CreateProgram(Now, "summer", Draft), new EditProgram(Now, "spring", Draft), new LaunchProgram(Now, "spring"),
        new PauseProgram(Now, "spring"), new ResumeProgram(Now, "spring"), new CancelProgram(Now, "spring"),
        new ReviewDisplay(Now, "spring", IsApproved: true) { Display = new DisplayName("Acme Support", "Acme") }, new ReviewImage(Now, "spring", "logo", IsApproved: false),
        Add(Spring, "5013334444,Customer Service", "501-333-4445,Survey", "") with { Reassign = true, Confirmed = true },
        new UnassignNumbers(Now, ["5013334444"]) { Confirmed = true }, new RemoveNumbers(Now, ["5013334444", "x"]) { Scope = Support },
        new EditPurpose(Now, Phone, CallPurpose.Survey) { Confirmed = true }, new ChangeStatus(Now, Phone, new StatusChange(NumberStatus.Removed, StatusReason.Disconnected)),
    ];

    [Fact]
    public void Serialize_EveryValue_RoundTrips() => Assert.All(Values, value =>
    {
        var type = value is PortalFact ? typeof(PortalFact) : value.GetType();
        Assert.Equal(value, JsonSerializer.Deserialize(JsonSerializer.Serialize(value, type), type));
    });

    [Fact]
    public void Serialize_RequestAsBase_RoundTrips() => Assert.All(Requests, request =>
        Assert.Equal(request, JsonSerializer.Deserialize<PortalRequest>(JsonSerializer.Serialize(request))));

    [Fact]
    public void Serialize_WithSourceGeneration_RoundTrips() => Assert.All(Values.Where(value => JsonTestContext.Default.GetTypeInfo(value.GetType()) is not null), value =>
    {
        var type = value is PortalRequest ? typeof(PortalRequest) : value.GetType();
        Assert.Equal(value, JsonSerializer.Deserialize(JsonSerializer.Serialize(value, type, JsonTestContext.Default), type, JsonTestContext.Default));
    });

    [Property(Arbitrary = [typeof(PortalGenerators)])]
    public bool Serialize_AnyRequests_RoundTrips(PortalRequest[] requests)
    {
        var portal = Acme.Portal;
        foreach (var request in requests)
        {
            if (!request.Equals(JsonSerializer.Deserialize<PortalRequest>(JsonSerializer.Serialize(request)))) return false;
            var plan = portal.Plan(request, Options);
            if (plan.Numbers.Any(number => number != JsonSerializer.Deserialize<NumberResult>(JsonSerializer.Serialize(number)))) return false;
            if (!portal.Apply(plan, "test").TryGet(out var update) || update.Change is null) continue;
            if (update.Change != JsonSerializer.Deserialize<PortalChange>(JsonSerializer.Serialize(update.Change))) return false;
            portal = update.Portal;
        }

        return portal.Programs.Values.All(program => program == JsonSerializer.Deserialize<CallingProgram>(JsonSerializer.Serialize(program)));
    }

    public static TheoryData<object, string> Refused => new()
    {
        { Running, "Portal cannot be written as JSON. Use PortalJson.Write." },
        { Running.Plan(Requests[0], Options), "PortalPlan cannot be written as JSON. Apply it and write its PortalChange." },
        { Options, "PortalOptions cannot be written as JSON." },
        { new ProgramsOptions(), "ProgramsOptions cannot be written as JSON." },
        { new PortalUpdate(Running, Change), "Portal cannot be written as JSON. Use PortalJson.Write." },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public void Serialize_RefusedType_ThrowsNotSupported(object value, string message) =>
        Assert.StartsWith(message, Assert.Throws<NotSupportedException>(() => JsonSerializer.Serialize(value)).Message, StringComparison.Ordinal);

    [Fact]
    public void Cases_AllPublicTypes_AreCovered() => Assert.Empty(typeof(Portal).Assembly.GetExportedTypes()
        .Where(type => !type.IsAbstract && type != typeof(ProgramsJsonConverter))
        .Except(Values.Select(value => value.GetType()).Concat([typeof(Portal), typeof(PortalPlan), typeof(PortalOptions), typeof(ProgramsOptions), typeof(PortalUpdate)])));

    [Fact]
    public void Deserialize_PropertiesInAnyOrder_ReadsFact() => Assert.Equal(
        Change.Facts[0],
        JsonSerializer.Deserialize<PortalFact>(JsonSerializer.Serialize(Change.Facts[0]).Replace("\"fact\":\"programChanged\",", "", StringComparison.Ordinal).Replace("\"action\":\"Canceled\"", "\"action\":\"Canceled\",\"fact\":\"programChanged\"", StringComparison.Ordinal)));

    [Theory]
    [InlineData("{}")]
    [InlineData("{\"format\":2}")]
    [InlineData("[]")]
    public void Deserialize_InvalidChange_Throws(string json) => Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<PortalChange>(json));
}

[JsonSerializable(typeof(PortalRequest))]
[JsonSerializable(typeof(PortalChange))]
[JsonSerializable(typeof(PortalFact))]
[JsonSerializable(typeof(CallingProgram))]
[JsonSerializable(typeof(BrandingPolicy))]
[JsonSerializable(typeof(Readiness))]
[JsonSerializable(typeof(NumberAssignment))]
[JsonSerializable(typeof(ImmutableArray<NumberResult>))]
internal sealed partial class JsonTestContext : JsonSerializerContext;
