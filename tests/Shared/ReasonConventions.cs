using System.Reflection;
using CallingDomain.Numbers;

namespace CallingDomain.Tests;

/// <summary>What holds for every enumeration of reasons.</summary>
internal static class ReasonConventions
{
    public static void ShouldHold(Assembly assembly)
    {
        var reasons = assembly.GetTypes().Where(type => type.IsEnum && type.Name.EndsWith("Reason", StringComparison.Ordinal)).ToList();
        Assert.NotEmpty(reasons);
        foreach (var type in reasons)
        {
            Assert.Equal("Unspecified", Enum.GetName(type, Activator.CreateInstance(type)!));
            var codes = Codes(type).ToList();
            Assert.Equal(codes.Count, codes.Distinct(StringComparer.Ordinal).Count());
        }
    }

    public static IEnumerable<string> Codes(Type reason)
    {
        var code = typeof(ReasonCodes).GetMethod(nameof(ReasonCodes.Code))!.MakeGenericMethod(reason);
        return Enum.GetValues(reason).Cast<object>().Where(value => Convert.ToInt32(value, null) != 0).Select(value => (string)code.Invoke(null, [value])!);
    }
}
