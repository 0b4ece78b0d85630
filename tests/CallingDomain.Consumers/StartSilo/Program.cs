using System.Net;
using System.Net.Sockets;
using CallingDomain.Contacts;
using CallingDomain.Dialing;
using CallingDomain.Hosting;
using CallingDomain.Numbers;
using CallingDomain.Orleans;
using CallingDomain.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans.Hosting;

// A silo in this process, without a code generator and with nothing but the packed packages and their dependencies.
using var free = new TcpListener(IPAddress.Loopback, port: 0);
free.Start();
var port = ((IPEndPoint)free.LocalEndpoint).Port;
free.Stop();
var builder = Host.CreateApplicationBuilder();
builder.Logging.ClearProviders();
builder.Services.AddSingleton<IClusterStore, MemoryClusterStore>().AddSingleton<IShardJournals, MemoryShardJournals>();
builder.UseOrleans(silo => silo.UseLocalhostClustering(port, gatewayPort: 0).AddCallingDomainCluster());
using var host = builder.Build();
await host.StartAsync();
var campaign = await host.Services.GetRequiredService<CampaignCluster>().CreateAsync("spring", new CampaignSettings { MaxConcurrentCalls = 2 }, shards: 2);
Console.WriteLine($"{await campaign.LoadAsync([new Contact("ada", PhoneNumber.Parse("+390612345678"))])} contact, {await campaign.GetShardsAsync()} shards");
await host.StopAsync();
