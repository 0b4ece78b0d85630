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
        foreach (var request in Requests(numbers)) portal = portal.Apply(portal.Plan(request, Options), "benchmark").Value.Portal;
        return portal;
    }

    /// <summary>The requests that fill a portal.</summary>
    public static IEnumerable<PortalRequest> Requests(int numbers)
    {
        yield return new CreateBusiness(Now, new Business("acme", "Acme"));
        yield return new CreateBusinessUnit(Now, new BusinessUnit("support", "acme", "Support"));
        yield return new CreateProgram(Now, "spring", new ProgramDraft { Unit = "support", Type = ProgramType.Inform, Name = "Spring", Purpose = CallPurpose.Survey });
        for (var first = 0; first < numbers; first += NumberTemplate.MaxRows) yield return Batch(first);
    }

    /// <summary>Approves the number of this index.</summary>
    public static ChangeStatus Approve(int index) => new(Now, Number(index), StatusChange.Approve);

    /// <summary>The number of this index.</summary>
    public static PhoneNumber Number(int index) => PhoneNumber.Parse("+1" + Digits(index));

    /// <summary>500 consecutive numbers for the program.</summary>
    public static AddNumbers Batch(int first, string purpose = "Survey")
    {
        var text = new StringBuilder();
        for (var each = first; each < first + NumberTemplate.MaxRows; each++)
            text.Append(CultureInfo.InvariantCulture, $"{Digits(each)},{purpose}\n");
        return new AddNumbers(Now, Place.OfProgram("spring"), NumberTemplate.Strict.Read(Encoding.UTF8.GetBytes(text.ToString())).Value);
    }

    private static string Digits(int index) => string.Create(CultureInfo.InvariantCulture, $"{AreaCode(index / (500 * LinesOfExchange))}{220 + (index / LinesOfExchange % 280)}{index % LinesOfExchange:D4}");

    private static int AreaCode(int index) => ((int[])[501, 212, 415, 305])[index];
}
