using CallingDomain.Hosting;
using CallingDomain.Numbers;
using CallingDomain.Orleans;
using ClusterHost;
using NodaTime;
using Npgsql;

var builder = WebApplication.CreateBuilder(args);
var connection = builder.Configuration.GetConnectionString("CallingDomain") ?? throw new InvalidOperationException("The connection string CallingDomain is missing. Set it, for example in the environment variable ConnectionStrings__CallingDomain.");

// What all nodes share: the shards of the campaign and the carrier's records are in PostgreSQL, whichever silo runs a shard.
builder.Services.AddSingleton(DateTimeZoneProviders.Tzdb);
builder.Services.AddSingleton(TimeProvider.System);
builder.Services.AddSingleton(_ => NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(connection) { MaxPoolSize = builder.Configuration.GetValue("MaxPoolSize", 40) })); // all hosts together stay below max_connections of the server, 100 by default
builder.Services.AddCallingDomainPostgreSqlCluster();
builder.Services.AddCallingDomainNumbers(options => options.Region = RegionCode.Read("US"));
builder.Services.AddCallingDomainContacts(options => options.Types = [new("Mobile", OrderBy: 1), new("Office", OrderBy: 2)]);

// Telephony: with a placer on the silo, each shard of the silo has a dialer.
builder.Services.Configure<CarrierOptions>(builder.Configuration.GetSection("Carrier"));
builder.Services.AddSingleton<SimulatedCarrier>().AddSingleton<ICallPlacer>(services => services.GetRequiredService<SimulatedCarrier>());
builder.Services.AddHostedService(services => services.GetRequiredService<SimulatedCarrier>());

// The silo.
await Clustering.CreateTablesAsync(builder.Configuration, connection);
builder.UseOrleans(silo =>
{
    Clustering.Use(silo, connection);
    silo.AddCallingDomainCluster();
});

// The one campaign of this host: its name and its number of shards are in appsettings.json.
builder.Services.AddSingleton(services => services.GetRequiredService<CampaignCluster>().CampaignOf(builder.Configuration["Campaign:Name"]!));
builder.Services.AddHealthChecks().AddCheck<SiloHealth>("silo");
builder.Services.ConfigureHttpJsonOptions(options => HostJson.Use(options.SerializerOptions));
builder.Services.Configure<RouteHandlerOptions>(options => options.ThrowOnBadRequest = true);
builder.Services.AddProblemDetails().AddExceptionHandler<Problems>();

var app = builder.Build();
app.UseExceptionHandler();
app.MapHealthChecks("/health");
app.MapGroup("/v1").MapCampaign(); // check here who asks: see docs/examples/host/Caller.cs
app.Run();
