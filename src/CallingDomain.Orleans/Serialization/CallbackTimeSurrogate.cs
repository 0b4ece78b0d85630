using CallingDomain.Dialing;
using NodaTime;

namespace CallingDomain.Orleans;

/// <summary>A <see cref="CallbackTime"/> in a message: the local time and the zone, of which the reader computes the instant.</summary>
[GenerateSerializer]
[OmitDefaultMemberValues]
[Alias("CallingDomain.CallbackTime")]
internal struct CallbackTimeSurrogate
{
    /// <summary>The local time as if it were in UTC.</summary>
    [Id(0)]
    public WireInstant Local;

    [Id(1)]
    public string? Zone;

    /// <summary>Null for the ISO calendar.</summary>
    [Id(2)]
    public string? Calendar;

    [Id(3)]
    public string? Owner;

    /// <summary>In nanoseconds.</summary>
    [Id(4)]
    public long LiftsHoursFor;

    /// <summary>Whether the callback is at an instant (<see cref="CallbackTime.Of"/>).</summary>
    [Id(5)]
    public bool IsInstant;
}

[RegisterConverter]
internal sealed class CallbackTimeConverter(IServiceProvider services) : IConverter<CallbackTime, CallbackTimeSurrogate>
{
    private readonly MessageZones _zones = new(services);

    public CallbackTime ConvertFromSurrogate(in CallbackTimeSurrogate surrogate)
    {
        var instant = surrogate.Local.ToInstant();
        var time = surrogate.IsInstant ? CallbackTime.Of(instant) : new CallbackTime(LocalOf(instant, surrogate.Calendar), surrogate.Zone is { } zone ? _zones.Find(zone) : DateTimeZone.Utc);
        return time with { Owner = surrogate.Owner, LiftsHoursFor = Duration.FromNanoseconds(surrogate.LiftsHoursFor) };
    }

    public CallbackTimeSurrogate ConvertToSurrogate(in CallbackTime value)
    {
        var local = value.Local.InUtc().ToInstant();
        var isIso = value.Local.Calendar == CalendarSystem.Iso;
        return new CallbackTimeSurrogate
        {
            Local = WireInstant.Of(local),
            Zone = value.Zone.Id,
            Calendar = isIso ? null : value.Local.Calendar.Id,
            Owner = value.Owner,
            LiftsHoursFor = value.LiftsHoursFor.ToInt64Nanoseconds(),
            IsInstant = isIso && value.Zone.Equals(DateTimeZone.Utc) && value.At == local,
        };
    }

    private static LocalDateTime LocalOf(Instant local, string? calendar) => local.InUtc().LocalDateTime.WithCalendar(calendar is null ? CalendarSystem.Iso : CalendarSystem.ForId(calendar));
}
