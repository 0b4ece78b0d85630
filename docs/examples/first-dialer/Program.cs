using CallingDomain.Contacts;
using CallingDomain.Dialing;
using CallingDomain.Hosting;
using CallingDomain.Numbers;
using Microsoft.AspNetCore.Mvc;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddCallingDomainCampaign("spring").UseSettings(new CampaignSettings { MaxConcurrentCalls = 10 }).UseSqlite("spring.db").UsePlacer<Telephony>();
var app = builder.Build();
var spring = app.Services.GetRequiredKeyedService<HostedCampaign>("spring");

// Loads a contact; the body is its number, such as "+13125550101".
app.MapPost("/contacts/{id}", async (string id, [FromBody] PhoneNumber phone) =>
{
    var loaded = await spring.Runner.ExecuteAsync((campaign, now) => campaign.Load(new Contact(id, phone), now));
    return loaded.IsOk ? Results.Created() : Results.Conflict(loaded.Reason.Code());
});

// Says why a contact is called now, later, or never again.
app.MapGet("/contacts/{id}", async (string id) => await spring.Runner.ExecuteAsync((campaign, now) => campaign.Explain(id, now)) is { } why ? Results.Ok(why) : Results.NotFound());

// The carrier reports how a call ended: POST /calls/1/Reached. A report that comes twice is refused, and changes nothing.
app.MapPost("/calls/{attempt}/{status}", async (long attempt, CallStatus status) =>
{
    var ended = await spring.Dialer!.ReportAsync(attempt, new CallEnding(status));
    return ended.IsOk ? Results.Ok() : Results.Conflict(ended.Reason.Code());
});
app.Run();

/// <summary>Your telephony. This one writes each call into a file, which outlives the host as a carrier does.</summary>
internal sealed class Telephony : ICallPlacer
{
    private const string Calls = "calls.txt";

    public Task<CallEnding?> PlaceAsync(PlacedCall placed, CancellationToken cancellation)
    {
        File.AppendAllText(Calls, $"{placed.Key}\n");
        return Task.FromResult<CallEnding?>(null); // under way; its end is reported later
    }

    // After a restart, the dialer asks about each call whose end it does not know.
    public async ValueTask<CallResolution> ResolveAsync(PlacedCall placed, CancellationToken cancellation) =>
        File.Exists(Calls) && (await File.ReadAllLinesAsync(Calls, cancellation)).Contains(placed.Key) ? new CallResolution.UnderWay() : new CallResolution.NotPlaced();
}
