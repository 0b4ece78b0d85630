using System.Text;
using CallingDomain.Numbers.Build;

namespace CallingDomain.Numbers.Tests;

public sealed class NumberPolicyTests
{
    // The domain's membership lists: metadata of August 2026.
    private const string UnitedStates = """
        201 202 203 205 206 207 208 209 210 212 213 214 215 216 217 218 219 220 223 224 225 227 228 229 231 234 235 239 240 248 251 252 253 254 256 260
        262 267 269 270 272 274 276 279 281 283 301 302 303 304 305 307 308 309 310 312 313 314 315 316 317 318 319 320 321 323 324 325 326 327 329 330
        331 332 334 336 337 339 341 346 347 350 351 352 353 360 361 363 364 369 380 385 386 401 402 404 405 406 407 408 409 410 412 413 414 415 417 419
        423 424 425 430 432 434 435 440 442 443 445 447 448 458 463 464 469 470 472 475 478 479 480 484 501 502 503 504 505 507 508 509 510 512 513 515
        516 517 518 520 530 531 534 539 540 541 551 557 559 561 562 563 564 567 570 571 572 573 574 575 580 582 585 586 601 602 603 605 606 607 608 609
        610 612 614 615 616 617 618 619 620 623 626 628 629 630 631 636 640 641 645 646 650 651 656 657 659 660 661 662 667 669 678 680 681 682 686 689
        701 702 703 704 706 707 708 712 713 714 715 716 717 718 719 720 724 725 726 727 728 730 731 732 734 737 738 740 743 747 748 754 757 760 762 763
        765 769 770 771 772 773 774 775 779 781 785 786 801 802 803 804 805 806 808 810 812 813 814 815 816 817 818 820 821 826 828 830 831 832 835 838
        839 840 843 845 847 848 850 854 856 857 858 859 860 862 863 864 865 870 872 878 901 903 904 906 907 908 909 910 912 913 914 915 916 917 918 919
        920 925 928 929 930 931 934 936 937 938 940 941 943 945 947 948 949 951 952 954 956 959 970 971 972 973 975 978 979 980 983 984 985 986 989
        684 671 670 787 939 340
        """;

    private const string Canada = """
        204 226 236 249 250 257 263 289 306 343 354 365 367 368 382 403 416 418 428 431 437 438 450 468 474 506 514 519 548 579 581 584 587 604 613 639
        647 672 683 705 709 742 753 778 780 782 807 819 825 867 873 879 902 905 942
        """;

    private const string OtherCountries = "268 264 246 441 242 767 809 829 849 473 658 876 869 345 758 664 721 649 868 784 284";

    private static readonly NumberingPlan Plan = NumberingPlan.Default;

    // The domain's ready test vectors that need a numbering plan.
    [Theory]
    [InlineData("5013334444", "")]
    [InlineData("8003334444", "")]
    [InlineData("7873334444", "")]
    [InlineData("8005550101", "")]
    [InlineData("5019114444", "NUMBER_EXCHANGE_N11")]
    [InlineData("9113334444", "NUMBER_AREA_CODE_N11")]
    [InlineData("5553334444", "NUMBER_AREA_CODE_RESERVED")]
    [InlineData("2223334444", "NUMBER_AREA_CODE_RESERVED")]
    [InlineData("2903334444", "NUMBER_AREA_CODE_RESERVED")]
    [InlineData("3703334444", "NUMBER_AREA_CODE_RESERVED")]
    [InlineData("9603334444", "NUMBER_AREA_CODE_RESERVED")]
    [InlineData("8803334444", "NUMBER_AREA_CODE_RESERVED")]
    [InlineData("8223334444", "NUMBER_AREA_CODE_RESERVED")]
    [InlineData("2323334444", "NUMBER_AREA_CODE_UNASSIGNED")]
    [InlineData("5015550100", "NUMBER_FICTIONAL")]
    [InlineData("5015550123", "NUMBER_FICTIONAL")]
    [InlineData("5015550199", "NUMBER_FICTIONAL")]
    [InlineData("5015550200", "")]
    [InlineData("8005550199", "NUMBER_FICTIONAL")]
    [InlineData("5015551212", "NUMBER_SERVICE_LINE")]
    [InlineData("5019501234", "NUMBER_SERVICE_LINE")]
    [InlineData("5019581234", "NUMBER_SERVICE_LINE")]
    [InlineData("5019591234", "NUMBER_SERVICE_LINE")]
    [InlineData("5019761234", "NUMBER_SERVICE_LINE")]
    [InlineData("9003334444", "NUMBER_PREMIUM")]
    [InlineData("5003334444", "NUMBER_NON_GEOGRAPHIC")]
    [InlineData("7003334444", "NUMBER_NON_GEOGRAPHIC")]
    [InlineData("7103334444", "NUMBER_NON_GEOGRAPHIC")]
    [InlineData("6003334444", "NUMBER_NON_GEOGRAPHIC NUMBER_NOT_US")]
    [InlineData("8005551212", "NUMBER_SERVICE_LINE")]
    [InlineData("4163334444", "NUMBER_NOT_US")]
    [InlineData("2423334444", "NUMBER_NOT_US")]
    [InlineData("4165550123", "NUMBER_FICTIONAL NUMBER_NOT_US")]
    public void UsBusiness_NanpNumber_GivesAllReasons(string national, string codes) =>
        Assert.Equal(codes, NumberPolicy.UsBusiness.Check(Number("+1" + national), Plan).Reasons.ToString());

