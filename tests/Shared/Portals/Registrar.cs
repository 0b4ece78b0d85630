using System.Globalization;
using CallingDomain.Hosting;
using CallingDomain.Programs;
using NodaTime;

namespace CallingDomain.Storage.Tests;

/// <summary>A program that registers businesses in the portal of a store, each with a key, until it is killed or all are registered. It writes each answer, a line each, before it goes on.</summary>
internal static class Registrar
{
    /// <summary>Registers businesses with four callers at once.</summary>
    /// <param name="args">The store, the name of this registrar, and the count of businesses.</param>
    public static async Task<int> RunAsync(string[] args)
    {
        await using var store = new TestStore(args[0]);
        using var service = await PortalService.StartAsync(store.OpenPortal(keepEvery: 7), new PortalOptions(DateTimeZoneProviders.Tzdb));
        await Parallel.ForAsync(0, int.Parse(args[2], CultureInfo.InvariantCulture), new ParallelOptions { MaxDegreeOfParallelism = 4 }, async (i, cancellation) =>
        {
            var id = $"{args[1]}{i}";
            var answer = await service.SubmitAsync(new CreateBusiness(default, new Business(id, "Acme")), new PortalSubmission(args[1]) { Key = id }, cancellation);
            lock (service)
            {
                Console.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{id} {answer.Version}"));
                Console.Out.Flush();
            }
        });
        return 0;
    }
}
