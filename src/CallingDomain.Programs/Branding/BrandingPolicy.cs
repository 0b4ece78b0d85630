using System.Collections.Immutable;
using System.Text;
using System.Text.Json.Serialization;
using NodaTime;

namespace CallingDomain.Programs;

/// <summary>The rules for display names, shorthands, call reasons and images.</summary>
/// <remarks>
/// A record of options. A review by people decides everything that these rules cannot. Immutable, thread-safe, compared by content. Source: the domain's "Display name, shorthand, call reason" and "Logo".
/// </remarks>
public sealed record BrandingPolicy
{
    private const string AllowedSymbols = " ,&_-@*%[]:$!'";

    private readonly Items<string> _blockedTerms = ImmutableArray.Create("fraud", "scam", "FBI", "IRS", "police", "medicare");

    /// <summary>The default limits: 32 characters for a name, 15 for a shorthand, 60 for a call reason.</summary>
    public static BrandingPolicy Default { get; } = new();

    /// <summary>The limits of the network with the least room: 15 characters for a name, 50 for a call reason.</summary>
    public static BrandingPolicy Shortest { get; } = new() { MaxNameLength = 15, MaxCallReasonLength = 50 };

    /// <summary>The limits of the network with the most room: 35 characters for a name, 64 for a call reason.</summary>
    public static BrandingPolicy Longest { get; } = new() { MaxNameLength = 35, MaxCallReasonLength = 64 };

    /// <summary>The maximum length of a display name in characters, at least 1. Default: 32.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Less than 1.</exception>
    public int MaxNameLength { get; init => field = Given.AtLeast(1, value); } = 32;

    /// <summary>The maximum length of a shorthand in characters, at least 1. Default: 15.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Less than 1.</exception>
    public int MaxShorthandLength { get; init => field = Given.AtLeast(1, value); } = 15;

    /// <summary>The maximum length of a call reason in characters, at least 0. Default: 60.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Negative.</exception>
    public int MaxCallReasonLength { get; init => field = Given.AtLeast(0, value); } = 60;

    /// <summary>The maximum size of an image in bytes, at least 1. Default: 200 KiB.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Less than 1.</exception>
    public long MaxImageBytes { get; init => field = Given.AtLeast(1, value); } = 200 * 1024;

    /// <summary>The minimum duration of the review of a display name, not negative. Default: 24 hours, as the portal says.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Negative.</exception>
    [JsonConverter(typeof(ProgramsJsonConverter))]
    public Duration MinReviewTime { get; init => field = Given.AtLeast(Duration.Zero, value); } = Duration.FromHours(24);

    /// <summary>Terms that no name may contain, unless the business has an exception. Compared as whole words, ignoring case.</summary>
    /// <exception cref="ArgumentException">A term is null or blank.</exception>
    public ImmutableArray<string> BlockedTerms
    {
        get => _blockedTerms;
        init => _blockedTerms = !value.IsDefault && value.Any(string.IsNullOrWhiteSpace) ? throw new ArgumentException("A blocked term is empty.", nameof(value)) : value;
    }

    /// <summary>Checks a display name.</summary>
    /// <param name="display">The name and its shorthand; null if none is given.</param>
    /// <param name="business">The business of the program.</param>
    public PortalCheck Check(DisplayName? display, Business business)
    {
        ArgumentNullException.ThrowIfNull(business);
        var (name, shorthand) = (display?.Name ?? "", display?.Shorthand ?? "");
        var reasons = ImmutableArray.CreateBuilder<PortalReason>();
        if (string.IsNullOrWhiteSpace(name)) reasons.Add(PortalReason.DisplayNameMissing);
        if (string.IsNullOrWhiteSpace(shorthand)) reasons.Add(PortalReason.ShorthandMissing);
        if (LengthOf(name) > MaxNameLength) reasons.Add(PortalReason.DisplayNameTooLong);
        if (LengthOf(shorthand) > MaxShorthandLength) reasons.Add(PortalReason.ShorthandTooLong);
        foreach (var text in new[] { name, shorthand })
        {
            if (string.IsNullOrWhiteSpace(text)) continue;
            if (!text.All(IsAllowed)) reasons.Add(PortalReason.DisplayCharacterNotAllowed);
            if (IsPhoneNumber(text)) reasons.Add(PortalReason.DisplayIsPhoneNumber);
            if (HasLink(text)) reasons.Add(PortalReason.DisplayHasLink);
            if (HasBlockedTerm(text, business)) reasons.Add(PortalReason.DisplayBlockedTerm);
            if (HasExcessiveSymbols(text)) reasons.Add(PortalReason.DisplayExcessiveSymbols);
        }

        var lacksName = name.Length > 0 && !business.Brands.Prepend(business.Name).Select(WithoutOtherSymbols).Any(brand => brand.Length > 0 && name.Contains(brand, StringComparison.OrdinalIgnoreCase));
        return new PortalCheck([.. reasons.Distinct().Order()], lacksName ? [PortalReason.DisplayLacksBusinessName] : []);
    }

