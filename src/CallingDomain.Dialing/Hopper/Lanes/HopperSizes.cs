namespace CallingDomain.Dialing;

/// <summary>Where the hopper's structures change their form. Whatever they are, the answers are the same; tests take small ones.</summary>
/// <param name="Window">How many turns a lane keeps sorted.</param>
/// <param name="Crowd">How many sorted turns are too many to put others between them.</param>
/// <param name="Open">How many entries of a slot are sorted at once, at most 255; well below <paramref name="Window"/>.</param>
/// <param name="Burst">How many entries a slot holds before it is divided, so that none takes long to divide when its time comes.</param>
/// <param name="Lanes">How many pairs of class and priority have a lane of their own, up to 64.</param>
internal sealed record HopperSizes(int Window, int Crowd, int Open, int Burst, int Lanes)
{
    public static HopperSizes Usual { get; } = new(Window: 512, Crowd: 64, Open: 64, Burst: 8192, Lanes: 64);
}
