using System.Collections.Immutable;
using CallingDomain.Numbers;
using FsCheck;
using FsCheck.Fluent;
using NodaTime;

namespace CallingDomain.Contacts.Tests;

/// <summary>Contacts that are written in the layout of a preset and imported by this preset are the same, unless an issue says what is missing.</summary>
[Properties(Arbitrary = [typeof(ContactExportProperties)], MaxTest = 30)]
public sealed class ContactExportProperties
{
    private static readonly PhoneReader Phones = new(RegionCode.Read("IT").Value);

    public sealed record People(ImmutableList<(string Name, int Types)> All);

    internal static Arbitrary<People> Lists()
    {
        var person = from name in Gen.Elements("Ada", "Ada Lovelace", "Anna Maria Rossi", "O'Neil \"Bo\", Jr", "=1+1", "Łucja Zoë", "") from types in Gen.Choose(0, 5) select (name, types);
        return (from all in Gen.ListOf(person) select new People([.. all.Take(8)])).ToArbitrary();
    }

    [Property]
    public void ExportThenImport_EveryPreset_GivesTheSameContactsOrSaysWhatIsMissing(People people)
    {
        foreach (var preset in ContactPresets.All.Where(preset => !preset.Export.IsEmpty))
        {
            var (types, number) = (preset.Types.All, 0);
            var given = people.All.Select((person, at) => new Contact($"id{at}", Next()) { Name = person.Name, AdditionalPhones = [.. types.Take(person.Types).Select(type => new AdditionalPhone(Next(), type))] }).ToList();
            using var file = new MemoryStream();
            var issues = new List<IReadOnlyList<ExportIssue>>();
            using (var writer = new ContactFileWriter(file, preset, new ExportOptions { MaxPhones = 6, Types = preset.Types, CallingCode = 39 })) issues.AddRange(given.Select(contact => (IReadOnlyList<ExportIssue>)writer.Add(contact)));
            if (given.Count == 0) continue;
            file.Position = 0;
            var options = preset.LayoutOf(file, preset.Types).ApplyTo(new ContactImportOptions { Phones = Phones, Zones = DateTimeZoneProviders.Tzdb, Duplicates = DuplicateRule.None });
            var report = ContactImport.Read(file, options).Value;
            Assert.True(report.Rejected.IsEmpty, $"{preset.Name}: {string.Join(", ", report.Rejected.Select(row => string.Join(' ', row.Issues)))}");
            Assert.Equal(given.Count, report.Contacts.Length);
            for (var at = 0; at < given.Count; at++)
            {
                var (before, after) = (given[at], report.Contacts[at].Contact);
                bool Lost(ExportReason reason) => issues[at].Any(issue => issue.Reason == reason);
                if (!Lost(ExportReason.IdLeftOut)) Assert.Equal($"{preset.Name} {before.Id}", $"{preset.Name} {after.Id}");
                if (!Lost(ExportReason.TextChanged) && !Lost(ExportReason.NameLeftOut)) Assert.Equal($"{preset.Name} {before.Name}", $"{preset.Name} {after.Name}");
                if (!Lost(ExportReason.PhoneLeftOut)) Assert.Equal(NumbersOf(preset, before).Order(), NumbersOf(preset, after).Order());
                if (!Lost(ExportReason.PhoneLeftOut) && !Lost(ExportReason.PhoneType)) Assert.Equal(PhonesOf(preset, before), PhonesOf(preset, after));
                Assert.Equal(before.Priority, after.Priority);
            }

            PhoneNumber Next() => PhoneNumber.Parse($"+390612345{number++:D3}");
        }
    }

    private static IEnumerable<string> NumbersOf(ContactPreset preset, Contact contact) => CallingOrder.Of(contact).Select(phone => $"{preset.Name} {phone.Phone}");

    private static IEnumerable<string> PhonesOf(ContactPreset preset, Contact contact) => CallingOrder.Of(contact).Select(phone => $"{preset.Name} {phone.Phone} {phone.Type?.Name}");
}
