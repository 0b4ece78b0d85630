using System.Collections.Immutable;
using NodaTime;

namespace CallingDomain.Dialing;

/// <content>The zones and rule sets of phones in snapshots.</content>
internal sealed partial class Scheduler
{
    private void WriteNever(PackedWriter writer)
    {
        for (var index = 0; index < _rules.Count; index++) writer.Byte(_rules.IsNever(index) ? (byte)1 : (byte)0);
    }

    private static void Write(PackedWriter writer, IReadOnlyCollection<PhoneRules> rules)
    {
        writer.Count(rules.Count);
        foreach (var each in rules)
        {
            Write(writer, each.Zones);
            Write(writer, each.Scope.Applied);
            Write(writer, each.Scope.Unmet);
            writer.Count(each.Scope.Chosen.All.Length);
            foreach (var (set, hours) in each.Scope.Chosen.All)
            {
                writer.Count(set);
                writer.Text(hours.Text);
            }
        }
    }

    private static void Write(PackedWriter writer, CallZones zones)
    {
        writer.Count(zones.Count);
        foreach (var zone in zones.Zones) writer.Text(zone.Id);
    }

    private static void Write(PackedWriter writer, UInt128 sets)
    {
        writer.Count((ulong)(sets >> 64));
        writer.Count((ulong)(sets & ulong.MaxValue));
    }

    private void ReadRules(ref PackedReader reader, IDateTimeZoneProvider zones)
    {
        var most = _scopes.Everything.Applied;
        for (var count = reader.Count(PooledPhone.MaxRules + 1); count > 0 && !reader.IsDamaged; count--)
        {
            var all = ReadZones(ref reader, zones);
            var scope = new RuleScope(ReadSets(ref reader), ReadSets(ref reader));
            if ((scope.Applied & ~most) != 0 || (scope.Unmet & ~scope.Applied) != 0) throw PackedContact.Invalid("rules");
            for (var chosen = reader.Count(RuleScope.MaxSets); chosen > 0 && !reader.IsDamaged; chosen--)
            {
                var set = reader.Count(RuleScope.MaxSets - 1);
                if (!scope.Has(set) || scope.IsUnmet(set) || scope.ChosenFor(set) is not null || WeeklyHours.Read(reader.Text()) is not { } hours) throw PackedContact.Invalid("rules");
                scope = scope.With(set, hours);
            }

            _rules.IndexOf(new PhoneRules(CallZones.All(all), scope));
        }
    }

    private static UInt128 ReadSets(ref PackedReader reader) => ((UInt128)reader.Count() << 64) | reader.Count();

    private static List<DateTimeZone> ReadZones(ref PackedReader reader, IDateTimeZoneProvider zones)
    {
        var all = new List<DateTimeZone>();
        for (var inside = reader.Count(ushort.MaxValue); inside > 0 && !reader.IsDamaged; inside--) all.Add(PackedContact.ReadZone(reader.Text(), zones)!);
        return all.Count > 0 ? all : throw PackedContact.Invalid("zones");
    }

    private static void Write(PackedWriter writer, int contact, DatedRules[] dated)
    {
        writer.Count(contact);
        writer.Count(dated.Length);
        foreach (var each in dated)
        {
            writer.Count(each.Number.Digits);
            writer.Count(each.Parts.Length);
            foreach (var (from, rules) in each.Parts)
            {
                writer.Fixed(from);
                writer.Count(rules);
            }
        }
    }

    private void ReadDated(ref PackedReader reader)
    {
        var contact = Known(ref reader);
        var all = new List<DatedRules>();
        for (var count = reader.Count(ContactCard.MaxPhones); count > 0 && !reader.IsDamaged; count--)
        {
            var number = PackedContact.ReadNumber(ref reader);
            var parts = ImmutableArray.CreateBuilder<(long From, int Rules)>();
            for (var left = reader.Count(ushort.MaxValue); left > 0 && !reader.IsDamaged; left--)
            {
                parts.Add((reader.FixedLong(), reader.Count(PooledPhone.MaxRules)));
                if (parts[^1].Rules >= _rules.Count || (parts.Count == 1 ? parts[0].From != long.MinValue : parts[^1].From <= parts[^2].From)) throw PackedContact.Invalid("rules");
            }

            if (parts.Count < 2 || all.Exists(each => each.Number == number)) throw PackedContact.Invalid("rules");
            all.Add(new DatedRules(number, parts.DrainToImmutable()));
        }

        if (all.Count == 0 || !_dated.TryAdd(contact, [.. all])) throw PackedContact.Invalid("rules");
    }
}