    [Theory]
    [InlineData("+390612345678", "NUMBER_NOT_NANP")]
    [InlineData("+150133344", "NUMBER_LENGTH")]
    [InlineData("+11013334444", "NUMBER_AREA_CODE_INVALID")]
    [InlineData("+15011334444", "NUMBER_EXCHANGE_INVALID")]
    public void UsBusiness_OtherNumber_GivesTheReason(string text, string codes) => Assert.Equal(codes, NumberPolicy.UsBusiness.Check(Number(text), Plan).Reasons.ToString());

    [Theory]
    [InlineData("+390612345678", "")]
    [InlineData("+14163334444", "")]
    [InlineData("+15013334444", "")]
    [InlineData("+80012345678", "")]
    [InlineData("+15015550123", "NUMBER_FICTIONAL")]
    [InlineData("+3906", "NUMBER_LENGTH")]
    [InlineData("+441111111111", "NUMBER_UNASSIGNED")]
    [InlineData("+999123456789", "NUMBER_CALLING_CODE_UNKNOWN")]
    [InlineData("+449090123456", "NUMBER_PREMIUM")]
    public void World_AnyNumber_GivesTheReason(string text, string codes) => Assert.Equal(codes, NumberPolicy.World.Check(Number(text), Plan).Reasons.ToString());

    [Fact]
    public void Lab_FictionalNumber_IsAccepted() => Assert.True(NumberPolicy.Lab.Check(Number("+15015550123"), Plan).IsAccepted);

    [Fact]
    public void Nanp_OtherCountries_AreAccepted()
    {
        foreach (var areaCode in Codes(Canada).Concat(Codes(OtherCountries))) Assert.True(TakesSome(NumberPolicy.Nanp, areaCode), areaCode);
    }

    [Fact]
    public void UsBusiness_Regions_AreUnitedStatesAndTerritories()
    {
        Assert.Equal(359 + 6, Codes(UnitedStates).Length);
        foreach (var areaCode in Codes(UnitedStates)) Assert.True(TakesSome(NumberPolicy.UsBusiness, areaCode), areaCode);
        foreach (var areaCode in Codes(Canada).Concat(Codes(OtherCountries))) Assert.False(TakesSome(NumberPolicy.UsBusiness, areaCode), areaCode);
    }

    [Fact]
    public void Options_ChangedFromPresets_Apply()
    {
        var strict = NumberPolicy.UsBusiness with { AllowTollFree = false };
        Assert.Equal(NumberReason.NumberTollFreeNotAllowed, strict.Check(Number("+18003334444"), Plan).Reasons.Primary);
        var loose = NumberPolicy.UsBusiness with { AllowPremium = true, AllowNonGeographic = true, AllowServiceLines = true, AllowUnassigned = true };
        foreach (var national in new[] { "9003334444", "5003334444", "5015551212", "2323334444" })
            Assert.True(loose.Check(Number("+1" + national), Plan).IsAccepted, national);
        var italian = NumberPolicy.World with { Regions = [RegionCode.Read("IT").Value] };
        Assert.True(italian.Check(Number("+390612345678"), Plan).IsAccepted);
        Assert.Equal(NumberReason.NumberRegionNotAllowed, italian.Check(Number("+442079460958"), Plan).Reasons.Primary);
        Assert.Equal(NumberReason.NumberRegionNotAllowed, italian.Check(Number("+15013334444"), Plan).Reasons.Primary);
    }

