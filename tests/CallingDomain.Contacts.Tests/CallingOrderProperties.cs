using CallingDomain.Numbers;
using CallingDomain.Tests;

namespace CallingDomain.Contacts.Tests;

[Properties(Arbitrary = [typeof(ContactGenerators)])]
public sealed class CallingOrderProperties
{
    [Property]
    public bool Of_AnyContact_CallsThePrimaryFirstAndEveryPhoneOnce(Contact contact)
    {
        var order = CallingOrder.Of(contact);
        var hasPrimary = contact.PrimaryPhone != PhoneNumber.None;
        var first = hasPrimary ? 0 : 1;
        return (!hasPrimary || order[0].IsPrimary) && order.Select(phone => phone.Position).Order().SequenceEqual(Enumerable.Range(first, contact.AdditionalPhones.Length + 1 - first));
    }

    [Property]
    public bool Of_AnyContact_IsSortedByOrderByThenNameWithUntypedLast(Contact contact)
    {
        var types = CallingOrder.Of(contact).Skip(1).Select(phone => phone.Type).ToList();
        var typed = types.TakeWhile(type => type is not null).ToList();
        return types.Skip(typed.Count).All(type => type is null)
            && typed.Zip(typed.Skip(1)).All(pair => pair.First!.OrderBy < pair.Second!.OrderBy
                || (pair.First.OrderBy == pair.Second.OrderBy && string.Compare(pair.First.Name, pair.Second.Name, StringComparison.OrdinalIgnoreCase) <= 0));
    }

    [Property]
    public bool Of_OneMoreUntypedPhone_IsLast(Contact contact)
    {
        var more = contact with { AdditionalPhones = contact.AdditionalPhones.Add(new AdditionalPhone(PhoneNumber.Parse("+3999"))) };
        return CallingOrder.Of(more).SequenceEqual(
            CallingOrder.Of(contact).Append(new ContactPhone(PhoneNumber.Parse("+3999"), null, contact.AdditionalPhones.Length + 1)));
    }

    [Property]
    public bool Of_OtherColorsAndDescriptions_AreInTheSameOrder(Contact contact)
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
    }

    [Property]
    public bool Compare_AnyThreePhones_IsATotalOrder(ContactPhone a, ContactPhone b, ContactPhone c)
    {
        var antisymmetric = Math.Sign(CallingOrder.Compare(a, b)) == -Math.Sign(CallingOrder.Compare(b, a));
        var transitive = CallingOrder.Compare(a, b) > 0 || CallingOrder.Compare(b, c) > 0 || CallingOrder.Compare(a, c) <= 0;
        var onlyOnePlaceIsEqual = CallingOrder.Compare(a, b) != 0 || a.Position == b.Position;
        return antisymmetric && transitive && onlyOnePlaceIsEqual;
    }
}
