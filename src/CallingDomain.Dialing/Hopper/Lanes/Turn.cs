namespace CallingDomain.Dialing;

/// <summary>A contact's place within a lane as a 128-bit number: due instant, attempts, contact.</summary>
/// <param name="due">The due instant by the lane's order: the lower is called first.</param>
/// <param name="tie">The attempts in the upper half, the contact's number in the lower half.</param>
internal readonly struct Turn(ulong due, ulong tie) : IEquatable<Turn>
{
    public readonly ulong Due = due;
    public readonly ulong Tie = tie;

    public static Turn First => default;

    public static Turn Last => new(ulong.MaxValue, ulong.MaxValue);

    public int Contact => unchecked((int)Tie);

    public int Attempts => unchecked((int)(Tie >> 32));

    public Turn Next => unchecked(Tie == ulong.MaxValue ? new(Due + 1, 0) : new(Due, Tie + 1));

    public Turn Previous => unchecked(Tie == 0 ? new(Due - 1, ulong.MaxValue) : new(Due, Tie - 1));

    public static bool operator <(in Turn left, in Turn right) => left.Due < right.Due || (left.Due == right.Due && left.Tie < right.Tie);

    public static bool operator >(in Turn left, in Turn right) => right < left;

    public static bool operator ==(in Turn left, in Turn right) => left.Due == right.Due && left.Tie == right.Tie;

    public static bool operator !=(in Turn left, in Turn right) => !(left == right);

    public bool Equals(Turn other) => this == other;

    public override bool Equals(object? obj) => obj is Turn other && this == other;

    public override int GetHashCode() => HashCode.Combine(Due, Tie);
}
