using System.Text;
using CallingDomain.Numbers;
using NodaTime;

namespace CallingDomain.Programs.Tests;

/// <summary>A portal with two businesses, their units, and three programs of Acme.</summary>
internal static class Acme
{
    public static readonly Instant Now = Instant.FromUtc(2026, 3, 2, 9, 0);
    public static readonly LocalDateTime FirstOfMarch = new(2026, 3, 1, 8, 0), FirstOfApril = new(2026, 4, 1, 8, 0), FirstOfMay = new(2026, 5, 1, 8, 0), FirstOfJune = new(2026, 6, 1, 8, 0), FirstOfJuly = new(2026, 7, 1, 8, 0);
    public static readonly PortalOptions Options = new(DateTimeZoneProviders.Tzdb);
    public static readonly Place Spring = Place.OfProgram("spring"), Autumn = Place.OfProgram("autumn"), Block = Place.OfProgram("block"), Support = Place.OfUnit("support"), Business = new("acme");

    public static readonly Portal Portal = new[]
    {
        (PortalRequest)new CreateBusiness(Now, new Business("acme", "Acme")),
        new CreateBusiness(Now, new Business("other", "Other")),
        new CreateBusinessUnit(Now, new BusinessUnit("support", "acme", "Support")),
        new CreateBusinessUnit(Now, new BusinessUnit("sales", "acme", "Sales")),
        new CreateBusinessUnit(Now, new BusinessUnit("others", "other", "Others")),
        new CreateProgram(Now, "spring", Draft("support", "Spring")),
        new CreateProgram(Now, "autumn", Draft("sales", "Autumn")),
        new CreateProgram(Now, "block", Draft("sales", "Block") with { Type = ProgramType.Sentry, Display = null }),
        new CreateProgram(Now, "foreign", Draft("others", "Foreign") with { Display = new DisplayName("Other Inc", "Other") }),
    }.Aggregate(Portal.Empty, Do);

    public static ProgramDraft Draft(string unit, string name) => new()
    {
        Unit = unit,
        Type = ProgramType.Inform,
        Name = name,
        Purpose = CallPurpose.CustomerService,
        Display = new DisplayName("Acme Support", "Acme"),
        Schedules = [Schedule(FirstOfMarch, FirstOfJune)],
    };

    public static ProgramSchedule Schedule(LocalDateTime? start, LocalDateTime? end) => new(start, end, "America/Chicago");

    public static AddNumbers Add(Place to, params string[] rows) => new(Now, to, Rows(rows));

    public static TemplateReading Rows(params string[] rows) => NumberTemplate.Strict.Read(Encoding.UTF8.GetBytes(string.Join('\n', rows))).Value;

    /// <summary>Plans and applies a request that must not be refused.</summary>
    public static Portal Do(this Portal portal, PortalRequest request)
    {
        var plan = portal.Plan(request, Options);
        Assert.Empty(plan.Reasons);
        return portal.Apply(plan, "test").Value.Portal;
    }

    /// <summary>Launches a program with one Active number.</summary>
    public static Portal Running(this Portal portal, string program, string number) => portal
        .Do(Add(Place.OfProgram(program), $"{number},Customer Service"))
        .Do(new ChangeStatus(Now, Number(number), StatusChange.Approve))
        .Do(new ReviewDisplay(Now, program, IsApproved: true))
        .Do(new LaunchProgram(Now, program));

    public static int Count(this PortalPlan plan, NumberOutcome outcome) => plan.Numbers.Count(each => each.Outcome == outcome);

    public static PhoneNumber Number(string national) => PhoneNumber.Parse("+1" + national);

    public static string Codes(PortalPlan plan) => string.Join(' ', plan.Reasons.Select(reason => reason.Code()));
}
