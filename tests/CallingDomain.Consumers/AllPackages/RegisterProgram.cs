using System.Text.Json;
using CallingDomain.Numbers;
using CallingDomain.Programs;
using CallingDomain.Testing;
using NodaTime;

namespace CallingDomain.Consumers;

/// <summary>Registers a calling program with one number, vets the number, launches the program, and rebuilds the portal from the changes as JSON.</summary>
internal static class RegisterProgram
{
    public static async Task RunAsync(Setup setup)
    {
        var now = Instant.FromUtc(2026, 3, 2, 14, 0);
        var (portal, trail) = (Portal.Empty, new List<string>());
        var number = PhoneNumber.Parse("+15013334444");

        Do(new CreateBusiness(now, new Business("acme", "Acme")));
        Do(new CreateBusinessUnit(now, new BusinessUnit("support", "acme", "Support")));
        Do(new CreateProgram(now, "spring", new ProgramDraft
        {
            Unit = "support",
            Type = ProgramType.Inform,
            Name = "Spring",
            Purpose = CallPurpose.CustomerService,
            Display = new DisplayName("Acme Support", "Acme"),
            Schedules = [new ProgramSchedule(new LocalDateTime(2026, 3, 2, 8, 0), new LocalDateTime(2026, 6, 1, 18, 0), "America/Chicago")],
        }));
        Do(new AddNumbers(now, Place.OfProgram("spring"), setup.Template.Read("+15013334444,Customer Service\n501-333-4445,Survey\n"u8).Value));
        if (await new ScriptedVetting().VetAsync(number, CallPurpose.CustomerService) is { } answer) Do(new ChangeStatus(now, number, answer));
        Do(new ReviewDisplay(now, "spring", IsApproved: true));
        Do(new LaunchProgram(now, "spring"));
        Console.WriteLine($"portal: brands {portal.CheckReadiness(number, now, setup.Portal).IsReady}");

        var rebuilt = trail.Aggregate(Portal.Empty, (state, line) => state.Replay(JsonSerializer.Deserialize(line, ConsumerJson.Default.PortalChange)!).Value);
        Console.WriteLine($"portal: rebuilt from {trail.Count} changes, brands {rebuilt.CheckReadiness(number, now, setup.Portal).IsReady}");

        void Do(PortalRequest request)
        {
            var plan = portal.Plan(request, setup.Portal);
            foreach (var each in plan.Numbers) Console.WriteLine($"portal: line {each.Line} {each.Outcome} {string.Join(' ', each.Codes)}".TrimEnd());
            var update = portal.Apply(plan, by: "ada").Value;
            portal = update.Portal;
            trail.Add(JsonSerializer.Serialize(update.Change!, ConsumerJson.Default.PortalChange));
            Console.WriteLine($"portal: {update.Change}");
        }
    }
}
