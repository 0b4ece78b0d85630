using System.Globalization;
using System.Text.Json.Nodes;

namespace CallingDomain.Cli.Tests;

/// <summary>The contract's campaign, bent in one place or another, and what is asked of the answers.</summary>
internal static class CampaignSamples
{
    public static string Campaign(Action<JsonObject>? change = null)
    {
        var campaign = JsonNode.Parse("""
            {"name":"Seed example","start":"2026-03-02T09:00:00Z","timeZone":"Europe/Rome",
             "itemTypes":[{"name":"Office","orderBy":1},{"name":"Holiday","orderBy":2}],
             "contacts":[{"id":"c1","name":"Ada","primaryPhone":"+390612345678","additionalPhones":[{"phone":"+390612345679","type":"Office"},{"phone":"+390612345680","type":"Holiday"}]}],
             "retry":{"callAdditionalPhoneAfter":"PT1M","globalMaxAttempts":4,"default":{"maxAttempts":3,"retryAfter":"PT2M"},"statuses":{"Busy":{"maxAttempts":2,"retryAfter":"PT5M"}}},
             "order":"Ascending","maxConcurrentCalls":30,
             "callingHours":[{"days":["Monday","Tuesday"],"from":"09:00","to":"21:00"}],
             "outcomes":{"ringTime":"PT0S","talkTime":"PT0S","script":{"+390612345678":["NoAnswer","Busy","Reached"],"*":["NoAnswer"]}}}
            """)!.AsObject();
        change?.Invoke(campaign);
        return campaign.ToJsonString();
    }

    // Sets, or with null removes, what a path such as $.contacts[0].id names.
    public static void Set(JsonNode root, string path, JsonNode? value)
    {
        var keys = path[2..].Replace("[", ".[", StringComparison.Ordinal).Split('.');
        var at = root;
        foreach (var key in keys[..^1]) at = key[0] == '[' ? at[int.Parse(key[1..^1], CultureInfo.InvariantCulture)]! : at[key]!;
        if (keys[^1][0] == '[') at.AsArray()[int.Parse(keys[^1][1..^1], CultureInfo.InvariantCulture)] = value;
        else if (value is null) at.AsObject().Remove(keys[^1]);
        else at[keys[^1]] = value;
    }

    public static IEnumerable<string> Strings(JsonNode rows, string property) => rows.AsArray().Select(row => (string)row![property]!);

    public static void AssertRefused(Tool run, string code)
    {
        Assert.Equal((2, code), (run.Status, (string)run.Json["error"]!["code"]!));
        Assert.StartsWith(code + ": ", run.Error, StringComparison.Ordinal);
    }

    /// <summary>Does something under a culture that writes numbers and times in its own way.</summary>
    public static void UnderCulture(string name, Action work)
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = Odd(name); // written out, since the machine may know no culture but the invariant one
            work();
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    private static CultureInfo Odd(string name) => name switch
    {
        "de-DE" => With(culture => (culture.NumberFormat.NumberDecimalSeparator, culture.NumberFormat.NumberGroupSeparator) = (",", ".")),
        "ar-SA" => With(culture =>
            (culture.NumberFormat.NegativeSign, culture.DateTimeFormat.TimeSeparator, culture.DateTimeFormat.DateSeparator)
                = ("؜-", "٫", "؍")),
        _ => With(culture => (culture.NumberFormat.NegativeSign, culture.DateTimeFormat.TimeSeparator) = ("−", ".")),
    };

    private static CultureInfo With(Action<CultureInfo> change)
    {
        var culture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        change(culture);
        return culture;
    }
}
