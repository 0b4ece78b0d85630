using System.Collections.Immutable;
using CallingDomain.Contacts;
using CallingDomain.Numbers;
using NodaTime;

namespace CallingDomain.Dialing;

/// <summary>Contacts, callbacks and time zones as self-contained bytes.</summary>
internal static class PackedContact
{
    public static void Write(PackedWriter writer, LoadedContact loaded)
    {
        writer.Byte(loaded.Contact is null ? (byte)0 : (byte)1);
        if (loaded.Contact is not { } contact)
        {
            writer.Count(loaded.Phones.Length);
            foreach (var phone in loaded.Phones) writer.Count(phone.Digits);
            writer.Optional(loaded.Zone?.Id);
            return;
        }

        writer.Text(contact.Id);
        writer.Text(contact.List);
        writer.Text(contact.Name);
        writer.Byte(contact.ScheduledAt is null ? (byte)0 : (byte)1);
        if (contact.ScheduledAt is { } at) writer.Fixed(DueTime.Of(at));
        writer.Optional(contact.TimeZone?.Id);
        writer.Count(contact.PrimaryPhone.Digits);
        writer.Count(contact.AdditionalPhones.Length);
        foreach (var phone in contact.AdditionalPhones)
        {
            writer.Count(phone.Phone.Digits);
            Write(writer, phone.Type);
            writer.Optional(phone.Description);
        }

        writer.Count(contact.Fields.Length);
        foreach (var field in contact.Fields)
        {
            writer.Text(field.Name);
            writer.Text(field.Value);
        }
    }

    public static void Write(PackedWriter writer, ContactItemType? type)
    {
        writer.Optional(type?.Name);
        if (type is null) return;
        writer.Signed(type.OrderBy);
        writer.Optional(type.Color);
    }

    public static void Write(PackedWriter writer, TypeChange change)
    {
        Write(writer, change.From);
        Write(writer, change.To);
        writer.Byte((byte)change.Rule);
    }

    public static void Write(PackedWriter writer, AgreedCallback callback)
    {
        Write(writer, callback.Time);
        writer.Count(callback.Number.Digits);
    }

    public static void Write(PackedWriter writer, CallbackTime callback)
    {
        var (date, time) = (callback.Local.Date, callback.Local.TimeOfDay);
        writer.Signed(date.Year);
        writer.Byte((byte)date.Month);
        writer.Byte((byte)date.Day);
        writer.Count((ulong)time.NanosecondOfDay);
        writer.Text(callback.Zone.Id);
        writer.Optional(callback.Owner);
        writer.Fixed(DueTime.Of(callback.At));
        writer.Count((ulong)callback.LiftsHoursFor.ToInt64Nanoseconds());
    }

    public static LoadedContact ReadLoaded(ref PackedReader reader, int priority, IDateTimeZoneProvider zones)
    {
        if (reader.Byte() != 0)
        {
            var contact = ReadContact(ref reader, priority, zones);
            return new LoadedContact(contact, Campaign.NumbersOf(contact), contact.TimeZone);
        }

        var phones = new PhoneNumber[reader.Count(ContactCard.MaxPhones)];
        for (var i = 0; i < phones.Length; i++) phones[i] = ReadNumber(ref reader);
        if (phones.Contains(PhoneNumber.None) || phones.Distinct().Count() < phones.Length) throw Invalid("phones");
        return new LoadedContact(Contact: null, phones, ReadZone(reader.Optional(), zones));
    }

    public static ContactItemType? ReadType(ref PackedReader reader)
    {
        if (reader.Optional() is not { } name) return null;
        return reader.Signed() is >= int.MinValue and <= int.MaxValue and var orderBy ? new ContactItemType(name, (int)orderBy, reader.Optional()) : throw Invalid("type");
    }

    public static TypeChange ReadTypeChange(ref PackedReader reader)
    {
        var change = new TypeChange(ReadType(ref reader) ?? throw Invalid("type"), ReadType(ref reader), (DeletedTypeRule)reader.Byte());
        return change.IsPossible ? change : throw Invalid("type");
    }

    public static AgreedCallback ReadAgreed(ref PackedReader reader, IDateTimeZoneProvider zones)
    {
        var time = ReadCallback(ref reader, zones);
        return new AgreedCallback(time, ReadNumber(ref reader));
    }

    public static CallbackTime ReadCallback(ref PackedReader reader, IDateTimeZoneProvider zones)
    {
        var (year, month, day, time) = (reader.Signed(), reader.Byte(), reader.Byte(), reader.Count());
        var zone = ReadZone(reader.Text(), zones)!;
        var owner = reader.Optional();
        var (at, lift) = (reader.FixedLong(), reader.Count());
        if (lift > (ulong)CallbackTime.MaxLift.ToInt64Nanoseconds()) throw Invalid("callback");
        if (year is < 1678 or > 2261 || month is < 1 or > 12 || day < 1 || day > CalendarSystem.Iso.GetDaysInMonth((int)year, month) || time >= NodaConstants.NanosecondsPerDay || !DueTime.IsExact(at)) throw Invalid("callback");
        return new CallbackTime(new LocalDate((int)year, month, day) + LocalTime.FromNanosecondsSinceMidnight((long)time), zone, owner) { At = DueTime.ToInstant(at), LiftsHoursFor = Duration.FromNanoseconds((long)lift) };
    }

    public static PhoneNumber ReadNumber(ref PackedReader reader)
    {
        var digits = reader.Count();
        return digits == 0 || IsNumber(digits) ? PhoneNumber.FromDigits(digits) : throw Invalid("number");
    }

    /// <summary>Whether digits are those of a number.</summary>
    public static bool IsNumber(ulong digits) => digits is > 0 and < 1_000_000_000_000_000;

    public static DateTimeZone? ReadZone(string? id, IDateTimeZoneProvider zones) =>
        id is null ? null : zones.GetZoneOrNull(id) ?? throw new DataException(CampaignDataReason.ZoneUnknown, "zone");

    public static DataException Invalid(string detail) => new(CampaignDataReason.Invalid, detail);

    private static Contact ReadContact(ref PackedReader reader, int priority, IDateTimeZoneProvider zones)
    {
        var (id, list, name) = (reader.Text(), reader.Text(), reader.Text());
        long? scheduled = reader.Byte() == 0 ? null : reader.FixedLong();
        var zone = ReadZone(reader.Optional(), zones);
        var primary = ReadNumber(ref reader);
        var phones = ImmutableArray.CreateBuilder<AdditionalPhone>();
        for (var count = reader.Count(int.MaxValue); count > 0 && !reader.IsDamaged; count--)
        {
            var number = ReadNumber(ref reader);
            var type = ReadType(ref reader);
            phones.Add(new AdditionalPhone(number, type, reader.Optional()));
        }

        var fields = new List<ContactField>();
        for (var count = reader.Count(int.MaxValue); count > 0 && !reader.IsDamaged; count--) fields.Add(new ContactField(reader.Text(), reader.Text()));
        if (reader.IsDamaged || id.Length == 0 || priority < 1 || fields.DistinctBy(field => field.Name).Count() < fields.Count || (scheduled is { } at && !DueTime.IsExact(at))) throw Invalid("contact");
        return new Contact(id, primary)
        {
            List = list,
            Name = name,
            ScheduledAt = scheduled is { } due ? DueTime.ToInstant(due) : null,
            TimeZone = zone,
            AdditionalPhones = phones.DrainToImmutable(),
            Fields = [.. fields],
            Priority = priority,
        };
    }
}
