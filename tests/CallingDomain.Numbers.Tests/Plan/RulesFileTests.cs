using System.Buffers.Binary;
using CallingDomain.Tests;
using FsCheck;
using FsCheck.Fluent;

namespace CallingDomain.Numbers.Tests;

/// <summary>The section of a plan that says how numbers are read and written.</summary>
[Properties(Arbitrary = [typeof(RulesFileTests)])]
public sealed class RulesFileTests
{
    private static readonly byte[] Bytes = RulesOf(EmbeddedPlan.Bytes);
    private static readonly RegionCode[] Regions = [.. ((string[])["US", "AR", "BR", "JP", "GB", "AG"]).Select(region => RegionCode.Read(region).Value)];

    // Some bytes replaced, and the checksum computed anew.
    private static readonly Gen<(int Place, byte Value)[]> Changes =
        Gen.Choose(1, 4).SelectMany(count => (from place in Gen.Choose(RulesFile.CountsAt, Bytes.Length - 1) from value in Gen.Choose(0, 255) select (place, (byte)value)).ArrayOf(count));

    public sealed record ChangedRules((int Place, byte Value)[] Changes);

    internal static Arbitrary<ChangedRules> Changed() =>
        Arb.From(Changes.Select(changes => new ChangedRules(changes)), rules => Shrinking.Items(rules.Changes).Select(changes => new ChangedRules(changes)));

    [Fact]
    public void Load_EmbeddedBytes_AreSound() => Assert.True(PlanRules.Load(Bytes).IsOk);

    [Fact]
    public void Load_Nothing_GivesDamaged() => Assert.Equal(PlanReason.Damaged, PlanRules.Load([]).Reason);

    [Fact]
    public void Load_OtherVersion_GivesNewer()
    {
        var other = Bytes.ToArray();
        other[RulesFile.Magic.Length]++;
        Assert.Equal(PlanReason.Newer, PlanRules.Load(other).Reason);
    }

    [Fact]
    public void Load_CutAnywhere_IsRefused()
    {
        for (var length = 0; length < Bytes.Length; length += 97) Assert.False(PlanRules.Load(Bytes.AsSpan(0, length)).IsOk);
    }

    [Fact]
    public void Load_AnyByteChanged_IsRefused()
    {
        for (var at = 0; at < Bytes.Length; at += 61)
        {
            var other = Bytes.ToArray();
            other[at] ^= 0x10;
            Assert.False(PlanRules.Load(other).IsOk);
        }
    }

    [Property]
    public void Load_ChangedAndSignedAnew_NeitherLoadNorReadThrows(ChangedRules changed)
    {
        if (!PlanRules.Load(SignedAnew(changed)).TryGet(out var rules)) return;
        foreach (var region in Regions)
        {
            foreach (var text in (string[])["0111523456789", "00442079460958", "+5491123456789", "000256789", "4641234", "0151234567890123"])
            {
                if (!rules.Read(text, region).TryGet(out var number)) continue;
                _ = rules.FormatNational(number);
                _ = rules.FormatInternational(number);
            }
        }
    }

    [Fact]
    public void Load_ChangedAndSignedAnew_LoadsMoreThanOneInFifty() =>
        Assert.True(Changed().Sampled(500, 50).Count(changed => PlanRules.Load(SignedAnew(changed)).IsOk) > 10);

    private static byte[] SignedAnew(ChangedRules changed)
    {
        var other = Bytes.ToArray();
        foreach (var (place, value) in changed.Changes) other[place] = value;
        BinaryPrimitives.WriteUInt64LittleEndian(other.AsSpan(RulesFile.ChecksumAt), RulesFile.Checksum(other.AsSpan(RulesFile.CountsAt)));
        return other;
    }

    private static byte[] RulesOf(byte[] plan)
    {
        PlanFile.Read(plan, out var file);
        return file!.Rules;
    }
}
