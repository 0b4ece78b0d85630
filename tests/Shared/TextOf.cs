using FsCheck;
using FsCheck.Fluent;

namespace CallingDomain.Tests;

/// <summary>The characters that a <see cref="TextOf{TAlphabet}"/> mostly has.</summary>
public interface IAlphabet
{
    static abstract string Characters { get; }
}

/// <summary>A text of the characters of an alphabet in any order; one in ten is any other character.</summary>
public sealed record TextOf<TAlphabet>(string Value)
    where TAlphabet : IAlphabet;

/// <summary>Generators of texts.</summary>
internal static class TextGenerators
{
    public static Arbitrary<TextOf<TAlphabet>> Text<TAlphabet>()
        where TAlphabet : IAlphabet =>
        Arb.From(Nearly(TAlphabet.Characters).Select(text => new TextOf<TAlphabet>(text)), text => Shrinking.Text(text.Value).Select(smaller => new TextOf<TAlphabet>(smaller)));

    /// <summary>Texts of some characters in any order; one in ten is any other character.</summary>
    public static Gen<string> Nearly(string characters) =>
        Gen.Frequency((9, Gen.Elements(characters.ToCharArray())), (1, ArbMap.Default.GeneratorFor<char>())).ArrayOf().Select(text => new string(text));

    /// <summary>Digits, from a least to a largest count.</summary>
    public static Gen<string> Digits(int least, int most) =>
        Gen.Choose(least, most).SelectMany(count => Gen.Choose('0', '9').ArrayOf(count)).Select(digits => string.Concat(digits.Select(digit => (char)digit)));

    /// <summary>A case that is one text, shrunk by leaving out characters.</summary>
    public static Arbitrary<TCase> OfText<TCase>(this Gen<string> texts, Func<string, TCase> toCase, Func<TCase, string> textOf, Func<string, bool>? isCase = null) => Arb.From(
        texts.Select(toCase),
        one => Shrinking.Text(textOf(one)).Where(text => isCase?.Invoke(text) != false).Select(toCase));
}
