using System.Globalization;
using System.Text.Json;

namespace CallingDomain.Numbers.Build;

/// <summary>The source of a plan.</summary>
/// <remarks>Immutable, thread-safe.</remarks>
/// <param name="Version">Name and version; truncated to 72 characters, other characters than printable ASCII become <c>?</c>.</param>
/// <param name="Date">The release date; null if unknown.</param>
public sealed record PlanSource(string Version, DateOnly? Date)
{
    /// <summary>Name and version.</summary>
    public string Version { get; init => field = Given(value); } = Given(Version);

    private const string MetadataMark = "Updated metadata to version ";

    /// <summary>An unknown source.</summary>
    public static PlanSource Unknown { get; } = new("", null);

    /// <summary>Reads name, version and date from the files of the npm package libphonenumber-js.</summary>
    /// <param name="packageJson">The text of <c>package.json</c>.</param>
    /// <param name="changelog">The text of <c>CHANGELOG.md</c> with the release date and the version of Google's metadata; may be empty.</param>
    /// <returns>The known parts; <see cref="Unknown"/> if there are none. Never throws because of the texts.</returns>
    public static PlanSource OfPackage(string packageJson, string changelog)
    {
        ArgumentNullException.ThrowIfNull(packageJson);
        ArgumentNullException.ThrowIfNull(changelog);
        if (PackageOf(packageJson) is not var (name, version)) return Unknown;
        var (metadata, date) = ReleaseOf(version, changelog);
        return new PlanSource(metadata is null ? $"{name} {version}" : $"libphonenumber {metadata} ({name} {version})", date);
    }

    private static string Given(string version)
    {
        ArgumentNullException.ThrowIfNull(version);
        return version;
    }

    private static (string Name, string Version)? PackageOf(string packageJson)
    {
        try
        {
            using var document = JsonDocument.Parse(packageJson);
            return document.RootElement is { ValueKind: JsonValueKind.Object } root
                && root.TryGetProperty("name", out var name) && name.ValueKind == JsonValueKind.String
                && root.TryGetProperty("version", out var version) && version.ValueKind == JsonValueKind.String
                ? (name.GetString() ?? "", version.GetString() ?? "")
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    // "1.13.16 / 10.11.2026" starts the release; the first metadata version after it, in this or an earlier release, is its version.
    private static (string? Metadata, DateOnly? Date) ReleaseOf(string version, string changelog)
    {
        DateOnly? date = null;
        var isFound = false;
        foreach (var line in changelog.AsSpan().EnumerateLines())
        {
            if (!isFound && line.StartsWith(version, StringComparison.Ordinal) && line[version.Length..].StartsWith(" / ", StringComparison.Ordinal))
            {
                isFound = true;
                date = DateOnly.TryParseExact(line[(version.Length + 3)..].Trim(), "d.M.yyyy", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
                    ? day
                    : null;
            }
            else if (isFound && line.IndexOf(MetadataMark, StringComparison.Ordinal) is >= 0 and var at)
            {
                return (line[(at + MetadataMark.Length)..].TrimEnd(": ").ToString(), date);
            }
        }

        return (null, date);
    }
}