    /// <summary>Checks a call reason.</summary>
    /// <param name="reason">The call reason; null, which is allowed, if none is given.</param>
    public PortalCheck CheckCallReason(string? reason)
    {
        if (reason is null) return new PortalCheck([], []);
        var reasons = ImmutableArray.CreateBuilder<PortalReason>();
        if (LengthOf(reason) > MaxCallReasonLength) reasons.Add(PortalReason.CallReasonTooLong);
        if (!reason.All(IsAllowed)) reasons.Add(PortalReason.CallReasonCharacterNotAllowed);
        return new PortalCheck(reasons.DrainToImmutable(), []);
    }

    /// <summary>Checks an image.</summary>
    /// <param name="image">The image; null, or without an ID, if none is chosen.</param>
    public PortalCheck CheckImage(ProgramImage? image)
    {
        if (string.IsNullOrWhiteSpace(image?.Id)) return new PortalCheck([PortalReason.ProgramImageMissing], []);
        var reasons = ImmutableArray.CreateBuilder<PortalReason>();
        if (!string.Equals(image.Format, "svg", StringComparison.OrdinalIgnoreCase)) reasons.Add(PortalReason.ImageFormat);
        if (image.Bytes > MaxImageBytes) reasons.Add(PortalReason.ImageTooLarge);
        if (image.Width != image.Height || image.Width <= 0) reasons.Add(PortalReason.ImageNotSquare);
        if (image.Status != ContentStatus.Approved) reasons.Add(PortalReason.ImageNotApproved);
        return new PortalCheck(reasons.DrainToImmutable(), []);
    }

    private static int LengthOf(string text) => text.EnumerateRunes().Count();

    private static bool IsAllowed(char character) => char.IsAsciiLetterOrDigit(character) || AllowedSymbols.Contains(character, StringComparison.Ordinal);

    private static bool IsPhoneNumber(string text) => text.Any(char.IsDigit) && !text.Any(char.IsLetter);

    private static bool HasLink(string text) => text.Split(' ').Any(word =>
        word.Contains("://", StringComparison.Ordinal)
        || word.StartsWith("www.", StringComparison.OrdinalIgnoreCase)
        || IsBetweenLetters(word, '@')
        || IsBetweenLetters(word, '.'));

    private static bool IsBetweenLetters(string word, char symbol)
    {
        for (var at = 1; at + 1 < word.Length; at++)
        {
            if (word[at] == symbol && char.IsLetterOrDigit(word[at - 1]) && char.IsLetterOrDigit(word[at + 1])) return true;
        }

        return false;
    }

    private bool HasBlockedTerm(string text, Business business)
    {
        var words = $" {string.Join(' ', Words(text))} ";
        return BlockedTerms.Any(term =>
            words.Contains($" {string.Join(' ', Words(term))} ", StringComparison.OrdinalIgnoreCase) && !business.BlockedTermExceptions.Contains(term, StringComparer.OrdinalIgnoreCase));
    }

    // A display name cannot contain other symbols, so that the brand "Acme Inc." occurs in it as "Acme Inc".
    private static string WithoutOtherSymbols(string? text) => string.Concat((text ?? "").Where(IsAllowed));

    private static IEnumerable<string> Words(string text)
    {
        var word = new StringBuilder();
        foreach (var character in text)
        {
            if (char.IsLetterOrDigit(character)) word.Append(character);
            else if (word.Length > 0)
            {
                yield return word.ToString();
                word.Clear();
            }
        }

        if (word.Length > 0) yield return word.ToString();
    }

    private static bool HasExcessiveSymbols(string text)
    {
        var letters = text.Count(char.IsLetterOrDigit);
        var symbols = text.Count(character => !char.IsLetterOrDigit(character) && !char.IsWhiteSpace(character));
        return letters == 0 || symbols > letters;
    }
}
