using System.Globalization;
using System.Text;

namespace CallingDomain.Numbers.Oracle;

/// <summary>Asks both for their verdicts of the same numbers.</summary>
internal sealed class VerdictComparison(Sides sides)
{
    private readonly Differences _differences = new();

    public int Run(int count, ulong seed)
    {
        var generator = new NumberGenerator(sides.Metadata, new SplitMix64(seed));
        var numbers = new PhoneNumber[count];
        var verdicts = new NumberInfo[count];
        for (var at = 0; at < count; at++)
        {
            numbers[at] = generator.Next();
            verdicts[at] = sides.Plan.Lookup(numbers[at]);
            CompareLook(numbers[at], verdicts[at]);
            CompareReadings(numbers[at], verdicts[at]);
        }

        var together = new NumberInfo[count];
        sides.Plan.Lookup(numbers, together);
        for (var at = 0; at < count; at++)
        {
            if (together[at] != verdicts[at]) _differences.Add("many at once", numbers[at].ToString());
        }

        var kinds = verdicts.Where(verdict => verdict.IsValid).Select(verdict => (verdict.Region, verdict.Type)).Distinct().Count();
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{count:N0} numbers, {verdicts.Count(verdict => verdict.IsValid):N0} valid, "
            + $"{verdicts.Count(verdict => verdict.IsPossible):N0} possible, {kinds:N0} kinds of region and type"));
        return _differences.Report();
    }

    private void CompareLook(PhoneNumber number, NumberInfo ours)
    {
        var theirs = sides.Peer.Lookup(number);
        if (ours != theirs)
            _differences.Add(
                ours.IsValid != theirs.IsValid ? "valid" : ours.Region != theirs.Region ? "region" : ours.Type != theirs.Type ? "type" : "possible",
                $"{number}: ours {ours}, theirs {theirs}");
        var isValid = sides.Peer.TrySplit(number, out _, out var split) && split is not null && sides.Util.IsValidNumber(split);
        if (isValid != theirs.IsValid) _differences.Add("theirs, valid without type or the reverse", number.ToString());
    }

    // Every strict way to the same number has to come to the same verdict.
    private void CompareReadings(PhoneNumber number, NumberInfo verdict)
    {
        var (plan, text, wanted) = (sides.Plan, number.ToString(), new PlanReading(number, verdict));
        var utf8 = Encoding.ASCII.GetBytes(text);
        if (!Is(plan.Read(text)) || !Is(plan.Read(utf8))) _differences.Add("read", text);
        if (text is not ['+', '1', >= '2', _, _, >= '2', ..] || text.Length != 12) return;
        if (!Is(plan.ReadNanp(text)) || !Is(plan.ReadNanp(text.AsSpan(2))) || !Is(plan.ReadNanp(utf8)) || !Is(plan.ReadNanp(utf8.AsSpan(2))))
            _differences.Add("read as North American", text);

        bool Is(Result<PlanReading, NumberReason> reading) => reading.TryGet(out var read) && read == wanted;
    }
}
