namespace CallingDomain.Dialing;

/// <summary>Receives the calls of a simulation with their times, for reports about lines and agents in use.</summary>
public interface ISimulationObserver
{
    /// <summary>Receives an ended call, after the campaign has received its end, in the order of the ends. Calls under way when the simulation stops are not passed.</summary>
    void Add(in SimulatedCallTimes ended);
}
