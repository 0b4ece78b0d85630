using CallingDomain.Numbers;

namespace CallingDomain.Programs.Tests;

public sealed class BrandingPolicyTests
{
    private static readonly Business Acme = new("acme", "Acme") { Brands = ["Burger Hut"] };

    [Theory]
    [InlineData("Acme Support", "Acme", "")]
    [InlineData("Burger Hut @ Home", "Hut", "")]
    [InlineData("ACME: $5 off!", "Acme", "")]
    [InlineData("", "", "DISPLAY_NAME_MISSING SHORTHAND_MISSING")]
    [InlineData(" ", "Acme", "DISPLAY_NAME_MISSING")]
    [InlineData("Acme and all its many friends abroad", "Acme", "DISPLAY_NAME_TOO_LONG")]
    [InlineData("Acme", "Acme and friends", "SHORTHAND_TOO_LONG")]
    [InlineData("Acme Inc.", "Acme", "DISPLAY_CHARACTER_NOT_ALLOWED")]
    [InlineData("Acmé", "Acme", "DISPLAY_CHARACTER_NOT_ALLOWED")]
    [InlineData("501-333-4444", "Acme", "DISPLAY_IS_PHONE_NUMBER")]
    [InlineData("[501] 333:4444", "Acme", "DISPLAY_IS_PHONE_NUMBER")]
    [InlineData("Acme acme.com", "Acme", "DISPLAY_CHARACTER_NOT_ALLOWED DISPLAY_HAS_LINK")]
    [InlineData("help@acme", "Acme", "DISPLAY_HAS_LINK")]
    [InlineData("Acme Fraud Desk", "Acme", "DISPLAY_BLOCKED_TERM")]
    [InlineData("Acme Defrauded", "Acme", "")]
    [InlineData("***", "Acme", "DISPLAY_EXCESSIVE_SYMBOLS")]
    [InlineData("A!!!!", "Acme", "DISPLAY_EXCESSIVE_SYMBOLS")]
    public void Check_DisplayName_GivesAllReasons(string name, string shorthand, string codes) =>
        Assert.Equal(codes, string.Join(' ', BrandingPolicy.Default.Check(new DisplayName(name, shorthand), Acme).Reasons.Select(reason => reason.Code())));

    [Fact]
    public void Check_NameWithoutBusiness_GivesNotice()
    {
        Assert.Equal([PortalReason.DisplayLacksBusinessName], BrandingPolicy.Default.Check(new DisplayName("Support", "Support"), Acme).Notices.AsEnumerable());
        Assert.Empty(BrandingPolicy.Default.Check(new DisplayName("burger hut Support", "Hut"), Acme).Notices);
    }

    [Fact]
    public void Check_BlockedTermWithException_IsAllowed() =>
        Assert.Empty(BrandingPolicy.Default.Check(new DisplayName("Acme Fraud Desk", "Acme"), Acme with { BlockedTermExceptions = ["FRAUD"] }).Reasons);

    [Theory]
    [InlineData("svg", 200 * 1024, 10, 10, ContentStatus.Approved, "")]
    [InlineData("SVG", 200 * 1024 + 1, 10, 11, ContentStatus.UnderReview, "IMAGE_TOO_LARGE IMAGE_NOT_SQUARE IMAGE_NOT_APPROVED")]
    [InlineData("png", 1, 0, 0, ContentStatus.Approved, "IMAGE_FORMAT IMAGE_NOT_SQUARE")]
    public void CheckImage_EachCase_GivesAllReasons(string format, long bytes, int width, int height, ContentStatus status, string codes) =>
        Assert.Equal(codes, string.Join(' ', BrandingPolicy.Default.CheckImage(new ProgramImage("logo", format, bytes, width, height, status)).Reasons.Select(reason => reason.Code())));
}
