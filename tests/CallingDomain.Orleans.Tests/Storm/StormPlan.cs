using CallingDomain.Contacts;
using CallingDomain.Dialing;
using CallingDomain.Numbers;
using NodaTime;

namespace CallingDomain.Orleans.Tests.Storm;

/// <summary>The campaign of a storm: the same seed gives the same contacts, and the same call the same ending.</summary>
/// <param name="seed">The seed.</param>
/// <param name="contacts">The number of contacts.</param>
internal sealed class StormPlan(int seed, int contacts)
{
    public const string Campaign = "storm";
    public const int Shards = 12;
    public const int Lines = 24;
    public const int MoreLines = 36;
    public const int CallsPerDay = 7; // of a number

    private const ulong FirstNumber = 390_610_000_000;
    private const ulong HotNumbers = 390_990_000_000; // of more contacts than the limit allows
    private const int HotUsers = 6;

    public static CampaignSettings Settings { get; } = new()
    {
        MaxConcurrentCalls = Lines,
        Retry = new RetrySettings { CallAdditionalPhoneAfter = Duration.FromSeconds(2), GlobalMaxAttempts = 3 }.WithDefault(new RetryRule(3, Duration.FromSeconds(8))),
        Rules = [new CallingRuleSet("a phone and day") { Limits = [AttemptLimit.Rolling(CallsPerDay, Duration.FromDays(1))] }],
        ClaimLease = Duration.FromSeconds(60),
        CallLease = Duration.FromMinutes(10),
    };

    /// <summary>The contacts in the order of loading.</summary>
    public IReadOnlyList<Contact> Contacts { get; } = [.. Enumerable.Range(0, contacts).Select(ContactAt)];

    /// <summary>Whether the limit of calls of a number may stop the contact, so that its calls depend on which contact is called first.</summary>
    public static bool IsHot(Contact contact) => contact.PrimaryPhone.Digits >= HotNumbers;

    /// <summary>Whether the contact uses a number that another contact uses too.</summary>
    public static bool IsSharing(string contactId) => Place(contactId) % 20 >= 17;

    /// <summary>How a call ends: by the number and by which call on this phone of the contact it is.</summary>
    public CallStatus StatusOf(ulong number, int count) => number >= HotNumbers ? CallStatus.NoAnswer : (Mix(number, count) % 100) switch
    {
        < 35 => CallStatus.Reached,
        < 70 => CallStatus.NoAnswer,
        < 85 => CallStatus.Busy,
        _ => CallStatus.Machine,
    };

    /// <summary>How long a call takes: 50 to 500 ms.</summary>
    public TimeSpan LengthOf(ulong number, int count) => TimeSpan.FromMilliseconds(50 + (Mix(number, count + 1000) % 451));

    /// <summary>Whether the carrier reports the end twice.</summary>
    public bool IsReportedTwice(ulong number, int count) => Mix(number, count + 2000) % 10 == 0;

    // Of 20 contacts: 12 with one phone, 4 with an additional one, 1 with two; 1 that shares its number with the contact of the next 20, 1 that shares an additional one so, 1 that shares its number with five others.
    private static Contact ContactAt(int place)
    {
        var id = $"c{place}";
        var own = PhoneNumber.FromDigits(FirstNumber + ((ulong)place * 10));
        var pair = PhoneNumber.FromDigits(FirstNumber + 100_000_000 + ((ulong)(place / 40) * 100) + (ulong)(place % 20));
        return (place % 20) switch
        {
            < 12 => new Contact(id, own),
            < 16 => new Contact(id, own) { AdditionalPhones = [new AdditionalPhone(Next(own, 1))] },
            16 => new Contact(id, own) { AdditionalPhones = [new AdditionalPhone(Next(own, 1)), new AdditionalPhone(Next(own, 2))] },
            17 => new Contact(id, pair),
            18 => new Contact(id, own) { AdditionalPhones = [new AdditionalPhone(pair)] },
            _ => new Contact(id, PhoneNumber.FromDigits(HotNumbers + (ulong)(place / (20 * HotUsers)))),
        };
    }

    private static PhoneNumber Next(PhoneNumber number, ulong by) => PhoneNumber.FromDigits(number.Digits + by);

    private static int Place(string contactId) => int.Parse(contactId.AsSpan(1), System.Globalization.CultureInfo.InvariantCulture);

    private ulong Mix(ulong number, int count)
    {
        unchecked
        {
            var mixed = (number + ((ulong)count * 0x9E37_79B9_7F4A_7C15) + (ulong)seed) * 0xFF51_AFD7_ED55_8CCD;
            mixed = (mixed ^ (mixed >> 33)) * 0xC4CE_B9FE_1A85_EC53;
            return mixed ^ (mixed >> 33);
        }
    }
}
