using CallingDomain.Numbers;

namespace CallingDomain.Consumers;

/// <summary>Reads single numbers and a number template.</summary>
internal static class ReadNumbers
{
    public static void Run(Setup setup)
    {
        foreach (var text in new[] { "06 1234 5678", "+1 212 555 0123", "06 12", "06 1234 ext. 5" })
        {
            var reading = setup.Phones.Read(text);
            if (!reading.TryGet(out var phone))
            {
                Console.WriteLine($"{text}: {reading.Reason.Code()}");
                continue;
            }

            var info = setup.Plan.Lookup(phone.Number);
            Console.WriteLine($"{text}: {phone.Number} {info.Region} {info.Type}, in its country {NumberingPlan.Default.FormatNational(phone.Number)}");
        }

        var rows = setup.Template.Read("+15013334444,Customer Service\n501-333-4445,Survey\n"u8).Value;
        foreach (var row in rows.Accepted) Console.WriteLine($"template: {row.Number} {row.Purpose}");
        foreach (var row in rows.Rejected) Console.WriteLine($"template: line {row.Line} {row.Reasons}");
    }
}
