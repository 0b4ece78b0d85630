using CallingDomain.Hosting;
using CallingDomain.Programs;
using CallingDomain.Storage.Sqlite;

namespace CallingDomain.Consumers;

/// <summary>Keeps a portal in a SQLite file over a restart, after which a request is repeated with its key.</summary>
internal static class KeepPortal
{
    public static async Task RunAsync(Setup setup)
    {
        var folder = Directory.CreateTempSubdirectory();
        for (var run = 1; run <= 2; run++)
        {
            using var journal = new SqlitePortalJournal(Path.Combine(folder.FullName, "portal.db"));
            using var service = await PortalService.StartAsync(journal, setup.Portal);
            await service.SubmitAsync(new CreateBusiness(default, new Business("acme", "Acme")), new PortalSubmission("ada") { Key = "1" });
            var answer = await service.SubmitAsync(new AddNumbers(default, new Place("acme"), setup.Template.Read("+15013334444,Survey\n501-333-4445,Survey\n"u8).Value), new PortalSubmission("ada") { Key = "2" });
            Console.WriteLine($"portal journal: version {answer.Version}, {string.Join(", ", answer.Numbers)}, repeated {answer.IsRepeated}");
        }

        folder.Delete(recursive: true);
    }
}
