using System.Collections.Immutable;
using System.Text;
using NodaTime;

namespace CallingDomain.Programs;

/// <summary>Which display names, shorthands, call reasons and images may be shown.</summary>
/// <remarks>
/// A record of options. What it cannot know, a review by people decides. Immutable, thread-safe. Source: the domain's "Display name, shorthand, call reason" and "Logo".
/// </remarks>
public sealed record BrandingPolicy
{
    private const string SignsShown = " ,&_-@*%[]:$!'";

    /// <summary>The usual limits: 32 characters, 15 for the shorthand, 60 for a reason.</summary>
    public static BrandingPolicy Default { get; } = new();

    /// <summary>For the network with the least room: names of 15 characters, reasons of 50.</summary>
    public static BrandingPolicy Shortest { get; } = new() { MaxName = 15, MaxCallReason = 50 };

    /// <summary>For those with the most: names of 35 characters, reasons of 64.</summary>
    public static BrandingPolicy Longest { get; } = new() { MaxName = 35, MaxCallReason = 64 };

    /// <summary>The most characters of a display name, at least 1. Usual presets: 15 (the shortest network), 32, 35. Default: 32.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Less than 1.</exception>
    public int MaxName { get; init => field = Given.AtLeast(1, value); } = 32;

    /// <summary>The most characters of a shorthand display, at least 1. Default: 15.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Less than 1.</exception>
    public int MaxShorthand { get; init => field = Given.AtLeast(1, value); } = 15;

    /// <summary>The most characters of a call reason, at least 0. Usual presets: 50, 60, 64. Default: 60.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Negative.</exception>
    public int MaxCallReason { get; init => field = Given.AtLeast(0, value); } = 60;

    /// <summary>The most bytes of an image, at least 1. Default: 200 KiB.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Less than 1.</exception>
    public long MaxImageBytes { get; init => field = Given.AtLeast(1, value); } = 200 * 1024;

    /// <summary>How long the review of a display name takes at least, not negative. Default: 24 hours, as the portal says.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Negative.</exception>
    public Duration LeastReviewTime { get; init => field = Given.AtLeast(Duration.Zero, value); } = Duration.FromHours(24);

    /// <summary>Words that no name may have, unless its business has an exception; compared whole, in any case of letters.</summary>
    /// <exception cref="ArgumentException">One of them is null or blank.</exception>
    public ImmutableArray<string> BlockedTerms { get; init => field = value.IsDefault ? [] : value.Any(string.IsNullOrWhiteSpace) ? throw new ArgumentException("A blocked term is empty.", nameof(value)) : value; } = ["fraud", "scam", "FBI", "IRS", "police", "medicare"];

    /// <summary>What is wrong with a display name.</summary>
    /// <param name="display">The name and its shorthand; null when none is given.</param>
    /// <param name="business">Whose it is.</param>
    /// <returns>Refusals, in the order of the rules; and notices.</returns>
    public (ImmutableArray<PortalReason> Refusals, ImmutableArray<PortalReason> Notices) Check(DisplayName? display, Business business)
    {
        ArgumentNullException.ThrowIfNull(business);
        var (name, shorthand) = (display?.Name ?? "", display?.Shorthand ?? "");
        var refusals = ImmutableArray.CreateBuilder<PortalReason>();
        if (string.IsNullOrWhiteSpace(name)) refusals.Add(PortalReason.DisplayNameMissing);
        if (string.IsNullOrWhiteSpace(shorthand)) refusals.Add(PortalReason.ShorthandMissing);
        if (LengthOf(name) > MaxName) refusals.Add(PortalReason.DisplayNameTooLong);
        if (LengthOf(shorthand) > MaxShorthand) refusals.Add(PortalReason.ShorthandTooLong);
        foreach (var text in new[] { name, shorthand })
        {
            if (string.IsNullOrWhiteSpace(text)) continue;
            if (!IsShown(text)) refusals.Add(PortalReason.DisplayCharacterNotAllowed);
            if (IsPhoneNumber(text)) refusals.Add(PortalReason.DisplayIsPhoneNumber);
            if (HasLink(text)) refusals.Add(PortalReason.DisplayHasLink);
            if (HasBlockedTerm(text, business)) refusals.Add(PortalReason.DisplayBlockedTerm);
            if (IsMostlySigns(text)) refusals.Add(PortalReason.DisplayExcessiveSymbols);
        }

        var lacksName = name.Length > 0 && !business.Brands.Prepend(business.Name).Select(brand => Shown(brand ?? "")).Any(brand => brand.Length > 0 && name.Contains(brand, StringComparison.OrdinalIgnoreCase));
        return ([.. refusals.Distinct().Order()], lacksName ? [PortalReason.DisplayLacksBusinessName] : []);
    }

