using System.Buffers.Binary;
using CallingDomain.Tests;
using FsCheck;
using FsCheck.Fluent;

namespace CallingDomain.Numbers.Tests;

/// <summary>The section of a plan that says how numbers are read and written.</summary>
public sealed class RulesFileTests
{
    private static readonly byte[] Bytes = RulesOf(EmbeddedPlan.Bytes);
    private static readonly RegionCode[] Regions = [.. ((string[])["US", "AR", "BR", "JP", "GB", "AG"]).Select(region => RegionCode.Read(region).Value)];

    private static readonly Gen<byte[]> Changed =
        from count in Gen.Choose(1, 4)
        from places in Gen.Choose(RulesFile.CountsAt, Bytes.Length - 1).ArrayOf(count)
        from values in Gen.Choose(0, 255).ArrayOf(count)
        select SignedAnew(places, values);

    [Fact]
    public void Load_EmbeddedBytes_AreSound() => Assert.True(PlanRules.Load(Bytes).IsOk);

    [Fact]
    public void Load_Nothing_SaysDamaged() => Assert.Equal(PlanReason.PlanDamaged, PlanRules.Load([]).Reason);

    [Fact]
    public void Load_OtherVersion_SaysNewer()
    {
        var other = Bytes.ToArray();
        other[RulesFile.Magic.Length]++;
        Assert.Equal(PlanReason.PlanNewer, PlanRules.Load(other).Reason);
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

    [Fact]
    public void Load_ChangedAndSignedAnew_NeverThrowsThenOrLater()
    {
        var loaded = 0;
        Properties.ForAll(Changed, bytes =>
        {
            if (!PlanRules.Load(bytes).TryGet(out var rules)) return true;
            loaded++;
            foreach (var region in Regions)
            {
                foreach (var text in (string[])["0111523456789", "00442079460958", "+5491123456789", "000256789", "4641234", "0151234567890123"])
                {
                    if (!rules.Read(text, region).TryGet(out var number)) continue;
                    _ = rules.FormatNational(number);
                    _ = rules.FormatInternational(number);
                }
            }

            return true;
        });
        Assert.True(loaded > 10);
    }

    private static byte[] SignedAnew(int[] places, int[] values)
    {
        var other = Bytes.ToArray();
        foreach (var (place, value) in places.Zip(values)) other[place] = (byte)value;
        BinaryPrimitives.WriteUInt64LittleEndian(other.AsSpan(RulesFile.ChecksumAt), RulesFile.Checksum(other.AsSpan(RulesFile.CountsAt)));
        return other;
    }

    private static byte[] RulesOf(byte[] plan)
    {
        PlanFile.Read(plan, out var file);
        return file!.Rules;
    }
}
