using System.Runtime.CompilerServices;

namespace CallingDomain.Dialing;

/// <summary>The times of one fact as bytes. Most are equal to another time of the fact, and take one byte; the others are stored relative to the instant of the fact.</summary>
/// <remarks>A code below <see cref="Fixed"/> is the place among the times so far; <see cref="Fixed"/> is followed by eight bytes; then come the small numbers, and the distances from the fact.</remarks>
internal ref struct FactTimes
{
    private const int Known = 15, Fixed = Known, Small = 16, Distance = Small + 256;

    private readonly long _at;
    private Times _times;
    private int _count;

    public FactTimes(long at)
    {
        _at = at;
        _times[0] = at;
        _times[1] = long.MinValue;
        _times[2] = DueTime.Never;
        _count = 3;
    }

    public void Write(PackedWriter writer, long time)
    {
        var place = ((ReadOnlySpan<long>)_times)[.._count].IndexOf(time);
        if (place >= 0)
        {
            writer.Byte((byte)place);
            return;
        }

        Keep(time);
        var distance = unchecked(time - _at);
        var zigzag = unchecked((ulong)((distance << 1) ^ (distance >> 63)));
        if (time is >= 0 and < Distance - Small)
        {
            writer.Count((ulong)(Small + time));
        }
        else if (zigzag <= ulong.MaxValue - Distance)
        {
            writer.Count(zigzag + Distance);
        }
        else
        {
            writer.Byte(Fixed);
            writer.Fixed(time);
        }
    }

    /// <exception cref="DataException">The bytes name a time that the fact does not have.</exception>
    public long Read(ref PackedReader reader)
    {
        var code = reader.Count();
        if (code < Fixed) return (int)code < _count ? _times[(int)code] : throw PackedContact.Invalid("time");
        var time = code switch
        {
            Fixed => reader.FixedLong(),
            < Distance => (long)code - Small,
            _ => unchecked(_at + ((long)((code - Distance) >> 1) ^ -(long)((code - Distance) & 1))),
        };
        Keep(time);
        return time;
    }

    private void Keep(long time)
    {
        if (_count < Known) _times[_count++] = time;
    }

    [InlineArray(Known)]
    private struct Times
    {
        private long _first;
    }
}