    [Fact]
    public void Check_NoNumber_IsMissing() => Assert.Equal(NumberReason.NumberMissing, NumberPolicy.World.Check(PhoneNumber.None, Plan).Reasons.Primary);

    // The kinds of area codes by their digits, as the administrator of the numbering plan describes them.
    [Fact]
    public void Check_EveryAreaCode_HasTheKindOfItsDigits()
    {
        string[] tollFree = ["800", "833", "844", "855", "866", "877", "888"];
        string[] nonGeographic = ["500", "521", "522", "523", "524", "525", "526", "527", "528", "529", "532", "533", "544", "566", "577", "588", "600", "622", "633", "700", "710"];
        NumberReason KindOf(string code) => code switch
        {
            _ when code[0] < '2' => NumberReason.NumberAreaCodeInvalid,
            _ when tollFree.Contains(code) => NumberReason.NumberTollFreeNotAllowed,
            "900" => NumberReason.NumberPremium,
            _ when nonGeographic.Contains(code) => NumberReason.NumberNonGeographic,
            [_, '1', '1'] => NumberReason.NumberAreaCodeN11,
            [_, '9', _] or ['3', '7', _] or ['9', '6', _] or ['8', '8', _] or "822" => NumberReason.NumberAreaCodeReserved, // expansion, and future toll-free codes
            [_, var middle, var last] when middle == last => NumberReason.NumberAreaCodeReserved, // easily recognizable, never geographic
            _ => NumberReason.Unspecified,
        };
        var kinds = NumberReasons.None.With(NumberReason.NumberAreaCodeInvalid).With(NumberReason.NumberTollFreeNotAllowed).With(NumberReason.NumberPremium).With(NumberReason.NumberNonGeographic)
            .With(NumberReason.NumberAreaCodeN11).With(NumberReason.NumberAreaCodeReserved);
        var policy = NumberPolicy.Nanp with { AllowTollFree = false };
        for (var code = 0; code < 1000; code++)
        {
            var text = $"{code:D3}";
            Assert.Equal((text, KindOf(text)), (text, policy.Check(Number($"+1{text}2345678"), Plan).Reasons.Intersect(kinds).Primary));
        }
    }

    [Theory]
    [InlineData("5015550099", "")]
    [InlineData("5015551211", "")]
    [InlineData("5015551213", "")]
    [InlineData("5019491234", "")]
    [InlineData("5019511234", "")]
    [InlineData("5019571234", "")]
    [InlineData("5019601234", "")]
    [InlineData("5019751234", "")]
    [InlineData("5019771234", "")]
    [InlineData("5015541212", "")]
    [InlineData("5019991234", "")]
    [InlineData("8005550198", "")]
    [InlineData("8005550200", "")]
    [InlineData("8885550199", "")] // one fictional toll-free number is set aside
    [InlineData("8009501234", "")] // service exchanges and N11 exchanges are those of geographic area codes
    [InlineData("8009761234", "")]
    [InlineData("8001992345", "NUMBER_EXCHANGE_INVALID")]
    [InlineData("5011992345", "NUMBER_EXCHANGE_INVALID")]
    [InlineData("5012002345", "")]
    [InlineData("5012112345", "NUMBER_EXCHANGE_N11")]
    [InlineData("5019112345", "NUMBER_EXCHANGE_N11")]
    [InlineData("2325550123", "NUMBER_AREA_CODE_UNASSIGNED NUMBER_FICTIONAL")]
    [InlineData("2325551212", "NUMBER_AREA_CODE_UNASSIGNED NUMBER_SERVICE_LINE")]
    [InlineData("2329112345", "NUMBER_AREA_CODE_UNASSIGNED NUMBER_EXCHANGE_N11")]
    [InlineData("3879582345", "NUMBER_AREA_CODE_NOT_IN_SERVICE NUMBER_SERVICE_LINE")]
    [InlineData("9001992345", "NUMBER_EXCHANGE_INVALID NUMBER_PREMIUM")]
    public void UsBusiness_NeighborOfARule_GivesAllReasons(string national, string codes) =>
        Assert.Equal(codes, NumberPolicy.UsBusiness.Check(Number("+1" + national), Plan).Reasons.ToString());

