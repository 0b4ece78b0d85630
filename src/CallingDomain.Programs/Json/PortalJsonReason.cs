namespace CallingDomain.Programs;

/// <summary>Why a text is no change or no portal.</summary>
public enum PortalJsonReason : byte
{
    /// <summary>Never given.</summary>
    Unspecified = 0,

    /// <summary>Not JSON, not of this form, or it contradicts itself. Code <c>PORTAL_JSON_INVALID</c>.</summary>
    PortalJsonInvalid = 1,

    /// <summary>A form of a newer version. Code <c>PORTAL_JSON_NEWER</c>.</summary>
    PortalJsonNewer = 2,
}
