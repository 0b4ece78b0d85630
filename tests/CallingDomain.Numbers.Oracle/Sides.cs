using CallingDomain.Numbers.Build;
using CallingDomain.Numbers.LibPhoneNumber;
using PhoneNumbers;

namespace CallingDomain.Numbers.Oracle;

/// <summary>Who is compared: our plan and libphonenumber, on the same facts.</summary>
internal sealed class Sides
{
    /// <param name="metadata">The path of a metadata.max.json, from which our plan is built.</param>
    /// <param name="xml">The path of Google's own XML of the same version for libphonenumber; null to have it answer from the JSON too.</param>
    public Sides(string metadata, string? xml)
    {
        var json = File.ReadAllBytes(metadata);
        var domesticFormats = DomesticFormats.Read(PlanBuilder.DomesticFormatsOfThisLibrary());
        Metadata = PlanMetadata.Read(json, domesticFormats);
        Plan = NumberingPlan.Load(PlanBuilder.Build(json, PlanSource.Unknown).Value).Value;
        using var facts = new MemoryStream();
        if (xml is null) new MetadataXml(domesticFormats).Convert(json).Save(facts);
        else facts.Write(File.ReadAllBytes(xml));
        facts.Position = 0;
        Util = PhoneNumberUtil.CreateInstance(facts);
        Peer = new LibPhoneNumberPlan(Util);
    }

    public PlanMetadata Metadata { get; }

    public NumberingPlan Plan { get; }

    /// <summary>libphonenumber behind our port.</summary>
    public LibPhoneNumberPlan Peer { get; }

    /// <summary>libphonenumber itself.</summary>
    public PhoneNumberUtil Util { get; }
}
