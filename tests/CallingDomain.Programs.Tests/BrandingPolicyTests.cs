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
    [InlineData("Acme!!!!", "Acme", "")] // as many symbols as letters
    [InlineData("Acme, with 32 characters exactly", "Acme", "")]
    [InlineData("Acme", "Acme as long as", "")]
    [InlineData("Acme", " ", "SHORTHAND_MISSING")]
    [InlineData("Acme", "scam", "DISPLAY_BLOCKED_TERM")] // the shorthand, too
    [InlineData("Acme a@b", "Acme", "DISPLAY_HAS_LINK")]
    [InlineData("Acme a@", "Acme", "")]
    [InlineData("Acme @b", "Acme", "")]
    [InlineData("Acme @ b", "Acme", "")]
    [InlineData("Acme x-@b", "Acme", "")]
    [InlineData("Acme b@-x", "Acme", "")]
    [InlineData("Acme www.x", "Acme", "DISPLAY_CHARACTER_NOT_ALLOWED DISPLAY_HAS_LINK")]
    [InlineData("Acme WWW. x", "Acme", "DISPLAY_CHARACTER_NOT_ALLOWED DISPLAY_HAS_LINK")]
    [InlineData("Acme tel://", "Acme", "DISPLAY_CHARACTER_NOT_ALLOWED DISPLAY_HAS_LINK")]
    [InlineData("Acme 24", "24", "DISPLAY_IS_PHONE_NUMBER")]
    [InlineData("Acme the Police", "Acme", "DISPLAY_BLOCKED_TERM")]
    [InlineData("Acme po lice", "Acme", "")]
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

    [Fact]
    public void Check_BlockedTermOfSeveralWords_IsComparedByWords()
    {
        var policy = BrandingPolicy.Default with { BlockedTerms = ["tax office"] };
        Assert.Equal([PortalReason.DisplayBlockedTerm], policy.Check(new DisplayName("Acme Tax-Office", "Acme"), Acme).Reasons.AsEnumerable());
        Assert.Equal([PortalReason.DisplayBlockedTerm], policy.Check(new DisplayName("Acme Tax & Office", "Acme"), Acme).Reasons.AsEnumerable());
        Assert.Equal([PortalReason.DisplayBlockedTerm], (policy with { BlockedTerms = ["scam!"] }).Check(new DisplayName("Acme Scam", "Acme"), Acme).Reasons.AsEnumerable());
        Assert.Empty(policy.Check(new DisplayName("Acme Tax Offices", "Acme"), Acme).Reasons);
        Assert.Empty(policy.Check(new DisplayName("Acme Scam", "Acme"), Acme).Reasons); // the list replaces the default one
    }

    [Fact]
    public void Check_NameOfBusinessWithOtherSymbols_IsFoundWithoutThem()
    {
        var business = new Business("acme", "Acme Inc.");
        Assert.Empty(BrandingPolicy.Default.Check(new DisplayName("Acme Inc Support", "Acme"), business).Notices);
        Assert.Equal([PortalReason.DisplayLacksBusinessName], BrandingPolicy.Default.Check(new DisplayName("Support", "Acme"), new Business("dots", "...")).Notices.AsEnumerable());
        Assert.Empty(BrandingPolicy.Default.Check(null, business).Notices);
    }

    [Fact]
    public void Check_CharactersOutsideBasicPlane_CountOnce() =>
        Assert.Equal([PortalReason.DisplayCharacterNotAllowed], BrandingPolicy.Default.Check(new DisplayName("Acme" + string.Concat(Enumerable.Repeat("📞", 28)), "Acme"), Acme).Reasons.Where(reason => reason != PortalReason.DisplayExcessiveSymbols));

    [Theory]
    [InlineData("Default", 32, 60)]
    [InlineData("Shortest", 15, 50)]
    [InlineData("Longest", 35, 64)]
    public void Check_Presets_HaveLimitsOfNetworks(string preset, int name, int reason)
    {
        var policy = preset switch { "Shortest" => BrandingPolicy.Shortest, "Longest" => BrandingPolicy.Longest, _ => BrandingPolicy.Default };
        Assert.Empty(policy.Check(new DisplayName("Acme".PadRight(name, 'x'), "Acme"), Acme).Reasons);
        Assert.Equal([PortalReason.DisplayNameTooLong], policy.Check(new DisplayName("Acme".PadRight(name + 1, 'x'), "Acme"), Acme).Reasons.AsEnumerable());
        Assert.Empty(policy.CheckCallReason(new string('x', reason)).Reasons);
        Assert.Equal([PortalReason.CallReasonTooLong], policy.CheckCallReason(new string('x', reason + 1)).Reasons.AsEnumerable());
        Assert.Empty(policy.CheckCallReason(null).Reasons);
    }

    [Fact]
    public void Check_NullBusiness_Throws() => Assert.Throws<ArgumentNullException>(() => BrandingPolicy.Default.Check(null, null!));

    [Fact]
    public void CheckImage_NoImageOrWithoutId_IsMissing()
    {
        Assert.Equal("PROGRAM_IMAGE_MISSING", BrandingPolicy.Default.CheckImage(null).ToString());
        Assert.Equal("PROGRAM_IMAGE_MISSING", BrandingPolicy.Default.CheckImage(new ProgramImage(" ", "svg", 1, 1, 1, ContentStatus.Approved)).ToString());
    }

    [Theory]
    [InlineData("svg", 200 * 1024, 10, 10, ContentStatus.Approved, "")]
    [InlineData("SVG", 200 * 1024 + 1, 10, 11, ContentStatus.UnderReview, "IMAGE_TOO_LARGE IMAGE_NOT_SQUARE IMAGE_NOT_APPROVED")]
    [InlineData("png", 1, 0, 0, ContentStatus.Approved, "IMAGE_FORMAT IMAGE_NOT_SQUARE")]
    public void CheckImage_EachCase_GivesAllReasons(string format, long bytes, int width, int height, ContentStatus status, string codes) =>
        Assert.Equal(codes, string.Join(' ', BrandingPolicy.Default.CheckImage(new ProgramImage("logo", format, bytes, width, height, status)).Reasons.Select(reason => reason.Code())));
}
