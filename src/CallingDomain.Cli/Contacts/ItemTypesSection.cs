using CallingDomain.Contacts;
using CallingDomain.Numbers;

namespace CallingDomain.Cli;

/// <summary>Contact item types in a JSON file: a list of <c>name</c>, <c>orderBy</c> and <c>color</c>.</summary>
internal static class ItemTypesSection
{
    public static ContactItemTypes Read(JsonPlace? list)
    {
        var types = ContactItemTypes.Empty;
        foreach (var place in list?.Items() ?? [])
        {
            place.Only("name", "orderBy", "color");
            var type = new ContactItemType(place.The("name").NonEmptyText(), place.The("orderBy").WholeNumber(int.MinValue, int.MaxValue), place.Maybe("color")?.Text());
            var adding = types.Add(type);
            if (!adding.TryGet(out types!)) throw Refuse(place, type, adding.Reason);
        }

        return types;
    }

    /// <summary>The type that a place names.</summary>
    public static ContactItemType TypeOf(JsonPlace place, string name, ContactItemTypes types) =>
        types.Find(name)
        ?? throw (types.All.IsEmpty
            ? place.Refuse(InputReason.ContactItemTypeUnknown, $"unknown contact item type '{name}'; the list of types is empty")
            : InputException.Unknown(InputReason.ContactItemTypeUnknown, place.Path, "contact item type", name, [.. types.All.Select(type => type.Name)], ("path", place.Path)));

    private static InputException Refuse(JsonPlace place, ContactItemType type, ContactReason reason) => reason switch
    {
        ContactReason.ItemTypeDuplicate => place.Refuse(InputReason.ContactItemTypeDuplicate, $"duplicate contact item type '{type.Name}'"),
        ContactReason.ItemTypeColorInvalid => new InputException(reason.Code(), $"{place.Path}.color: '{type.Color}' is not a color (example: #2E86C1).", ("path", $"{place.Path}.color")),
        _ => new InputException(reason.Code(), $"{place.Path}: invalid contact item type.", ("path", place.Path)),
    };
}
