using System.Collections;
using System.Collections.Immutable;
using System.Collections.ObjectModel;
using System.Reflection;
using CallingDomain.Contacts;
using CallingDomain.Dialing;
using CallingDomain.Numbers;
using CallingDomain.Tests;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using NodaTime.TimeZones;
using Orleans.Serialization;

namespace CallingDomain.Orleans.Tests;

public sealed class SerializationTests
{
    private static readonly IServiceProvider Services = new ServiceCollection().AddSerializer().BuildServiceProvider();

    private static readonly Serializer Serializer = Services.GetRequiredService<Serializer>();

    public static TheoryData<string> Methods => [.. GrainMethods.Keys];

    private static readonly Dictionary<string, MethodInfo> GrainMethods = typeof(IShardGrain).Assembly.GetTypes()
        .Where(type => type.IsInterface && typeof(IAddressable).IsAssignableFrom(type))
        .SelectMany(type => type.GetMethods().Select(method => (Key: $"{type.Name}.{method.Name}", Method: method)))
        .ToDictionary(each => each.Key, each => each.Method);

    [Theory]
    [MemberData(nameof(Methods))]
    public void RoundTrip_ParametersAndResultOfAGrain_GivesThemBack(string method)
    {
        foreach (var type in GrainMethods[method].GetParameters().Select(parameter => parameter.ParameterType).Append(ResultOf(GrainMethods[method])))
        {
            if (type == typeof(void) || type == typeof(CancellationToken)) continue;
            Assert.True(MessageSamples.All.ContainsKey(type), $"Add samples of {type}.");
            Assert.All(MessageSamples.All[type], sample => typeof(SerializationTests).GetMethod(nameof(ShouldComeBack), BindingFlags.Static | BindingFlags.NonPublic)!.MakeGenericMethod(type).Invoke(null, [sample]));
        }
    }

    [Property(Arbitrary = [typeof(ContactGenerators)])]
    public void RoundTrip_AnyContact_GivesItBack(Contact contact) => Assert.Equal(contact, RoundTrip(contact));

    [Property(Arbitrary = [typeof(ContactGenerators)])]
    public void RoundTrip_AnyAttempt_GivesItBack(ContactPhone phone, long id, long due, int waited)
    {
        var at = NodaConstants.UnixEpoch + Duration.FromNanoseconds(due);
        var attempt = new Attempt(id, waited, phone.Phone.ToString(), phone, 1, 2, at, at + Duration.FromNanoseconds(waited));

        Assert.Equal(attempt, RoundTrip(attempt));
    }

    [Fact]
    public void RoundTrip_ContactsWithOneType_ShareIt()
    {
        var contacts = RoundTrip(ImmutableArray.Create(MessageSamples.Contact, MessageSamples.Contact with { Id = "c2" }));

        Assert.Same(contacts[0].AdditionalPhones[0].Type, contacts[1].AdditionalPhones[0].Type);
    }

    [Fact]
    public void Copy_MessagesInASilo_KeepsTheSameObjects()
    {
        var copier = Services.GetRequiredService<DeepCopier>();
        var contacts = ImmutableArray.Create(MessageSamples.Contact);

        Assert.Same(MessageSamples.Contact, copier.Copy(contacts)[0]);
        Assert.Same(MessageSamples.Explanation, copier.Copy(MessageSamples.Explanation));
        Assert.Same(MessageSamples.Ending, copier.Copy(new ShardCallReport(1, MessageSamples.Ending, null)).Ending);
    }

    [Fact]
    public void RoundTrip_ClusterException_KeepsReasonAndDetail()
    {
        var thrown = (ClusterException)RoundTrip<Exception>(new ClusterException(ClusterReason.ShardsChanged, "4 shards; expected 8", new InvalidOperationException("inner")));

        Assert.Equal((ClusterReason.ShardsChanged, "4 shards; expected 8", "CLUSTER_SHARDS_CHANGED: 4 shards; expected 8", "inner"), (thrown.Reason, thrown.Detail, thrown.Message, thrown.InnerException!.Message));
    }

