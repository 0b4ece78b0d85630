namespace CallingDomain.Numbers.Conformance;

/// <content>Region and type of valid numbers, and what is wrong with others.</content>
public abstract partial class NumberingPlanConformance
{
    [Theory]
    [InlineData("+12015550123", "US", NumberType.FixedLineOrMobile)]
    [InlineData("+15013334444", "US", NumberType.FixedLineOrMobile)]
    [InlineData("+18002345678", "US", NumberType.TollFree)]
    [InlineData("+19002345678", "US", NumberType.PremiumRate)]
    [InlineData("+15002345678", "US", NumberType.PersonalNumber)]
    [InlineData("+15062345678", "CA", NumberType.FixedLineOrMobile)]
    [InlineData("+14163334444", "CA", NumberType.FixedLineOrMobile)]
    [InlineData("+12423456789", "BS", NumberType.FixedLine)]
    [InlineData("+12423591234", "BS", NumberType.Mobile)]
    [InlineData("+18765230123", "JM", NumberType.FixedLineOrMobile)]
    [InlineData("+17872345678", "PR", NumberType.FixedLineOrMobile)]
    [InlineData("+73011234567", "RU", NumberType.FixedLine)]
    [InlineData("+79123456789", "RU", NumberType.Mobile)]
    [InlineData("+78001234567", "RU", NumberType.TollFree)]
    [InlineData("+77123456789", "KZ", NumberType.FixedLine)]
    [InlineData("+77710009998", "KZ", NumberType.Mobile)]
    [InlineData("+201001234567", "EG", NumberType.Mobile)]
    [InlineData("+27711234567", "ZA", NumberType.Mobile)]
    [InlineData("+302123456789", "GR", NumberType.FixedLine)]
    [InlineData("+31612345678", "NL", NumberType.Mobile)]
    [InlineData("+3278102345", "BE", NumberType.Uan)]
    [InlineData("+33123456789", "FR", NumberType.FixedLine)]
    [InlineData("+33612345678", "FR", NumberType.Mobile)]
    [InlineData("+33912345678", "FR", NumberType.Voip)]
    [InlineData("+33801234567", "FR", NumberType.TollFree)]
    [InlineData("+34612345678", "ES", NumberType.Mobile)]
    [InlineData("+351707123456", "PT", NumberType.Uan)]
    [InlineData("+351808123456", "PT", NumberType.SharedCost)]
    [InlineData("+353761234567", "IE", NumberType.Voip)]
    [InlineData("+3612345678", "HU", NumberType.FixedLine)]
    [InlineData("+380501234567", "UA", NumberType.Mobile)]
    [InlineData("+390612345678", "IT", NumberType.FixedLine)]
    [InlineData("+390212345678", "IT", NumberType.FixedLine)]
    [InlineData("+393123456789", "IT", NumberType.Mobile)]
    [InlineData("+39800123456", "IT", NumberType.TollFree)]
    [InlineData("+39899123456", "IT", NumberType.PremiumRate)]
    [InlineData("+390669812345", "VA", NumberType.FixedLine)]
    [InlineData("+3780549886377", "SM", NumberType.FixedLine)]
    [InlineData("+41860123456789", "CH", NumberType.Voicemail)]
    [InlineData("+41781234567", "CH", NumberType.Mobile)]
    [InlineData("+420910123456", "CZ", NumberType.Voip)]
    [InlineData("+43664123456", "AT", NumberType.Mobile)]
    [InlineData("+442079460958", "GB", NumberType.FixedLine)]
    [InlineData("+447400123456", "GB", NumberType.Mobile)]
    [InlineData("+447640123456", "GB", NumberType.Pager)]
    [InlineData("+447012345678", "GB", NumberType.PersonalNumber)]
    [InlineData("+445512345678", "GB", NumberType.Uan)]
    [InlineData("+445612345678", "GB", NumberType.Voip)]
    [InlineData("+441481256789", "GG", NumberType.FixedLine)]
    [InlineData("+447781123456", "GG", NumberType.Mobile)]
    [InlineData("+441534456789", "JE", NumberType.FixedLine)]
    [InlineData("+441624756789", "IM", NumberType.FixedLine)]
    [InlineData("+4532123456", "DK", NumberType.FixedLineOrMobile)]
    [InlineData("+46701234567", "SE", NumberType.Mobile)]
    [InlineData("+4740612345", "NO", NumberType.Mobile)]
    [InlineData("+4702000", "NO", NumberType.Uan)]
    [InlineData("+48512345678", "PL", NumberType.Mobile)]
    [InlineData("+4930123456", "DE", NumberType.FixedLine)]
    [InlineData("+4915123456789", "DE", NumberType.Mobile)]
    [InlineData("+4916412345", "DE", NumberType.Pager)]
    [InlineData("+49177991234567", "DE", NumberType.Voicemail)]
    [InlineData("+51912345678", "PE", NumberType.Mobile)]
    [InlineData("+522221234567", "MX", NumberType.FixedLineOrMobile)]
    [InlineData("+541123456789", "AR", NumberType.FixedLine)]
    [InlineData("+5491123456789", "AR", NumberType.Mobile)]
    [InlineData("+551123456789", "BR", NumberType.FixedLine)]
    [InlineData("+5511961234567", "BR", NumberType.Mobile)]
    [InlineData("+573211234567", "CO", NumberType.Mobile)]
    [InlineData("+61212345678", "AU", NumberType.FixedLine)]
    [InlineData("+61412345678", "AU", NumberType.Mobile)]
    [InlineData("+611300123456", "AU", NumberType.SharedCost)]
    [InlineData("+64211234567", "NZ", NumberType.Mobile)]
    [InlineData("+6561234567", "SG", NumberType.FixedLine)]
    [InlineData("+81312345678", "JP", NumberType.FixedLine)]
    [InlineData("+819012345678", "JP", NumberType.Mobile)]
    [InlineData("+815012345678", "JP", NumberType.Voip)]
    [InlineData("+82223456789", "KR", NumberType.FixedLine)]
    [InlineData("+8613123456789", "CN", NumberType.Mobile)]
    [InlineData("+905012345678", "TR", NumberType.Mobile)]
    [InlineData("+918123456789", "IN", NumberType.Mobile)]
    [InlineData("+966512345678", "SA", NumberType.Mobile)]
    [InlineData("+971501234567", "AE", NumberType.Mobile)]
    [InlineData("+972502345678", "IL", NumberType.Mobile)]
    [InlineData("+80012345678", "001", NumberType.TollFree)]
    [InlineData("+80812345678", "001", NumberType.SharedCost)]
    [InlineData("+870301234567", "001", NumberType.Mobile)]
    [InlineData("+878101234567890", "001", NumberType.Voip)]
    [InlineData("+979123456789", "001", NumberType.PremiumRate)]
    public void Lookup_ValidNumber_HasRegionAndType(string number, string region, NumberType type)
    {
        var verdict = Plan.Lookup(PhoneNumber.Parse(number));
        Assert.True(verdict is { IsValid: true, IsPossible: true });
        Assert.Equal((Region(region), type), (verdict.Region, verdict.Type));
    }

