using System.Text;
using CallingDomain.Numbers;
using CallingDomain.Programs;
using CallingDomain.Testing;
using NodaTime;

namespace CallingDomain.Hosting.Tests;

/// <summary>A portal with one program, <c>spring</c>, that runs from 2026-03-02 to 2026-03-04 and again from 2026-03-10 to 2026-03-12, each at 00:00 UTC.</summary>
internal sealed class SpringPortal
{
    private static readonly PortalSubmission Ada = new("ada");

    private SpringPortal(PortalService service) => Service = service;

    public PortalService Service { get; }

    public static async Task<SpringPortal> StartAsync(TimeProvider time, params string[] numbers) =>
        await FillAsync(await PortalService.StartAsync(new MemoryPortalJournal(), new PortalOptions(DateTimeZoneProviders.Tzdb), new PortalServiceOptions { Time = time }), numbers);

    public static async Task<SpringPortal> FillAsync(PortalService service, params string[] numbers)
    {
        var portal = new SpringPortal(service);
        await portal.DoAsync(new CreateBusiness(default, new Business("acme", "Acme")));
        await portal.DoAsync(new CreateBusinessUnit(default, new BusinessUnit("support", "acme", "Support")));
        await portal.DoAsync(new CreateProgram(default, "spring", new ProgramDraft
        {
            Unit = "support",
            Type = ProgramType.Inform,
            Name = "Spring",
            Purpose = CallPurpose.CustomerService,
            Display = new DisplayName("Acme Support", "Acme"),
            Schedules = [Days(2, 4), Days(10, 12)],
        }));
        foreach (var number in numbers) await portal.AddAsync(number);
        return portal;
    }

    public async Task<SpringPortal> LaunchAsync()
    {
        await DoAsync(new ReviewDisplay(default, "spring", IsApproved: true));
        await DoAsync(new LaunchProgram(default, "spring"));
        return this;
    }

    /// <summary>Adds a number of ten digits to the program, and approves it.</summary>
    public async Task AddAsync(string number, bool isApproved = true)
    {
        await DoAsync(new AddNumbers(default, Place.OfProgram("spring"), NumberTemplate.Strict.Read(Encoding.UTF8.GetBytes($"{number},Customer Service")).Value));
        Assert.NotNull(Service.Current.Find(Number(number)));
        if (isApproved) await DoAsync(new ChangeStatus(default, Number(number), StatusChange.Approve));
    }

    public async Task DoAsync(PortalRequest request) => Assert.Empty((await Service.SubmitAsync(request, Ada)).Reasons);

    public static PhoneNumber Number(string national) => PhoneNumber.Parse("+1" + national);

    private static ProgramSchedule Days(int from, int to) => new(new LocalDateTime(2026, 3, from, 0, 0), new LocalDateTime(2026, 3, to, 0, 0), "UTC");
}
