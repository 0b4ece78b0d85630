using CallingDomain.Dialing;
using CallingDomain.Numbers;
using NodaTime;

namespace CallingDomain.Cli;

/// <summary>Finds simulations that end with open contacts because the shifts of the agents do not overlap the calling hours.</summary>
internal static class AgentHours
{
    /// <summary>Whether a simulation has ended so.</summary>
    /// <param name="file">The campaign file.</param>
    /// <param name="campaign">The campaign after the simulation.</param>
    /// <param name="simulation">The totals.</param>
    /// <param name="until">The last instant that was asked for; null for none, in which case only contacts without a next call are open otherwise.</param>
    public static bool AreMissed(CampaignFile file, Campaign campaign, Simulation simulation, Instant? until) =>
        until is null && simulation is { Agents: not null, Open: > 0 } && campaign.OpenContacts(simulation.LastEndAt ?? file.Start).Any(contact => contact.DueAt < Instant.MaxValue && contact.Why != WaitReason.CampaignEnd);

    /// <summary>Warns of such a simulation.</summary>
    /// <param name="terminal">The terminal.</param>
    /// <param name="open">The number of open contacts.</param>
    /// <param name="path">The campaign file, if there are several; otherwise null.</param>
    public static void Warn(Terminal terminal, int open, string? path = null) =>
        terminal.Warn($"{InputReason.ShiftsOutsideHours.Code()}: {(path is null ? "" : $"The file '{path}': ")}{Sentence(open)} Expected shifts in $.outcomes.agents.shifts that overlap the calling hours.");

    /// <summary>What happened, for people.</summary>
    public static string Sentence(int open) => $"{ReportText.Count(open, "contact")} {(open == 1 ? "stays" : "stay")} open, because the calling hours were closed during {ReportText.Count(SimulatedDialer.MostUselessShifts)} shifts of the agents in a row.";
}
