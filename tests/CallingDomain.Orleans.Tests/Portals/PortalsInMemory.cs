using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using CallingDomain.Hosting;
using CallingDomain.Numbers;
using CallingDomain.Programs;
using CallingDomain.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using NodaTime;

namespace CallingDomain.Orleans.Tests;

/// <summary>A cluster of two silos for the tests of a class, each of which has a portal of its own.</summary>
public sealed class PortalsInMemory : IAsyncLifetime
{
    public static readonly PortalSubmission Ada = new("ada");

    private CampaignsInMemory? _cluster;

    public MemoryPortalNumbers Numbers { get; } = new();

    public MemoryBusinessPortals Journals { get; } = new();

    /// <summary>The journals of businesses that pass through a gate.</summary>
    internal GatedPortals Gates { get; private set; } = null!;

    internal CampaignsInMemory Cluster => _cluster!;

    public ClusterPortals Portals => ClusterPortals.Of(Cluster.Silos.Client);

    public async Task InitializeAsync()
    {
        Gates = new GatedPortals(Journals);
        _cluster = await CampaignsInMemory.StartAsync(silos: 2, services: services => services.AddSingleton<IPortalNumbers>(Numbers).AddSingleton<IBusinessPortals>(Gates));
    }

    public async Task DisposeAsync() => await Cluster.DisposeAsync();

    /// <summary>Creates a business.</summary>
    public async Task<ClusterBusiness> CreateAsync(string portal, string id)
    {
        var business = Portals.BusinessOf(portal, id);
        Assert.False((await business.SubmitAsync(new CreateBusiness(default, new Business(id, id)), Ada)).IsRefused);
        return business;
    }

    /// <summary>A second service on the journal of a business, as a second activation has it.</summary>
    internal Task<PortalService> StartSecondAsync(string portal, string business) => PortalService.StartAsync(
        Journals.JournalOf(portal, business), new PortalOptions(DateTimeZoneProviders.Tzdb), new PortalServiceOptions { Claims = new BusinessClaims(portal, business, Numbers, Cluster.Silos.Client, NullLogger.Instance) });

    public static PhoneNumber Number(int i) => PhoneNumber.Parse(string.Create(CultureInfo.InvariantCulture, $"+1501333{4000 + i}"));

    public static AddNumbers Add(string business, params int[] numbers) => new(default, new Place(business), NumberTemplate.Strict.Read(Encoding.UTF8.GetBytes(string.Concat(numbers.Select(i => $"{Number(i)},Survey\n")))).Value);

    public static RemoveNumbers Remove(params int[] numbers) => new(default, [.. numbers.Select(i => Number(i).ToString())]) { Confirmed = true };

    /// <summary>A change that concerns no number.</summary>
    public static CreateBusinessUnit Unit(string business, string id) => new(default, new BusinessUnit(id, business, id));

    /// <summary>The numbers that a journal has, by replay.</summary>
    public async Task<ImmutableArray<PhoneNumber>> NumbersOfAsync(string portal, string business)
    {
        var replayed = Portal.Empty;
        await foreach (var change in Journals.JournalOf(portal, business).ReadAsync(0)) replayed = replayed.Replay(change).Value;
        return [.. replayed.NumbersAt().Select(each => each.Number)];
    }

    /// <summary>Asserts that each number is in at most one of the businesses, which has a claim on it.</summary>
    public async Task AssertOncePerNumberAsync(string portal, params string[] businesses)
    {
        var claims = Numbers.ClaimsOf(portal).ToDictionary(claim => claim.Number, claim => claim.Business);
        var seen = new HashSet<PhoneNumber>();
        foreach (var business in businesses)
        {
            foreach (var number in await NumbersOfAsync(portal, business))
            {
                Assert.True(seen.Add(number), "Two businesses have a number.");
                Assert.Equal(business, claims[number]);
            }
        }
    }

    internal sealed class GatedPortals(MemoryBusinessPortals journals) : IBusinessPortals
    {
        private readonly TaskCompletionSource _arrived = new(), _opened = new();

        /// <summary>The business whose next append of numbers waits.</summary>
        public string? Closed { get; set; }

        public Task Arrived => _arrived.Task;

        public void Open() => _opened.SetResult();

        public IPortalJournal JournalOf(string portal, string business) => new Gated(journals.JournalOf(portal, business), this, $"{portal}/{business}");

        private sealed class Gated(IPortalJournal journal, GatedPortals gates, string name) : IPortalJournal
        {
            public ValueTask<Portal> OpenAsync(IDateTimeZoneProvider zones, CancellationToken cancellation = default) => journal.OpenAsync(zones, cancellation);

            public IAsyncEnumerable<PortalChange> ReadAsync(long after, CancellationToken cancellation = default) => journal.ReadAsync(after, cancellation);

            public async ValueTask AppendAsync(PortalBatch batch, CancellationToken cancellation = default)
            {
                if (gates.Closed == name)
                {
                    gates.Closed = null;
                    gates._arrived.SetResult();
                    await gates._opened.Task;
                }

                await journal.AppendAsync(batch, cancellation);
            }

            public ValueTask<PortalReceipt?> FindReceiptAsync(string key, CancellationToken cancellation = default) => journal.FindReceiptAsync(key, cancellation);
        }
    }
}