    /// <summary>What is wrong with a call reason; nothing with none.</summary>
    public ImmutableArray<PortalReason> CheckCallReason(string? reason)
    {
        if (reason is null) return [];
        var refusals = ImmutableArray.CreateBuilder<PortalReason>();
        if (LengthOf(reason) > MaxCallReason) refusals.Add(PortalReason.CallReasonTooLong);
        if (!IsShown(reason)) refusals.Add(PortalReason.CallReasonCharacterNotAllowed);
        return refusals.DrainToImmutable();
    }

    /// <summary>What is wrong with an image.</summary>
    /// <param name="image">The image; null when none is chosen. One without an identity is none.</param>
    public ImmutableArray<PortalReason> CheckImage(ProgramImage? image)
    {
        if (string.IsNullOrWhiteSpace(image?.Id)) return [PortalReason.ProgramImageMissing];
        var refusals = ImmutableArray.CreateBuilder<PortalReason>();
        if (!string.Equals(image.Format, "svg", StringComparison.OrdinalIgnoreCase)) refusals.Add(PortalReason.ImageFormat);
        if (image.Bytes > MaxImageBytes) refusals.Add(PortalReason.ImageTooLarge);
        if (image.Width != image.Height || image.Width <= 0) refusals.Add(PortalReason.ImageNotSquare);
        if (image.Status != ContentStatus.Approved) refusals.Add(PortalReason.ImageNotApproved);
        return refusals.DrainToImmutable();
    }

    private static int LengthOf(string text) => text.EnumerateRunes().Count();

    private static bool IsShown(string text) => text.All(character => char.IsAsciiLetterOrDigit(character) || SignsShown.Contains(character, StringComparison.Ordinal));

    // Digits alone, whatever parts them.
    private static bool IsPhoneNumber(string text) => text.Any(char.IsDigit) && !text.Any(char.IsLetter);

    private static bool HasLink(string text) => text.Split(' ').Any(word =>
        word.Contains("://", StringComparison.Ordinal)
        || word.StartsWith("www.", StringComparison.OrdinalIgnoreCase)
        || IsBetweenLetters(word, '@')
        || IsBetweenLetters(word, '.'));

    private static bool IsBetweenLetters(string word, char sign)
    {
        for (var at = 1; at + 1 < word.Length; at++)
        {
            if (word[at] == sign && char.IsLetterOrDigit(word[at - 1]) && char.IsLetterOrDigit(word[at + 1])) return true;
        }

        return false;
    }

    private bool HasBlockedTerm(string text, Business business)
    {
        var words = $" {string.Join(' ', Words(text))} ";
        return BlockedTerms.Any(term =>
            words.Contains($" {string.Join(' ', Words(term))} ", StringComparison.OrdinalIgnoreCase) && !business.BlockedTermExceptions.Contains(term, StringComparer.OrdinalIgnoreCase));
    }

    // What networks do not show, a name may leave out: "Acme Inc." is "Acme Inc" there.
    private static string Shown(string text) => string.Concat(text.Where(character => char.IsAsciiLetterOrDigit(character) || SignsShown.Contains(character, StringComparison.Ordinal)));

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

    private static bool IsMostlySigns(string text)
    {
        var letters = text.Count(char.IsLetterOrDigit);
        var signs = text.Count(character => !char.IsLetterOrDigit(character) && !char.IsWhiteSpace(character));
        return letters == 0 || signs > letters;
    }
}
