using System.Text;
using CallingDomain.Tests;
using FsCheck;
using FsCheck.Fluent;

namespace CallingDomain.Numbers.Tests;

public sealed class ReadingProperties
{
    private const string Alphabet = "0123456789012345678901234567890123456789+ -.()/\u00A0\u2010\u2212xe,;=' \u200B\uFF15\uD835\uDFD3";

    private static readonly NumberingPlan Plan = NumberingPlan.Default;

    private static readonly Gen<string> Texts =
        Gen.Choose(0, 40).SelectMany(length => Gen.Elements(Alphabet.ToCharArray()).ArrayOf(length)).Select(units => new string(units));

    private static readonly Gen<RegionCode> Regions =
        Gen.Elements("US", "IT", "FR", "AR", "BR", "AG", "GB", "JP", "SM", "KZ", "ZZ").Select(region => RegionCode.Read(region).Value);

    [Fact]
    public void Read_AnyText_Utf8Agrees() =>
        Properties.ForAll(
            Texts.Zip(Regions),
            typed => Plan.Read(typed.Item1, typed.Item2) == Plan.Read(Encoding.UTF8.GetBytes(typed.Item1), typed.Item2) || HasLoneSurrogate(typed.Item1));

    [Fact]
    public void Read_AnyBytes_NeverThrows() =>
        Properties.ForAll(
            ArbMap.Default.GeneratorFor<byte[]>().Zip(Regions),
            typed => Plan.Read(typed.Item1, typed.Item2) is { IsOk: true } or { Reason: not NumberReason.Unspecified });

    [Fact]
    public void Read_AnyText_VerdictIsThatOfLook() =>
        Properties.ForAll(
            Texts.Zip(Regions),
            typed => !Plan.Read(typed.Item1, typed.Item2).TryGet(out var read) || (read.Verdict == Plan.Look(read.Number) && read.Number != PhoneNumber.None));

    [Fact]
    public void Check_AnyText_CompleteExactlyWhenReadAsValid() =>
        Properties.ForAll(Texts.Zip(Regions), typed =>
        {
            var check = Plan.Check(typed.Item1, typed.Item2);
            var isValid = Plan.Read(typed.Item1, typed.Item2).TryGet(out var read) && read.Verdict.Valid;
            return (check.State == TypingState.Complete) == isValid
                && (!isValid || check.Number == read.Number)
                && (check.State == TypingState.Impossible) == (check.Reason != NumberReason.Unspecified);
        });

    private static bool HasLoneSurrogate(string text) => text.EnumerateRunes().Any(rune => rune == Rune.ReplacementChar);
}
