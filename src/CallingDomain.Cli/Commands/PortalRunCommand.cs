using System.CommandLine;
using System.Text.Json.Nodes;
using CallingDomain.Numbers;
using CallingDomain.Programs;

namespace CallingDomain.Cli;

/// <summary><c>portal run SCENARIO.json</c>: requests carried out in order, with an answer for each.</summary>
internal static class PortalRunCommand
{
    public static Command Create(Terminal terminal)
    {
        var scenario = new Argument<string>("SCENARIO") { Description = "The scenario, a JSON file, or - for standard input." };
        var store = new Option<string?>(StoreOption.Name) { HelpName = "FILE|sqlite:FILE|postgres:CONNECTION", Description = "Continue with the portal in this file or database, and save it there. Default: an empty portal that is not saved." };
        var (policy, plan, areaCodes) = (PolicyOption.Create(), PlanOption.Create(), AreaCodesOption.Create());
        var command = new ToolCommand("run", "Carries out requests on a portal and prints the answers.", scenario, store, policy, plan, areaCodes, CommonOptions.Json())
        {
            Examples = ["callingdomain portal run scenario.json", "callingdomain portal run scenario.json --store portal.store", "callingdomain portal run scenario.json --store sqlite:portal.db"],
            Files =
            [
                new ExampleFile("scenario.json", """
                    {"now":"2026-03-02T09:00:00Z","steps":[
                     {"do":"createBusiness","id":"acme","name":"Acme"},
                     {"do":"addNumbers","to":{"business":"acme"},"rows":[["5013334444","Customer Service"]]},
                     {"do":"viewAssignments","number":"5013334444"}]}

                    """),
            ],
            Formats = [("SCENARIO", "JSON with comments. 'callingdomain schema scenario' prints the JSON Schema."), ("--store", $"The audit trail of the portal, written by the tool; or a SQLite file or the portal '{PostgresStore.Portal}' of a PostgreSQL database, which other processes may use at once. With --store postgres, the connection string is that in {PostgresStore.Variable}, so that a list of processes does not show its password.")],
        };
        command.SetAction(arguments => Run(
            terminal,
            arguments.GetRequiredValue(scenario),
            arguments.GetValue(store),
            new NumberTemplate(
                policy: PolicyOption.Read(arguments.GetRequiredValue(policy), AreaCodesOption.Load(arguments.GetValue(areaCodes), terminal.Input)),
                plan: PlanOption.Load(arguments.GetValue(plan), terminal.Input)),
            arguments.GetValue<bool>(CommonOptions.JsonName)));
        return command;
    }

    private static int Run(Terminal terminal, string path, string? storeText, NumberTemplate template, bool json)
    {
        var address = storeText is null ? null : StoreAddress.Read(storeText, takesFiles: true);
        if (address?.File is { } file && path != InputFile.StandardInput && OutputFile.IsSame(path, file))
            throw new InputException(InputReason.ArgumentsInvalid, $"--store and SCENARIO name the same file, '{file}', which would be overwritten.", ("file", file));
        var scenario = ScenarioFile.Read(path, terminal.Input);
        using IPortalStore? store = address switch
        {
            StoreAddress.Postgres postgres => JournalPortalStore.OpenPostgres(PostgresStore.Open(postgres.Connection), PortalSession.Options),
            StoreAddress.Sqlite sqlite => JournalPortalStore.OpenSqlite(sqlite.Path, PortalSession.Options),
            StoreAddress.Plain plain => PortalStore.Open(plain.Path),
            _ => null,
        };
        var folder = path == InputFile.StandardInput ? "" : Path.GetDirectoryName(path) ?? "";
        PortalSession session;
        JsonArray results;
        do (session, results) = Run(scenario, store, template, folder);
        while (store?.TrySave(session.Updates, session.Now) == false); // on the portal as another process has changed it
        if (json) JsonContract.WriteNode(terminal.Output, new JsonObject { ["results"] = results });
        else Print(terminal, results);
        return session.AnythingRefused ? ExitStatus.SomethingRefused : ExitStatus.NothingRefused;
    }

    private static (PortalSession Session, JsonArray Results) Run(ScenarioFile scenario, IPortalStore? store, NumberTemplate template, string folder)
    {
        var (last, now) = (store?.Now, scenario.Now);
        now ??= last ?? throw new InputException(InputReason.PropertyMissing, "$: the property 'now' is required without a store that has a last instant.", ("path", "$.now"));
        if (last > now) throw new InputException(InputReason.TimeGoesBack, $"$.now: expected an instant from {InstantText.Write(last.Value)} on, the last instant of the store.", ("path", "$.now"));
        var session = new PortalSession(store?.Portal ?? Portal.Empty, now.Value, template, folder);
        var results = new JsonArray();
        foreach (var step in scenario.Steps)
        {
            session.Step++;
            var answer = new JsonObject { ["step"] = session.Step, ["do"] = step.Do };
            foreach (var (name, value) in step.Run(session).ToList()) answer[name] = value?.DeepClone();
            results.Add((JsonNode)answer);
        }

        return (session, results);
    }

    private static void Print(Terminal terminal, JsonArray results)
    {
        var table = Tables.Create("Steps", "Step", "Do", "Answer").Wrapping("Answer");
        foreach (var result in results.Select(result => result!.AsObject()))
        {
            var rest = result.Where(property => property.Key is not ("step" or "do" or "ok"));
            var ok = (bool)result["ok"]! ? "ok" : "refused";
            table.AddTextRow((int)result["step"]!, (string)result["do"]!, string.Join('\n', rest.SelectMany(property => Lines(property.Key, property.Value)).Select(VisibleText.Of).Prepend(ok)));
        }

        terminal.Tables.Write(table);
    }

    private static IEnumerable<string> Lines(string name, JsonNode? value) => value switch
    {
        JsonArray { Count: 0 } => [],
        JsonArray list when list[0] is JsonObject || name == "changes" => list.Select(item => $"{name}: {Inline(item)}"),
        _ => [$"{name}: {Inline(value)}"],
    };

    private static string Inline(JsonNode? value) => value switch
    {
        null => "none",
        JsonArray list => string.Join(' ', list.Select(Inline)),
        JsonObject json => string.Join(", ", json.Where(property => property.Value is not null).Select(property => $"{property.Key} {Inline(property.Value)}")),
        _ => value.ToString(),
    };
}
