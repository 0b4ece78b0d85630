namespace CallingDomain.Orleans;

/// <summary>The key of a business's grain: the portal, which has no slash, and the business.</summary>
internal static class PortalKey
{
    public static string Write(string portal, string business) => $"{portal}/{business}";

    public static (string Portal, string Business) Read(string key)
    {
        var slash = key.IndexOf('/', StringComparison.Ordinal);
        return (key[..slash], key[(slash + 1)..]);
    }
}
