using CallingDomain.Numbers.Build;
using PhoneNumbers;

namespace CallingDomain.Numbers.LibPhoneNumber.Tests;

/// <summary>The plan of CallingDomain.Numbers and libphonenumber-csharp with its own metadata.</summary>
internal static class Peers
{
    public static readonly NumberingPlan Plan = NumberingPlan.Default;

    /// <summary>libphonenumber.</summary>
    public static readonly PhoneNumberUtil Util = PhoneNumberUtil.GetInstance();

    /// <summary>libphonenumber behind the interface of our plan.</summary>
    public static readonly LibPhoneNumberPlan Adapter = LibPhoneNumberPlan.Default;

    /// <summary>The assembly of libphonenumber, which has its metadata.</summary>
    public static readonly byte[] Assembly = File.ReadAllBytes(typeof(PhoneNumberUtil).Assembly.Location);

    public static readonly PlanMetadata Metadata = MetadataXml.Read(MetadataAssembly.Read(Assembly).Xml);
}
