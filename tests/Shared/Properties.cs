using FsCheck;
using FsCheck.Fluent;

namespace CallingDomain.Tests;

/// <summary>How properties are checked: the same 500 cases on every machine.</summary>
internal static class Properties
{
    private static readonly Config Config = Config.QuickThrowOnFailure.WithMaxTest(500).WithReplay(20260302, 1);

    public static void CheckAll(this Property property) => property.Check(Config);

    /// <summary>Checks that something holds for whatever a generator makes.</summary>
    public static void ForAll<TCase>(Gen<TCase> cases, Func<TCase, bool> holds) => Prop.ForAll(cases.ToArbitrary(), holds).Check(Config);

    /// <summary>Texts that come near to numbers and rows: their characters, in any order, and now and then a stranger.</summary>
    public static Gen<string> NearlyText(string characters) =>
        Gen.Frequency((9, Gen.Elements(characters.ToCharArray())), (1, ArbMap.Default.GeneratorFor<char>())).ArrayOf().Select(text => new string(text));
}
