using System.IO.Compression;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Runtime.InteropServices;
using System.Xml.Linq;

namespace CallingDomain.Numbers.Build;

/// <summary>Reads the metadata in <c>PhoneNumbers.dll</c> of libphonenumber-csharp, which is made from <c>PhoneNumberMetadata.xml</c> and has a compressed resource for each territory.</summary>
/// <remarks>The assembly is read as a file; none of its code runs.</remarks>
internal static class MetadataAssembly
{
    private const string ResourcePrefix = "PhoneNumbers.metadata.PhoneNumberMetadata_";
    private const int MaxTerritoryBytes = 1 << 16, MaxBytes = 1 << 19; // unpacked; the largest of 254 territories has 12,410 bytes, all have 238,885

    /// <summary>Whether the bytes begin as an assembly.</summary>
    public static bool IsAssembly(ReadOnlyMemory<byte> bytes) => bytes.Span.StartsWith("MZ"u8);

    /// <summary>Reads the version of the assembly, and its metadata in the layout of <c>PhoneNumberMetadata.xml</c>.</summary>
    /// <exception cref="MetadataException">The assembly is damaged, has no metadata, or has metadata in another layout.</exception>
    public static (string Release, XDocument Xml) Read(ReadOnlyMemory<byte> assembly)
    {
        try
        {
            using var file = new PEReader(ImmutableCollectionsMarshal.AsImmutableArray(assembly.ToArray()));
            var reader = file.GetMetadataReader();
            var resources = file.GetSectionData(file.PEHeaders.CorHeader!.ResourcesDirectory.RelativeVirtualAddress);
            var records = from handle in reader.ManifestResources
                          let resource = reader.GetManifestResource(handle)
                          where reader.GetString(resource.Name).StartsWith(ResourcePrefix, StringComparison.Ordinal)
                          select Unpacked(resources, checked((int)resource.Offset));
            var territories = new List<XElement>();
            var bytes = 0L;
            foreach (var record in records)
            {
                bytes += record.Length;
                if (bytes > MaxBytes) throw new MetadataException(PlanReason.MetadataLayout);
                territories.Add(TerritoryRecords.Read(record));
            }

            var xml = new XElement("phoneNumberMetadata", new XElement("territories", territories.OrderBy(territory => territory.Attribute("id")!.Value, StringComparer.Ordinal)));
            return (Release(reader.GetAssemblyDefinition().Version), new XDocument(xml));
        }
        catch (Exception stop) when (stop is BadImageFormatException or IOException or InvalidDataException or FormatException or InvalidOperationException or ArgumentException or OverflowException)
        {
            throw new MetadataException(PlanReason.MetadataLayout);
        }
    }

    private static MemoryStream Unpacked(PEMemoryBlock resources, int offset)
    {
        var reader = resources.GetReader(offset, resources.Length - offset);
        using var packed = new GZipStream(new MemoryStream(reader.ReadBytes(reader.ReadInt32())), CompressionMode.Decompress);
        var bytes = new byte[MaxTerritoryBytes];
        return new MemoryStream(bytes, 0, packed.ReadAtLeast(bytes, MaxTerritoryBytes, throwOnEndOfStream: false));
    }

    // 9.0.43.0 is the release 9.0.43
    private static string Release(Version version) => version.Revision > 0 ? version.ToString() : version.ToString(fieldCount: 3);
}
