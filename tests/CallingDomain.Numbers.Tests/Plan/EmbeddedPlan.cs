namespace CallingDomain.Numbers.Tests;

/// <summary>The bytes of the plan that the library carries.</summary>
internal static class EmbeddedPlan
{
    public static byte[] Bytes { get; } = EmbeddedFile.Read(typeof(NumberingPlan).Assembly, "CallingDomain.Numbers.numbering.plan");
}
