namespace CallingDomain.Dialing;

/// <summary>The sizes at which the hopper's structures change their form. They do not change results; tests use small ones.</summary>
/// <param name="Window">The number of turns that a lane keeps sorted.</param>
/// <param name="Crowd">The number of sorted turns above which new ones are not inserted between them.</param>
/// <param name="Open">The number of entries of a slot that are sorted at once, at most 255; well below <paramref name="Window"/>.</param>
/// <param name="Burst">The number of entries at which a slot is divided, so that dividing it when it is due takes a bounded time.</param>
/// <param name="Lanes">The number of pairs of class and priority with their own lane, up to 64.</param>
internal sealed record HopperSizes(int Window, int Crowd, int Open, int Burst, int Lanes)
{
    public static HopperSizes Default { get; } = new(Window: 512, Crowd: 64, Open: 64, Burst: 8192, Lanes: 64);
}
