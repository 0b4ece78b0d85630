using CallingDomain.Contacts;
using CallingDomain.Numbers;
using FsCheck;
using FsCheck.Fluent;
using NodaTime;

namespace CallingDomain.Tests;

/// <summary>Generators of contacts. Numbers, names of types and orders are few, so that they often meet.</summary>
internal static class ContactGenerators
{
    private static readonly Gen<string> Text = Gen.Elements("", "Ada", "\"Smith\", J", "Zoë", "规则 📞");

    private static readonly Gen<PhoneNumber> Number = Gen.Choose(1, 6).Select(number => PhoneNumber.Parse($"+39{number}"));

    private static readonly Gen<ContactItemType> Type =
        from name in Gen.Elements("a", "A", "b", "Ä", "é") from order in Gen.Choose(1, 3) from color in Gen.Elements(null, "#123456") select new ContactItemType(name, order, color);

    private static readonly Gen<AdditionalPhone> Phone =
        from number in Number
        from type in Gen.Frequency((1, Gen.Constant<ContactItemType?>(null)), (3, Type.Select(type => (ContactItemType?)type)))
        from description in Gen.Elements(null, "at work")
        select new AdditionalPhone(number, type, description);

    private static readonly Gen<Contact> Contact =
        from id in Gen.Elements("c1", "42", "規")
        from primary in Gen.Frequency((9, Number), (1, Gen.Constant(PhoneNumber.None)))
        from phones in Phone.ArrayOf()
        from list in Text
        from name in Text
        from priority in Gen.Choose(1, 4)
        from zone in Gen.Elements(null, DateTimeZone.Utc, DateTimeZone.ForOffset(Offset.FromHoursAndMinutes(5, 30)))
        from scheduled in Gen.Elements<Instant?>(null, Instant.FromUtc(2026, 3, 2, 9, 0), Instant.FromUtc(2026, 3, 29, 1, 30) + Duration.FromNanoseconds(1))
        from fields in Gen.Elements("city", "plan", "note").ArrayOf()
        from value in Text
        select new Contact(id, primary)
        {
            AdditionalPhones = [.. phones],
            List = list,
            Name = name,
            Priority = priority,
            TimeZone = zone,
            ScheduledAt = scheduled,
            Fields = [.. fields.Distinct().Select(field => new ContactField(field, value))],
        };

    private static readonly Gen<ContactPhone> Called =
        from number in Number
        from type in Gen.Frequency((1, Gen.Constant<ContactItemType?>(null)), (3, Type.Select(type => (ContactItemType?)type)))
        from position in Gen.Choose(0, 4)
        select new ContactPhone(number, position == 0 ? null : type, position);

    public static Arbitrary<ContactItemType> Types() => Arb.From(Type, type => Shrinking.Value(type, new ContactItemType("a", 1)));

    public static Arbitrary<AdditionalPhone> AdditionalPhones() => Arb.From(Phone, Smaller);

    public static Arbitrary<Contact> Contacts() => Arb.From(Contact, Smaller);

    public static Arbitrary<ContactPhone> CalledPhones() => Arb.From(Called, phone => phone.Type is null ? [] : [phone with { Type = null }]);

    /// <summary>The contact with fewer phones, simpler phones, or one property as by default.</summary>
    public static IEnumerable<Contact> Smaller(Contact contact) => Shrinking.Items(contact.AdditionalPhones, Smaller).Select(phones => contact with { AdditionalPhones = [.. phones] })
        .Concat(Shrinking.Properties(contact, new Contact(contact.Id, contact.PrimaryPhone)).Where(smaller => smaller.AdditionalPhones.Length == contact.AdditionalPhones.Length));

    private static IEnumerable<AdditionalPhone> Smaller(AdditionalPhone phone) => Shrinking.Properties(phone, new AdditionalPhone(phone.Phone));
}
