using System.Globalization;
using System.Text;
using CallingDomain.Numbers;
using CallingDomain.Programs;
using NodaTime;

namespace CallingDomain.Benchmarks;

/// <summary>Portals of any size, filled in batches.</summary>
internal static class PortalSamples
{
    private const int LinesOfExchange = 10_000;

    public static readonly Instant Now = Instant.FromUtc(2026, 3, 2, 9, 0);
    public static readonly PortalOptions Options = new(DateTimeZoneProviders.Tzdb);

    public static Portal Create(int numbers)
    {
        var portal = Portal.Empty;
        Do(new CreateBusiness(Now, new Business("acme", "Acme")));
        Do(new CreateBusinessUnit(Now, new BusinessUnit("support", "acme", "Support")));
        Do(new CreateProgram(Now, "spring", new ProgramDraft { Unit = "support", Type = ProgramType.Inform, Name = "Spring", Purpose = CallPurpose.Survey }));
        for (var first = 0; first < numbers; first += NumberTemplate.MaxRows) Do(Batch(first));
        return portal;

        void Do(PortalRequest request) => portal = portal.Apply(portal.Plan(request, Options), "benchmark").Value.Portal;
    }

    /// <summary>500 consecutive numbers for the program.</summary>
    public static AddNumbers Batch(int first, string purpose = "Survey")
    {
        var text = new StringBuilder();
        for (var each = first; each < first + NumberTemplate.MaxRows; each++)
            text.Append(CultureInfo.InvariantCulture, $"{AreaCode(each / (500 * LinesOfExchange))}{220 + (each / LinesOfExchange % 280)}{each % LinesOfExchange:D4},{purpose}\n");
        return new AddNumbers(Now, Place.OfProgram("spring"), NumberTemplate.Strict.Read(Encoding.UTF8.GetBytes(text.ToString())).Value);
    }

    private static int AreaCode(int index) => ((int[])[501, 212, 415, 305])[index];
}
