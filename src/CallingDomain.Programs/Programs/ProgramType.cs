using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace CallingDomain.Programs;

/// <summary>What a program does to a call on its way.</summary>
[Flags]
public enum DeliveryChannels : byte
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>Shows a name.</summary>
    CallerName = 1,

    /// <summary>Shows an image.</summary>
    CallerImage = 2,

    /// <summary>Has calls blocked that do not come from the business.</summary>
    Blocking = 4,

    /// <summary>Tells an application on the called phone: name, graphic and reason.</summary>
    Push = 8,
}

/// <summary>A kind of calling program: what it does, and whether its calls are authenticated.</summary>
/// <param name="Name">The portal's name for it.</param>
/// <param name="Channels">What it does.</param>
/// <param name="NeedsAuthentication">Whether its calls have to be authenticated; types that show an image or block always need it.</param>
/// <remarks>Immutable, thread-safe. Source: the domain's "Programs": a type follows from its delivery channels.</remarks>
/// <exception cref="ArgumentNullException">There is no name.</exception>
/// <exception cref="ArgumentOutOfRangeException">No such channels.</exception>
public sealed record ProgramType(string Name, DeliveryChannels Channels, bool NeedsAuthentication)
{
    private const DeliveryChannels AllChannels = DeliveryChannels.CallerName | DeliveryChannels.CallerImage | DeliveryChannels.Blocking | DeliveryChannels.Push;

    /// <summary>The portal's name for it.</summary>
    public string Name { get; init => field = Given.NotNull(value); } = Given.NotNull(Name);

    /// <summary>What it does.</summary>
    public DeliveryChannels Channels { get; init => field = Known(value); } = Known(Channels);

    /// <summary>Whether its calls have to be authenticated.</summary>
    public bool NeedsAuthentication { get; } = NeedsAuthentication || (Channels & (DeliveryChannels.CallerImage | DeliveryChannels.Blocking)) != 0;

    /// <summary>Shows a name.</summary>
    public static ProgramType Inform { get; } = new("INFORM", DeliveryChannels.CallerName, NeedsAuthentication: false);

    /// <summary>Shows a name, on authenticated calls only.</summary>
    public static ProgramType InformWithCallAuthentication { get; } = new("INFORM with Call Authentication", DeliveryChannels.CallerName, NeedsAuthentication: true);

    /// <summary>Shows a name and a logo; the creation has a step for the image.</summary>
    public static ProgramType InformWithLogo { get; } = new("INFORM with Logo", DeliveryChannels.CallerName | DeliveryChannels.CallerImage, NeedsAuthentication: true);

    /// <summary>Has calls blocked that are not authenticated.</summary>
    public static ProgramType Sentry { get; } = new("SENTRY", DeliveryChannels.Blocking, NeedsAuthentication: true);

    /// <summary>Blocks as <see cref="Sentry"/> does, and shows a name.</summary>
    public static ProgramType SentryWithBranding { get; } = new("SENTRY with Branding", DeliveryChannels.Blocking | DeliveryChannels.CallerName, NeedsAuthentication: true);

    /// <summary>Tells an application on the called phone.</summary>
    public static ProgramType Engage { get; } = new("ENGAGE", DeliveryChannels.Push, NeedsAuthentication: false);

    /// <summary>The presets.</summary>
    public static ImmutableArray<ProgramType> All { get; } = [Inform, InformWithCallAuthentication, InformWithLogo, Sentry, SentryWithBranding, Engage];

    /// <summary>Whether it shows something in the business's name: then Do Not Originate is a contradiction.</summary>
    [JsonIgnore]
    public bool Brands => (Channels & (DeliveryChannels.CallerName | DeliveryChannels.CallerImage)) != 0;

    /// <summary>Whether it shows a name, so that a display name is needed.</summary>
    [JsonIgnore]
    public bool ShowsName => (Channels & (DeliveryChannels.CallerName | DeliveryChannels.Push)) != 0;

    internal bool Blocks => (Channels & DeliveryChannels.Blocking) != 0;

    /// <summary>Whether it shows an image, so that one is needed.</summary>
    [JsonIgnore]
    public bool ShowsImage => (Channels & DeliveryChannels.CallerImage) != 0;

    /// <summary>The preset of a name, in any case of letters; null when there is none.</summary>
    public static ProgramType? Find(string name) => All.FirstOrDefault(type => string.Equals(type.Name, name, StringComparison.OrdinalIgnoreCase));

    /// <summary>The name.</summary>
    public override string ToString() => Name;

    private static DeliveryChannels Known(DeliveryChannels channels) =>
        (channels & ~AllChannels) == 0 ? channels : throw new ArgumentOutOfRangeException(nameof(channels), "No such channels.");
}