    [Fact]
    public void Read_UnknownZone_SaysZonesDiffer()
    {
        var reader = With(new OneZone("Europe/Paris", DateTimeZone.Utc));

        var exception = Assert.Throws<ClusterException>(() => reader.Deserialize<Contact>(Serializer.SerializeToArray(MessageSamples.Contact)));

        Assert.Equal(ClusterReason.ZonesDiffer, exception.Reason);
        Assert.Contains("'Europe/Rome'", exception.Detail, StringComparison.Ordinal);
        Assert.Throws<ClusterException>(() => reader.Deserialize<CallEnding>(Serializer.SerializeToArray(MessageSamples.Ending)));
    }

    [Fact]
    public void Read_ZonesOfTheContainer_AreUsed()
    {
        var zone = DateTimeZone.ForOffset(Offset.FromHours(1));

        var contact = With(new OneZone("Europe/Rome", zone)).Deserialize<Contact>(Serializer.SerializeToArray(MessageSamples.Contact));

        Assert.Same(zone, contact!.TimeZone);
    }

    [Fact]
    public void Read_AttemptWithMoreFields_SkipsThem()
    {
        var newer = new NewerAttempt { Id = 17, ContactId = "c3", Digits = 390612345678, DueAt = 1, Extra = new NewerPart { Texts = ["new", "new"] } };

        var read = Serializer.Deserialize<AttemptSurrogate>(Serializer.SerializeToArray(newer));

        Assert.Equal(new AttemptSurrogate { Id = 17, ContactId = "c3", Digits = 390612345678, DueAt = 1 }, read);
    }

    [Fact]
    public void Read_EachMessageFromALaterVersion_SkipsWhatItDoesNotKnow()
    {
        var newer = Serializer.SerializeToArray(new NewerMessage { Text = "new", Part = new NewerPart { Texts = ["new"] }, Amount = ulong.MaxValue });
        var nothing = Serializer.SerializeToArray(default(EmptyMessage));

        Assert.All(Messages(), type =>
        {
            var read = typeof(SerializationTests).GetMethod(nameof(Read), BindingFlags.Static | BindingFlags.NonPublic)!.MakeGenericMethod(type);
            ShouldBeSame(read.Invoke(null, [nothing]), read.Invoke(null, [newer]));
        });
    }

    [Fact]
    public void Read_WithoutArrays_GivesEmptyOnes()
    {
        var nothing = Serializer.SerializeToArray(default(EmptyMessage));

        Assert.Empty(Read<ShardReport>(nothing).Due);
        Assert.Empty(Read<ShardReport>(nothing).Refusals);
        Assert.Empty(Read<ClusterShardStatus>(nothing).Refusals);
    }

    [Fact]
    public void Ids_OfEachMessage_AreExplicitAndUnique() => Assert.All(Messages(), type =>
    {
        var ids = Written(type).Select(member => member.GetCustomAttribute<IdAttribute>()!.Id).ToList();

        Assert.NotEmpty(ids);
        Assert.Equal(ids.Distinct(), ids);
        Assert.NotNull(type.GetCustomAttribute<AliasAttribute>());
    });

    [Fact]
    public void Write_AHundredAttempts_TakesFewBytes()
    {
        var claims = new ShardClaims(
            [.. Enumerable.Range(1, 100).Select(i => new Attempt(100_000 + i, 50_000 + i, $"contact-{i:000000}", new ContactPhone(PhoneNumber.FromDigits(390612340000 + (ulong)i), null, 0), 1, 1, MessageSamples.Morning, MessageSamples.Morning + Duration.FromMilliseconds(500 + i)))],
            MessageSamples.Morning);
        var reports = claims.Attempts.Select(attempt => new ShardCallReport(attempt.Id, new CallEnding(CallStatus.NoAnswer), null)).ToImmutableArray();
        var answers = claims.Attempts.Select(attempt => new ShardAnswer(attempt.Id, CampaignReason.Unspecified)).ToImmutableArray();

        Assert.InRange(Serializer.SerializeToArray(claims).Length, 1, 55 * 100);
        Assert.InRange(Serializer.SerializeToArray(reports).Length, 1, 12 * 100);
        Assert.InRange(Serializer.SerializeToArray(answers).Length, 1, 8 * 100);
    }