    [Fact]
    public void Lookup_ValidNumberWithALengthThatTheMainRegionLacks_IsNotPossible()
    {
        var verdict = Plan.Lookup(PhoneNumber.Parse("+13101234"));
        Assert.Equal((Region("CA"), NumberType.Uan, NumberPossibility.TooShort), (verdict.Region, verdict.Type, verdict.Possibility));
    }

    [Theory]
    [InlineData("+15013334", NumberPossibility.TooShort, 1)]
    [InlineData("+150133344445", NumberPossibility.TooLong, 1)]
    [InlineData("+11013334444", NumberPossibility.IsPossible, 1)]
    [InlineData("+15011334444", NumberPossibility.IsPossible, 1)]
    [InlineData("+44123456", NumberPossibility.TooShort, 44)]
    [InlineData("+4412345678", NumberPossibility.InvalidLength, 44)]
    [InlineData("+440123456789", NumberPossibility.IsPossible, 44)]
    [InlineData("+3306123456789", NumberPossibility.TooLong, 33)]
    [InlineData("+8001234567", NumberPossibility.TooShort, 800)]
    [InlineData("+2101234567", NumberPossibility.InvalidCountryCode, 0)]
    [InlineData("+999123456", NumberPossibility.InvalidCountryCode, 0)]
    [InlineData("+1", NumberPossibility.TooShort, 1)]
    [InlineData("+44", NumberPossibility.TooShort, 44)]
    [InlineData("+4", NumberPossibility.InvalidCountryCode, 0)]
    [InlineData("+35", NumberPossibility.InvalidCountryCode, 0)]
    [InlineData("+350", NumberPossibility.TooShort, 350)]
    public void Lookup_InvalidNumber_HasItsPossibility(string number, NumberPossibility possibility, int callingCode)
    {
        var verdict = Plan.Lookup(PhoneNumber.Parse(number));
        Assert.Equal((false, RegionCode.None, NumberType.Unknown), (verdict.IsValid, verdict.Region, verdict.Type));
        Assert.Equal((possibility, callingCode), (verdict.Possibility, verdict.CallingCode));
    }

    // The trunk prefix is part of the number in Italy and of none elsewhere; a look drops nothing.
    [Theory]
    [InlineData("+390612345678", true)]
    [InlineData("+39612345678", false)]
    [InlineData("+4402079460958", false)]
    [InlineData("+3300612345678", false)]
    public void Lookup_ZeroAfterTheCallingCode_IsADigit(string number, bool valid) =>
        Assert.Equal(valid, Plan.Lookup(PhoneNumber.Parse(number)).IsValid);
}
