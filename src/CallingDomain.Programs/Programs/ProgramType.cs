using System.Collections.Immutable;
using System.Text.Json.Serialization;
using CallingDomain.Numbers;

namespace CallingDomain.Programs;

/// <summary>The effects of a program on a call.</summary>
[Flags]
[JsonConverter(typeof(CodeJsonConverter<DeliveryChannels>))]
public enum DeliveryChannels : byte
{
    /// <summary>No effect.</summary>
    [JsonStringEnumMemberName("None")]
    None = 0,

    /// <summary>Shows a name.</summary>
    [JsonStringEnumMemberName("CallerName")]
    CallerName = 1,

    /// <summary>Shows an image.</summary>
    [JsonStringEnumMemberName("CallerImage")]
    CallerImage = 2,

    /// <summary>Has calls blocked that do not come from the business.</summary>
    [JsonStringEnumMemberName("Blocking")]
    Blocking = 4,

    /// <summary>Sends name, graphic and reason to an application on the called phone.</summary>
    [JsonStringEnumMemberName("Push")]
    Push = 8,
}

/// <summary>A type of calling program: its delivery channels, and whether its calls must be authenticated.</summary>
/// <param name="Name">The name in the portal.</param>
/// <param name="Channels">The delivery channels.</param>
/// <param name="NeedsAuthentication">Whether the calls must be authenticated; always so for types that show an image or block.</param>
/// <remarks>Immutable, thread-safe. Source: the domain's "Programs": a type follows from its delivery channels.</remarks>
/// <exception cref="ArgumentNullException">The name is null.</exception>
/// <exception cref="ArgumentOutOfRangeException">Not defined channels.</exception>
public sealed record ProgramType(string Name, DeliveryChannels Channels, bool NeedsAuthentication)
{
    private const DeliveryChannels AllChannels = DeliveryChannels.CallerName | DeliveryChannels.CallerImage | DeliveryChannels.Blocking | DeliveryChannels.Push;

    /// <summary>The name in the portal.</summary>
    public string Name { get; init => field = Given.NotNull(value); } = Given.NotNull(Name);

    /// <summary>The delivery channels.</summary>
    public DeliveryChannels Channels { get; } = (Channels & ~AllChannels) == 0 ? Channels : throw new ArgumentOutOfRangeException(nameof(Channels), "Not defined channels.");

    /// <summary>Whether the calls must be authenticated.</summary>
    public bool NeedsAuthentication { get; } = NeedsAuthentication || (Channels & (DeliveryChannels.CallerImage | DeliveryChannels.Blocking)) != 0;

    /// <summary>Shows a name.</summary>
    public static ProgramType Inform { get; } = new("INFORM", DeliveryChannels.CallerName, NeedsAuthentication: false);

    /// <summary>Shows a name, on authenticated calls only.</summary>
    public static ProgramType InformWithCallAuthentication { get; } = new("INFORM with Call Authentication", DeliveryChannels.CallerName, NeedsAuthentication: true);

    /// <summary>Shows a name and a logo; its creation has an image step.</summary>
    public static ProgramType InformWithLogo { get; } = new("INFORM with Logo", DeliveryChannels.CallerName | DeliveryChannels.CallerImage, NeedsAuthentication: true);

    /// <summary>Has calls blocked that are not authenticated.</summary>
    public static ProgramType Sentry { get; } = new("SENTRY", DeliveryChannels.Blocking, NeedsAuthentication: true);

    /// <summary>Blocks like <see cref="Sentry"/>, and shows a name.</summary>
    public static ProgramType SentryWithBranding { get; } = new("SENTRY with Branding", DeliveryChannels.Blocking | DeliveryChannels.CallerName, NeedsAuthentication: true);

    /// <summary>Sends to an application on the called phone.</summary>
    public static ProgramType Engage { get; } = new("ENGAGE", DeliveryChannels.Push, NeedsAuthentication: false);

    /// <summary>The types of the portal.</summary>
    public static ImmutableArray<ProgramType> All { get; } = [Inform, InformWithCallAuthentication, InformWithLogo, Sentry, SentryWithBranding, Engage];

    /// <summary>Whether it shows a name or an image. A branding program takes no Do Not Originate numbers.</summary>
    [JsonIgnore]
    public bool IsBranding => (Channels & (DeliveryChannels.CallerName | DeliveryChannels.CallerImage)) != 0;

    /// <summary>Whether it needs a display name.</summary>
    [JsonIgnore]
    public bool ShowsName => (Channels & (DeliveryChannels.CallerName | DeliveryChannels.Push)) != 0;

    /// <summary>Whether it needs an image.</summary>
    [JsonIgnore]
    public bool ShowsImage => (Channels & DeliveryChannels.CallerImage) != 0;

    internal bool IsBlocking => (Channels & DeliveryChannels.Blocking) != 0;

    /// <summary>Finds a type of the portal by its name, ignoring case.</summary>
    /// <returns>The type; null if there is none.</returns>
    public static ProgramType? Find(string name) => All.FirstOrDefault(type => string.Equals(type.Name, name, StringComparison.OrdinalIgnoreCase));

    /// <summary>The name.</summary>
    public override string ToString() => Name;
}
