using System.IO.Compression;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Xml.Linq;

namespace CallingDomain.Packages.Tests;

/// <summary>A package or a symbol package.</summary>
internal sealed class NuGetPackage : IDisposable
{
    private readonly ZipArchive _zip;
    private readonly XElement _metadata;

    public NuGetPackage(string path)
    {
        _zip = ZipFile.OpenRead(path);
        using var nuspec = _zip.Entries.Single(entry => entry.Name.EndsWith(".nuspec", StringComparison.Ordinal)).Open();
        _metadata = XDocument.Load(nuspec).Root!.Elements().Single();
    }

    public IEnumerable<string> Files => _zip.Entries.Select(entry => entry.FullName);

    public IEnumerable<XElement> Dependencies => Element("dependencies").Elements().Single().Elements();

    /// <summary>An element of the nuspec.</summary>
    public XElement Element(string name) => _metadata.Elements().Single(element => element.Name.LocalName == name);

    public byte[] Bytes(string file)
    {
        using var stream = _zip.GetEntry(file)!.Open();
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        return copy.ToArray();
    }

    public string Text(string file) => System.Text.Encoding.UTF8.GetString(Bytes(file)).ReplaceLineEndings("\n");

    public void Dispose() => _zip.Dispose();

    /// <summary>The path of the PDB in an assembly.</summary>
    public static string PdbPathOf(byte[] assembly)
    {
        using var reader = new PEReader(new MemoryStream(assembly));
        return reader.ReadCodeViewDebugDirectoryData(reader.ReadDebugDirectory().Single(entry => entry.Type == DebugDirectoryEntryType.CodeView)).Path;
    }

    /// <summary>The source files that a PDB names, with whether it embeds them, and its Source Link.</summary>
    public static (IReadOnlyList<(string Path, bool IsEmbedded)> Sources, string SourceLink) SymbolsOf(byte[] pdb)
    {
        var (embedded, link) = (new Guid("0E8A571B-6926-466E-B4AD-8AB04611F5FE"), new Guid("CC110556-A091-4D38-9FEC-25AB9A351A6A"));
        using var provider = MetadataReaderProvider.FromPortablePdbStream(new MemoryStream(pdb));
        var reader = provider.GetMetadataReader();
        var sources = reader.Documents.Select(document => (reader.GetString(reader.GetDocument(document).Name), InformationOf(document, embedded).Any())).ToArray();
        return (sources, string.Concat(InformationOf(EntityHandle.ModuleDefinition, link).Select(bytes => System.Text.Encoding.UTF8.GetString(bytes))));

        IEnumerable<byte[]> InformationOf(EntityHandle of, Guid kind) => reader.GetCustomDebugInformation(of)
            .Select(reader.GetCustomDebugInformation)
            .Where(information => reader.GetGuid(information.Kind) == kind)
            .Select(information => reader.GetBlobBytes(information.Value));
    }
}
