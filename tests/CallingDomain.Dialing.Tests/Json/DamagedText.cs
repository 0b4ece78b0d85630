using CallingDomain.Tests;
using FsCheck;
using FsCheck.Fluent;

namespace CallingDomain.Dialing.Tests;

/// <summary>Cuts into a text: at a place, some characters replaced by others.</summary>
public sealed record DamagedText(DamagedText.Cut[] Cuts)
{
    public sealed record Cut(int At, int Length, string Text);

    /// <summary>The text with the cuts that lie in it.</summary>
    public string Of(string text) => Cuts.Aggregate(text, (damaged, cut) => cut.At + cut.Length <= damaged.Length ? damaged.Remove(cut.At, cut.Length).Insert(cut.At, cut.Text) : damaged);

    internal static Arbitrary<DamagedText> Texts() => Arb.From(
        from cuts in (
            from at in Gen.Choose(0, 2500) from length in Gen.Choose(0, 4) from text in TextGenerators.Nearly("{}[]\":,\\u0d8 -19PTHnull*&+monjan") select new Cut(at, length, text)).NonEmptyListOf()
        select new DamagedText([.. cuts]),
        damaged => Shrinking.Items(damaged.Cuts, cut => Shrinking.Text(cut.Text).Select(text => cut with { Text = text })).Select(cuts => new DamagedText(cuts)));
}
