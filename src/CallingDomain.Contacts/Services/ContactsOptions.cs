using System.Collections.Immutable;
using System.Text.Json.Serialization;
using CallingDomain.Numbers;
using CallingDomain.Shared;

namespace CallingDomain.Contacts;

/// <summary>The options of the services that <c>AddCallingDomainContacts</c> registers.</summary>
/// <remarks>Not thread-safe.</remarks>
[JsonConverter(typeof(ContactsJsonConverter))]
public sealed class ContactsOptions : ICheckedOptions<ContactsOptions>
{
    /// <summary>The contact item types. Default: none.</summary>
    public ImmutableArray<ContactItemType> Types { get; set; } = [];

    /// <summary>
    /// The options of imports. The container gives what is not set: <see cref="ContactImportOptions.Phones"/> if it is <see cref="PhoneReader.International"/>, <see cref="ContactImportOptions.Zones"/> if it is null, and <see cref="ContactImportOptions.Types"/> if there are none.
    /// <see cref="ContactImportOptions.Columns"/> may be left empty and set for each file.
    /// </summary>
    public ContactImportOptions Import { get; set; } = new();

    /// <summary>Whether imports need the container's time zones.</summary>
    internal bool NeedsZones => Import.Zones is null && ImportProblems.NeedsZones(Import.Columns);

    internal ContactItemTypes ToTypes() => Types.Aggregate(ContactItemTypes.Empty, (types, type) => types.Add(type).Value);

    ContactsOptions ICheckedOptions<ContactsOptions>.Copy() => (ContactsOptions)MemberwiseClone();

    void ICheckedOptions<ContactsOptions>.Check(OptionProblems problems)
    {
        if (Types.IsDefault) Types = [];
        var types = ContactItemTypes.Empty;
        for (var at = 0; at < Types.Length; at++)
        {
            var (option, type) = ($"{nameof(Types)}[{at}]", Types[at]);
            problems.Require(option, type);
            if (type is null) continue;
            var adding = types.Add(type);
            if (adding.TryGet(out var more)) types = more;
            else problems.Add(option, adding.Reason.Code());
        }

        problems.Require(nameof(Import), Import);
        if (Import is null) return;
        var import = Import.Types.All.IsEmpty ? Import with { Types = types } : Import;
        foreach (var problem in ImportProblems.Find(import, isComplete: false)) problems.Add(nameof(Import), OptionReason.Inconsistent.Code(), problem);
    }
}
