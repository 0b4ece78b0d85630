using System.IO.Compression;
using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;
using System.Runtime.InteropServices;

namespace CallingDomain.Fuzzing;

/// <summary>An assembly that has only resources, each compressed with its length before it, as <c>PhoneNumbers.dll</c> has its metadata.</summary>
internal static class AssemblyFile
{
    private const int Alignment = 8, MostBytes = 1 << 17;

    public static byte[] Write(IEnumerable<(string Name, byte[] Bytes)> resources)
    {
        var (metadata, data) = (new MetadataBuilder(), new BlobBuilder());
        metadata.AddModule(0, metadata.GetOrAddString("PhoneNumbers.dll"), metadata.GetOrAddGuid(new Guid(1, 0, 0, new byte[8])), default, default);
        metadata.AddAssembly(metadata.GetOrAddString("PhoneNumbers"), new Version(9, 0, 43, 0), default, default, default, AssemblyHashAlgorithm.None);
        metadata.AddTypeDefinition(default, default, metadata.GetOrAddString("<Module>"), default, MetadataTokens.FieldDefinitionHandle(1), MetadataTokens.MethodDefinitionHandle(1));
        foreach (var (name, bytes) in resources)
        {
            metadata.AddManifestResource(ManifestResourceAttributes.Public, metadata.GetOrAddString(name), default, (uint)data.Count);
            var packed = Packed(bytes);
            data.WriteInt32(packed.Length);
            data.WriteBytes(packed);
            data.Align(Alignment);
        }

        var file = new BlobBuilder();
        new ManagedPEBuilder(PEHeaderBuilder.CreateLibraryHeader(), new MetadataRootBuilder(metadata), new BlobBuilder(), managedResources: data, deterministicIdProvider: _ => new BlobContentId(Guid.Empty, 1)).Serialize(file);
        return file.ToArray();
    }

    /// <summary>The resources; null if the file is not such an assembly.</summary>
    public static List<(string Name, byte[] Bytes)>? Read(ReadOnlySpan<byte> file)
    {
        try
        {
            using var assembly = new PEReader(ImmutableCollectionsMarshal.AsImmutableArray(file.ToArray()));
            var (reader, data) = (assembly.GetMetadataReader(), assembly.GetSectionData(assembly.PEHeaders.CorHeader!.ResourcesDirectory.RelativeVirtualAddress));
            return [.. reader.ManifestResources.Select(reader.GetManifestResource).Select(resource => (reader.GetString(resource.Name), Unpacked(data, (int)resource.Offset)))];
        }
        catch (Exception e) when (e is BadImageFormatException or InvalidOperationException or ArgumentException or IOException or InvalidDataException or OverflowException)
        {
            return null;
        }
    }

    private static byte[] Packed(byte[] bytes)
    {
        using var packed = new MemoryStream();
        using (var zip = new GZipStream(packed, CompressionLevel.Fastest)) zip.Write(bytes);
        return packed.ToArray();
    }

    private static byte[] Unpacked(PEMemoryBlock data, int offset)
    {
        var reader = data.GetReader(offset, data.Length - offset);
        using var zip = new GZipStream(new MemoryStream(reader.ReadBytes(reader.ReadInt32())), CompressionMode.Decompress);
        var bytes = GC.AllocateUninitializedArray<byte>(MostBytes);
        return bytes[..zip.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false)];
    }
}
