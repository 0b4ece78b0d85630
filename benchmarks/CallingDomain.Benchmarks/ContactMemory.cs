using System.Globalization;
using System.Text;
using CallingDomain.Contacts;

namespace CallingDomain.Benchmarks;

/// <summary>What a table of contacts keeps in memory, after full collections, and how much of it is text.</summary>
internal static class ContactMemory
{
    public static void Run()
    {
        foreach (var count in (int[])[10_000, 100_000, 1_000_000])
        {
            var file = new MemoryStream(ContactSamples.Rows(count));
            var before = GC.GetTotalMemory(forceFullCollection: true);
            var table = new ContactTable();
            using (var rows = ContactImport.Open(file, ContactReadings.Options with { Duplicates = DuplicateRule.None, Columns = ContactReadings.Options.Columns with { Id = null } }))
                ContactImport.Run(rows, table);
            var live = GC.GetTotalMemory(forceFullCollection: true) - before;
            GC.KeepAlive(file); // it counts on both sides
            var text = table.Sum(contact => (long)Encoding.UTF8.GetByteCount(contact.Name));
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"{table.Count:N0} contacts: {live / 1e6:F1} MB, {(double)live / table.Count:F1} bytes a contact, {(double)(live - text) / table.Count:F1} beyond its text"));
        }
    }
}
