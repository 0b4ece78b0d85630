using System.Collections.Immutable;
using System.Text;
using CallingDomain.Numbers;
using CsvHelper;

namespace CallingDomain.Contacts;

/// <summary>Where the asked columns stand in a file, from 0; -1 for one that is not asked for.</summary>
internal sealed record ContactHeading(
    ImmutableArray<string> Names,
    int Id,
    int Name,
    int PrimaryPhone,
    int Priority,
    int TimeZone,
    int ScheduledAt,
    ImmutableArray<PhonePlace> AdditionalPhones,
    ImmutableArray<(string Field, int Column)> Fields)
{
    /// <summary>The names in a heading, without white space around them.</summary>
    public static ImmutableArray<string> NamesOf(CsvReader reader)
    {
        var names = ImmutableArray.CreateBuilder<string>(reader.FieldCount);
        for (var i = 0; i < reader.FieldCount; i++) names.Add(Encoding.UTF8.GetString(reader.GetSpan(i)).Trim());
        return names.DrainToImmutable();
    }

    public static Result<ContactHeading, FileRefusal> Of(ImmutableArray<string> names, ContactColumns asked)
    {
        FileRefusal? refusal = null;

        int Find(string? name)
        {
            if (name is null) return -1;
            var at = names.IndexOf(name.Trim());
            if (at < 0) at = names.IndexOf(SpreadsheetText.Neutral(name.Trim())); // as an export writes it
            if (at < 0) refusal ??= new FileRefusal(FileReason.FileColumnNotFound) { Column = name };
            else if (names.LastIndexOf(names[at]) != at) refusal ??= new FileRefusal(FileReason.FileColumnAmbiguous) { Column = name };
            return at;
        }

        var heading = new ContactHeading(
            names,
            Find(asked.Id),
            Find(asked.Name),
            Find(asked.PrimaryPhone),
            Find(asked.Priority),
            Find(asked.TimeZone),
            Find(asked.ScheduledAt),
            [.. asked.AdditionalPhones.Select(phone => new PhonePlace(phone.Type, Find(phone.Column), Find(phone.DescriptionColumn)))],
            [.. asked.Fields.Select(field => (field.Field, Find(field.Column)))]);
        return refusal is null ? heading : refusal;
    }
}

/// <summary>Where the additional phones of one kind stand.</summary>
internal readonly record struct PhonePlace(ContactItemType? Type, int Column, int Description);
