using System.Globalization;
using CallingDomain.Storage.PostgreSql;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace CallingDomain.Benchmarks;

/// <summary>The plans of all statements by which a group of ends is appended, with a short and a long History, as the server reports them while it executes the statements (<c>auto_explain</c>). On a given server, its user must be a superuser.</summary>
internal static class PostgreSqlExplanation
{
    private const int Contacts = 10_000, Group = 100, ShortHistory = 10_000;

    public static async Task RunAsync(int attempts)
    {
        await using var database = await PostgreSqlDatabase.CreateAsync();
        using var notices = new Notices();
        var explained = new NpgsqlDataSourceBuilder(database.ConnectionString) { ConnectionStringBuilder = { Options = "-c session_preload_libraries=auto_explain -c auto_explain.log_min_duration=0 -c auto_explain.log_analyze=on -c auto_explain.log_timing=off -c auto_explain.log_buffers=on -c auto_explain.log_nested_statements=on -c auto_explain.log_level=warning" } };
        await using var source = explained.UseLoggerFactory(notices).Build();
        await using var journal = new PostgreSqlCampaignJournal(source, "benchmark");
        await using var campaign = await DurableCampaign.StartAsync(journal, Contacts);
        await campaign.RunAsync(Group, Contacts);
        foreach (var history in (int[])[ShortHistory, attempts])
        {
            await PostgreSqlHistory.FillAsync(database, history);
            for (var run = 0; run < 10; run++) await campaign.EndAsync(await campaign.ClaimAsync(Group)); // until the server keeps its plans
            var claimed = await campaign.ClaimAsync(Group);
            notices.Texts.Clear();
            await campaign.EndAsync(claimed);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"# {history:N0} attempts in History\n"));
            foreach (var text in notices.Texts) Console.WriteLine(text + "\n");
            await database.ExecuteAsync("DELETE FROM callingdomain.calls WHERE attempt <= 0");
            await database.ExecuteAsync("DELETE FROM callingdomain.facts WHERE first <= 0");
        }
    }

    /// <summary>The notices that the server sends, from Npgsql's log messages.</summary>
    private sealed class Notices : ILoggerFactory, ILogger
    {
        public List<string> Texts { get; } = [];

        public ILogger CreateLogger(string categoryName) => this;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            var text = formatter(state, exception);
            if (text.Contains("plan:", StringComparison.Ordinal)) Texts.Add(text[text.IndexOf("Query Text:", StringComparison.Ordinal)..]);
        }

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public void AddProvider(ILoggerProvider provider)
        {
        }

        public void Dispose()
        {
        }
    }
}