    [Theory]
    [InlineData("+15015550123", "NUMBER_FICTIONAL")]
    [InlineData("+15019581234", "NUMBER_SERVICE_LINE")]
    [InlineData("+15015551212", "NUMBER_SERVICE_LINE")]
    [InlineData("+19003334444", "NUMBER_PREMIUM")]
    [InlineData("+449090123456", "NUMBER_PREMIUM")]
    [InlineData("+15003334444", "NUMBER_NON_GEOGRAPHIC")]
    [InlineData("+447012345678", "NUMBER_NON_GEOGRAPHIC")] // a personal number
    [InlineData("+447640123456", "NUMBER_NON_GEOGRAPHIC")] // a pager
    [InlineData("+18003334444", "NUMBER_TOLL_FREE_NOT_ALLOWED")]
    [InlineData("+448001234567", "NUMBER_TOLL_FREE_NOT_ALLOWED")]
    [InlineData("+12323334444", "NUMBER_AREA_CODE_UNASSIGNED")]
    [InlineData("+13873334444", "NUMBER_AREA_CODE_NOT_IN_SERVICE")]
    [InlineData("+441111111111", "NUMBER_UNASSIGNED")]
    public void Options_EachKindOfNumber_AllowsOrRefusesIt(string text, string code)
    {
        var none = NumberPolicy.World with { AllowTollFree = false };
        var all = new NumberPolicy { AllowFictional = true, AllowServiceLines = true, AllowPremium = true, AllowNonGeographic = true, AllowUnassigned = true };
        var others = code switch
        {
            "NUMBER_FICTIONAL" => all with { AllowFictional = false },
            "NUMBER_SERVICE_LINE" => all with { AllowServiceLines = false },
            "NUMBER_PREMIUM" => all with { AllowPremium = false },
            "NUMBER_NON_GEOGRAPHIC" => all with { AllowNonGeographic = false },
            "NUMBER_TOLL_FREE_NOT_ALLOWED" => all with { AllowTollFree = false },
            _ => all with { AllowUnassigned = false },
        };
        Assert.Equal(code, none.Check(Number(text), Plan).Reasons.ToString());
        Assert.Equal(code, others.Check(Number(text), Plan).Reasons.ToString());
        Assert.True(all.Check(Number(text), Plan).IsAccepted);
    }

    [Fact]
    public void NanpNumber_EveryExchange_IsOrdinaryOrHasARule()
    {
        string[] special = ["555", "950", "958", "959", "976"];
        for (var exchange = 0; exchange < 1000; exchange++)
        {
            var text = $"{exchange:D3}";
            Assert.Equal(text[0] >= '2' && !text.EndsWith("11", StringComparison.Ordinal) && !special.Contains(text), new NanpNumber(501, exchange, 4444).HasOrdinaryExchange);
        }
    }

    [Theory]
    [InlineData("+15013334444", true)]
    [InlineData("+10000000000", true)]
    [InlineData("+19999999999", true)]
    [InlineData("+20000000000", false)]
    [InlineData("+9999999999", false)]
    public void NanpNumber_ElevenDigitsFromOne_HasThreeParts(string text, bool isNanp)
    {
        Assert.Equal(isNanp, NanpNumber.TryOf(Number(text), out var parts));
        if (isNanp) Assert.Equal((text[2..5], text[5..8], text[8..], text), ($"{parts.AreaCode:D3}", $"{parts.Exchange:D3}", $"{parts.Line:D4}", parts.Number.ToString()));
    }

    [Fact]
    public void Nanp_NumberOfAnotherCallingCode_IsRefused() => Assert.Equal("NUMBER_NOT_NANP", NumberPolicy.Nanp.Check(Number("+390612345678"), Plan).Reasons.ToString());

