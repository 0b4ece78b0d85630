using System.CommandLine;
using System.Globalization;
using CallingDomain.Numbers;

namespace CallingDomain.Cli;

/// <summary><c>plan show</c>: the date, source, size and regions of a numbering plan.</summary>
internal static class PlanShowCommand
{
    public static Command Create(Terminal terminal)
    {
        var plan = PlanOption.Create();
        var command = new ToolCommand("show", "Shows the numbering plan: date, source, size, regions.", plan, CommonOptions.Json()) { Examples = ["callingdomain plan show"] };
        command.SetAction(arguments =>
        {
            Show(terminal, PlanOption.Load(arguments.GetValue(plan), terminal.Input), arguments.GetValue<bool>(CommonOptions.JsonName));
            return ExitStatus.NothingRefused;
        });
        return command;
    }

    public static void Show(Terminal terminal, NumberingPlan plan, bool json)
    {
        var date = plan.SourceDate?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        if (json)
        {
            JsonContract.Write(terminal.Output, new PlanDocument(plan.SourceVersion, date, plan.Size, [.. plan.Regions.Select(region => region.ToString())]));
            return;
        }

        var table = Tables.Create("Numbering plan", "Property", "Value").Wrapping("Value");
        table.AddTextRow("Source", plan.SourceVersion);
        table.AddTextRow("Date", date ?? "unknown");
        table.AddTextRow("Size", string.Create(CultureInfo.InvariantCulture, $"{plan.Size:N0} bytes"));
        table.AddTextRow("Regions", string.Create(CultureInfo.InvariantCulture, $"{plan.Regions.Count}: {string.Join(' ', plan.Regions)}"));
        terminal.Tables.Write(table);
    }
}
