using CallingDomain.Hosting;
using CallingDomain.Numbers;
using NodaTime;
using ReferenceHost;

var builder = WebApplication.CreateBuilder(args);
var data = Directory.CreateDirectory(builder.Configuration["Data"] ?? "data").FullName;

// The portal and one campaign. The caller ids of the campaign come from a program of the portal: appsettings.json.
builder.Services.AddSingleton(DateTimeZoneProviders.Tzdb);
builder.Services.AddSingleton(TimeProvider.System);
builder.Services.AddCallingDomainNumbers(options => options.Region = RegionCode.Read("US"));
builder.Services.AddCallingDomainContacts(options => options.Types = [new("Mobile", OrderBy: 1), new("Office", OrderBy: 2)]);
var portal = builder.Services.AddCallingDomainPortal("portal");
var campaign = builder.Services.AddCallingDomainCampaign("spring").Bind(builder.Configuration.GetSection("Campaign")).UsePlacer<SimulatedCarrier>();
Stores.Use(builder, data, portal, campaign);
builder.Services.AddHealthChecks().AddCallingDomainCampaign("spring");

// What the endpoints ask for.
builder.Services.AddSingleton(services => services.GetRequiredKeyedService<HostedPortal>("portal").Service);
builder.Services.AddSingleton(services => services.GetRequiredKeyedService<HostedCampaign>("spring"));
builder.Services.Configure<CarrierOptions>(builder.Configuration.GetSection("Carrier")).PostConfigure<CarrierOptions>(options => options.Records = Path.Combine(data, "carrier.txt"));

builder.Services.ConfigureHttpJsonOptions(options => HostJson.Use(options.SerializerOptions));
builder.Services.Configure<RouteHandlerOptions>(options => options.ThrowOnBadRequest = true);
builder.Services.AddProblemDetails().AddExceptionHandler<Problems>();
builder.Services.AddOpenApi(options => options.AddOperationTransformer<ApiDescription>().AddSchemaTransformer<ApiDescription>());

var app = builder.Build();
app.UseExceptionHandler();
app.UseStatusCodePages();
app.MapOpenApi();
app.MapHealthChecks("/health");

var api = app.MapGroup("/v1").AddEndpointFilter(Caller.AuthenticateAsync); // every endpoint
api.MapBusinesses();
api.MapPrograms();
api.MapPhoneNumbers();
api.MapReviews();
api.MapChanges();
api.MapCampaign();
app.Run();
