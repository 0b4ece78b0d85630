using System.Collections.Immutable;
using System.Text;
using CallingDomain.Numbers;
using CsvHelper;

namespace CallingDomain.Contacts;

/// <summary>Where the asked columns stand in a file, from 0; -1 for one that is not asked for.</summary>
internal sealed record ContactHeading(
    int Columns,
    int Id,
    int Name,
    int PrimaryPhone,
    int Priority,
    int TimeZone,
    ImmutableArray<(ContactItemType Type, int Column)> AdditionalPhones)
{
    public static Result<ContactHeading, FileRefusal> Of(CsvReader reader, ContactColumns asked)
    {
        var names = new string[reader.FieldCount];
        for (var i = 0; i < names.Length; i++) names[i] = Encoding.UTF8.GetString(reader.GetSpan(i)).Trim();
        FileRefusal? refusal = null;

        int Find(string? name)
        {
            if (name is null) return -1;
            var at = Array.IndexOf(names, name.Trim());
            if (at < 0) refusal ??= new FileRefusal(FileReason.FileColumnNotFound) { Column = name };
            else if (Array.IndexOf(names, name.Trim(), at + 1) >= 0) refusal ??= new FileRefusal(FileReason.FileColumnAmbiguous) { Column = name };
            return at;
        }

        var heading = new ContactHeading(
            names.Length,
            Find(asked.Id),
            Find(asked.Name),
            Find(asked.PrimaryPhone),
            Find(asked.Priority),
            Find(asked.TimeZone),
            [.. asked.AdditionalPhones.Select(phone => (phone.Type, Find(phone.Column)))]);
        return refusal is null ? heading : refusal;
    }
}