    private static Serializer With(IDateTimeZoneProvider zones) => new ServiceCollection().AddSerializer().AddSingleton(zones).BuildServiceProvider().GetRequiredService<Serializer>();

    private static Type ResultOf(MethodInfo method) => method.ReturnType.IsGenericType ? method.ReturnType.GetGenericArguments()[0] : typeof(void);

    /// <summary>The types of this package whose members have identities in messages.</summary>
    private static IEnumerable<Type> Messages() => typeof(IShardGrain).Assembly.GetTypes().Where(type => type.GetCustomAttribute<GenerateSerializerAttribute>() is not null && !type.IsEnum && !typeof(Exception).IsAssignableFrom(type));

    private static IEnumerable<MemberInfo> Written(Type message) => message.GetMembers(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic).Where(member => member.GetCustomAttribute<IdAttribute>() is not null);

    private static object? ValueOf(MemberInfo member, object message) => member is PropertyInfo property ? property.GetValue(message) : ((FieldInfo)member).GetValue(message);

    private static void ShouldComeBack<TValue>(TValue sample)
    {
        ShouldBeSame(sample, RoundTrip(sample));
        ShouldBeSame(sample, RoundTrip<object?>(sample)); // with the name of the type, as in an answer
        ShouldBeSame(sample, Services.GetRequiredService<DeepCopier>().Copy(sample));
    }

    private static TValue RoundTrip<TValue>(TValue value) => Serializer.Deserialize<TValue>(Serializer.SerializeToArray(value))!;

    private static TValue Read<TValue>(byte[] bytes) => Serializer.Deserialize<TValue>(bytes)!;

    // Records compare immutable arrays by reference; messages contain them.
    private static void ShouldBeSame(object? expected, object? actual)
    {
        if (expected is IEnumerable items and not string)
        {
            Assert.Equal(expected.GetType(), actual?.GetType());
            if (expected.GetType().GetProperty(nameof(ImmutableArray<int>.IsDefault))?.GetValue(expected) is true)
            {
                Assert.True(expected.Equals(actual));
                return;
            }

            var (left, right) = (items.Cast<object?>().ToList(), ((IEnumerable)actual!).Cast<object?>().ToList());
            Assert.Equal(left.Count, right.Count);
            for (var i = 0; i < left.Count; i++) ShouldBeSame(left[i], right[i]);
        }
        else if (expected?.GetType().GetCustomAttribute<GenerateSerializerAttribute>() is not null && !expected.GetType().IsEnum)
        {
            Assert.Equal(expected.GetType(), actual?.GetType());
            foreach (var member in Written(expected.GetType())) ShouldBeSame(ValueOf(member, expected), ValueOf(member, actual!));
        }
        else
        {
            Assert.Equal(expected, actual);
        }
    }
}

/// <summary>A tz database of one zone.</summary>
internal sealed class OneZone(string id, DateTimeZone zone) : IDateTimeZoneProvider
{
    public string VersionId => "one";

    public ReadOnlyCollection<string> Ids => [id];

    public DateTimeZone this[string wanted] => GetZoneOrNull(wanted) ?? throw new DateTimeZoneNotFoundException(wanted);

    public DateTimeZone GetSystemDefault() => zone;

    public DateTimeZone? GetZoneOrNull(string wanted) => wanted == id ? zone : null;
}

[GenerateSerializer]
internal struct EmptyMessage;

[GenerateSerializer]
internal struct NewerMessage
{
    [Id(1000)]
    public string Text;

    [Id(1001)]
    public NewerPart Part;

    [Id(1002)]
    public ulong Amount;
}

[GenerateSerializer]
internal sealed class NewerPart
{
    [Id(0)]
    public string[] Texts { get; init; } = [];
}

/// <summary>The attempt of a later version: it no longer has all fields, and has one more.</summary>
[GenerateSerializer]
internal struct NewerAttempt
{
    [Id(0)]
    public long Id;

    [Id(2)]
    public string ContactId;

    [Id(3)]
    public ulong Digits;

    [Id(8)]
    public long DueAt;

    [Id(12)]
    public NewerPart Extra;
}