    [Fact]
    public void Check_AnotherPlan_DecidesByIt()
    {
        const string metadata = """<phoneNumberMetadata><territories><territory id="RU" countryCode="7"><generalDesc><nationalNumberPattern>9\d{9}</nationalNumberPattern></generalDesc><mobile><possibleLengths national="10"/><nationalNumberPattern>9\d{9}</nationalNumberPattern></mobile></territory></territories></phoneNumberMetadata>""";
        var russia = NumberingPlan.Load(PlanBuilder.Build(Encoding.UTF8.GetBytes(metadata), new PlanSource("1", new DateOnly(2026, 3, 1))).Value).Value;
        Assert.Equal("NUMBER_CALLING_CODE_UNKNOWN", NumberPolicy.World.Check(Number("+390612345678"), russia).Reasons.ToString());
        Assert.True(NumberPolicy.World.Check(Number("+79012345678"), russia).IsAccepted);
        Assert.True(NumberPolicy.World.Check(Number("+390612345678")).IsAccepted);
    }

    // The plan has the area code and not the exchange: it may not be in service yet.
    [Fact]
    public void Check_ExchangeThatThePlanLacks_IsUnassigned()
    {
        var (areaCode, exchange) = (from code in Codes(UnitedStates) from next in Enumerable.Range(200, 800) where !Plan.Lookup(Number($"+1{code}{next}4444")).IsValid && next % 100 != 11 && next is not (555 or 950 or 958 or 959 or 976) select (code, next)).First();
        var number = Number($"+1{areaCode}{exchange}4444");
        Assert.Equal("NUMBER_UNASSIGNED", NumberPolicy.UsBusiness.Check(number, Plan).Reasons.ToString());
        Assert.True((NumberPolicy.UsBusiness with { AllowUnassigned = true }).Check(number, Plan).IsAccepted);
        Assert.Equal("NUMBER_UNASSIGNED", (NumberPolicy.UsBusiness with { WarnOnly = NumberReason.NumberUnassigned }).Check(number, Plan).Notices.ToString());
    }

    [Fact]
    public void Options_InvalidValue_Throw()
    {
        Assert.Throws<ArgumentException>(() => NumberPolicy.World with { Regions = [RegionCode.Read("IT").Value, RegionCode.None] });
        Assert.Throws<ArgumentException>(() => NumberPolicy.World with { Purposes = [CallPurpose.Survey, CallPurpose.Unspecified] });
        Assert.Throws<ArgumentNullException>(() => NumberPolicy.World with { AreaCodes = null! });
        Assert.Equal(NumberPolicy.World, NumberPolicy.World with { Regions = default, Purposes = default });
    }

    [Fact]
    public void IsAllowed_Purposes_AreAllOrThoseGiven()
    {
        var surveys = NumberPolicy.World with { Purposes = [CallPurpose.Survey] };
        Assert.All(CallPurposes.All, purpose => Assert.True(NumberPolicy.World.IsAllowed(purpose)));
        Assert.All(CallPurposes.All, purpose => Assert.Equal(purpose == CallPurpose.Survey, surveys.IsAllowed(purpose)));
    }

    [Fact]
    public void WarnOnly_EachReasonThatMayWarn_IsTaken()
    {
        NumberReason[] reasons =
        [
            NumberReason.NumberUnassigned, NumberReason.NumberAreaCodeNotInService, NumberReason.NumberAreaCodeN11, NumberReason.NumberAreaCodeReserved, NumberReason.NumberAreaCodeUnassigned, NumberReason.NumberExchangeN11,
            NumberReason.NumberFictional, NumberReason.NumberServiceLine, NumberReason.NumberPremium, NumberReason.NumberNonGeographic, NumberReason.NumberNotUs, NumberReason.NumberRegionNotAllowed, NumberReason.NumberTollFreeNotAllowed,
        ];
        Assert.All(reasons, reason => Assert.Equal(reason, (NumberPolicy.World with { WarnOnly = reason }).WarnOnly));
        Assert.All(Enum.GetValues<NumberReason>().Skip(1).Except(reasons), reason => Assert.Throws<ArgumentException>(() => NumberPolicy.World with { WarnOnly = reason }));
    }

    // Some area codes have only a few exchanges open.
    private static bool TakesSome(NumberPolicy policy, string areaCode) =>
        Enumerable.Range(200, 800).Any(exchange => policy.Check(Number($"+1{areaCode}{exchange}4444"), Plan).IsAccepted);

    private static string[] Codes(string list) => list.Split([' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries);

    private static PhoneNumber Number(string text) => PhoneNumber.Parse(text);
}
