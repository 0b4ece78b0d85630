using CallingDomain.Numbers;
using CallingDomain.Tests;
using FsCheck;
using FsCheck.Fluent;

namespace CallingDomain.Contacts.Tests;

public sealed class CallingOrderProperties
{
    private static readonly Gen<ContactItemType?> Type =
        Gen.Frequency(
            (1, Gen.Constant<ContactItemType?>(null)),
            (3, from name in Gen.Elements("a", "A", "b", "Ä", "é")
                from order in Gen.Choose(1, 3)
                select (ContactItemType?)new ContactItemType(name, order)));

    private static readonly Gen<AdditionalPhone> Phone =
        from number in Gen.Choose(1, 6) from type in Type select new AdditionalPhone(PhoneNumber.Parse($"+39{number}"), type);

    private static readonly Gen<Contact> AnyContact =
        from phones in Phone.ArrayOf() select new Contact("c1", PhoneNumber.Parse("+390612345678")) { AdditionalPhones = [.. phones] };

    private static readonly Gen<ContactPhone> AnyPhone =
        from number in Gen.Choose(1, 6)
        from type in Type
        from position in Gen.Choose(0, 4)
        select new ContactPhone(PhoneNumber.Parse($"+39{number}"), position == 0 ? null : type, position);

    [Fact]
    public void Of_AnyContact_CallsThePrimaryFirstAndEveryPhoneOnce() => Properties.ForAll(AnyContact, contact =>
    {
        var order = CallingOrder.Of(contact);
        return order[0].IsPrimary && order.Select(phone => phone.Position).Order().SequenceEqual(Enumerable.Range(0, contact.AdditionalPhones.Length + 1));
    });

    [Fact]
    public void Of_AnyContact_IsSortedByOrderByThenNameWithUntypedLast() => Properties.ForAll(AnyContact, contact =>
    {
        var types = CallingOrder.Of(contact).Skip(1).Select(phone => phone.Type).ToList();
        var typed = types.TakeWhile(type => type is not null).ToList();
        return types.Skip(typed.Count).All(type => type is null)
            && typed.Zip(typed.Skip(1)).All(pair => pair.First!.OrderBy < pair.Second!.OrderBy
                || (pair.First.OrderBy == pair.Second.OrderBy && string.Compare(pair.First.Name, pair.Second.Name, StringComparison.OrdinalIgnoreCase) <= 0));
    });

    [Fact]
    public void Of_OneMoreUntypedPhone_IsLast() => Properties.ForAll(AnyContact, contact =>
    {
        var more = contact with { AdditionalPhones = contact.AdditionalPhones.Add(new AdditionalPhone(PhoneNumber.Parse("+3999"))) };
        return CallingOrder.Of(more).SequenceEqual(
            CallingOrder.Of(contact).Append(new ContactPhone(PhoneNumber.Parse("+3999"), null, contact.AdditionalPhones.Length + 1)));
    });

    [Fact]
    public void Of_OtherColorsAndDescriptions_AreInTheSameOrder() => Properties.ForAll(AnyContact, contact =>
    {
        var painted = contact with
        {
            AdditionalPhones =
            [
                .. contact.AdditionalPhones.Select((phone, i) => phone with
                {
                    Type = phone.Type is null ? null : phone.Type with { Color = $"#{i:X6}" },
                    Description = $"{i}",
                }),
            ],
        };
        return CallingOrder.Of(painted).Select(phone => phone.Position).SequenceEqual(CallingOrder.Of(contact).Select(phone => phone.Position));
    });

    [Fact]
    public void Compare_AnyThreePhones_IsATotalOrder() => Properties.ForAll(AnyPhone.Three(), three =>
    {
        var (a, b, c) = three;
        var antisymmetric = Math.Sign(CallingOrder.Compare(a, b)) == -Math.Sign(CallingOrder.Compare(b, a));
        var transitive = CallingOrder.Compare(a, b) > 0 || CallingOrder.Compare(b, c) > 0 || CallingOrder.Compare(a, c) <= 0;
        var onlyOnePlaceIsEqual = CallingOrder.Compare(a, b) != 0 || a.Position == b.Position;
        return antisymmetric && transitive && onlyOnePlaceIsEqual;
    });
}
