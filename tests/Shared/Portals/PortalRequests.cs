using CallingDomain.Hosting;
using CallingDomain.Numbers;
using CallingDomain.Programs;
using NodaTime;

namespace CallingDomain.Storage.Tests;

/// <summary>Requests that give a portal a row of each kind.</summary>
internal static class PortalRequests
{
    public static PortalOptions Rules { get; } = new(DateTimeZoneProviders.Tzdb);

    public static PortalSubmission Ada { get; } = new("ada");

    /// <summary>A program with two periods, the second one without an end; two numbers, one of which is removed again.</summary>
    public static IReadOnlyList<PortalRequest> All { get; } =
    [
        new CreateBusiness(default, new Business("acme", "Acme")),
        new CreateBusinessUnit(default, new BusinessUnit("support", "acme", "Support")),
        new CreateProgram(default, "spring", new ProgramDraft
        {
            Unit = "support",
            Type = ProgramType.Inform,
            Name = "Spring",
            Purpose = CallPurpose.CustomerService,
            Display = new DisplayName("Acme Support", "Acme"),
            Schedules =
            [
                new ProgramSchedule(new LocalDateTime(2026, 3, 2, 8, 0), new LocalDateTime(2026, 6, 1, 18, 0), "America/Chicago"),
                new ProgramSchedule(new LocalDateTime(2026, 6, 2, 0, 0), new LocalDateTime(9999, 12, 31, 0, 0), "America/Chicago"),
            ],
        }),
        new AddNumbers(default, new Place("acme"), NumberTemplate.Strict.Read("+15013334444,Survey\n+15013334446,Survey\n"u8).Value),
        new AddNumbers(default, Place.OfProgram("spring"), NumberTemplate.Strict.Read("+15013334444,Survey\n"u8).Value) { Reassign = true },
        new ChangeStatus(default, PhoneNumber.Parse("+15013334444"), StatusChange.Approve),
        new LaunchProgram(default, "spring"),
        new RemoveNumbers(default, ["+15013334446"]) { Confirmed = true },
    ];

    /// <summary>Submits all requests, one a minute from 2026-03-02T09:00Z.</summary>
    public static async Task SubmitAllAsync(IPortalJournal journal)
    {
        var clock = new StepClock();
        using var service = await PortalService.StartAsync(journal, Rules, new PortalServiceOptions { Time = clock });
        foreach (var request in All)
        {
            Assert.Equal([], (await service.SubmitAsync(request, Ada)).Reasons.AsEnumerable());
            clock.Now += Duration.FromMinutes(1);
        }
    }

    private sealed class StepClock : TimeProvider
    {
        public Instant Now { get; set; } = Instant.FromUtc(2026, 3, 2, 9, 0);

        public override DateTimeOffset GetUtcNow() => Now.ToDateTimeOffset();
    }
}
