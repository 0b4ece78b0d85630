using CallingDomain.Tests;
using Microsoft.Extensions.DependencyInjection;

namespace CallingDomain.Numbers.Tests;

public sealed class NumbersServicesTests
{
    private static readonly RegionCode Italy = RegionCode.Read("IT").Value;
    private static readonly RegionCode France = RegionCode.Read("FR").Value;

    [Fact]
    public void AddCallingDomainNumbers_NoOptions_GivesTheDefaultsOfEachType()
    {
        using var container = ServiceContainer.Of(services => services.AddCallingDomainNumbers());
        Assert.Same(NumberingPlan.Default, container.GetRequiredService<NumberingPlan>());
        Assert.Same(NumberingPlan.Default, container.GetRequiredService<INumberingPlan>());
        Assert.Same(NumberPolicy.UsBusiness, container.GetRequiredService<NumberPolicy>());
        var template = container.GetRequiredService<NumberTemplate>();
        Assert.Equal((false, NumberTemplate.DefaultMaxBytes, NumberPolicy.UsBusiness, NumberingPlan.Default), (template.IsTolerant, template.MaxBytes, template.Policy, template.Plan));
        var reader = container.GetRequiredService<PhoneReader>();
        Assert.Equal((RegionCode.None, PhoneCheck.Possible), (reader.Region, reader.Check));
    }

    [Theory]
    [InlineData(typeof(NumberingPlan))]
    [InlineData(typeof(INumberingPlan))]
    [InlineData(typeof(NumberPolicy))]
    [InlineData(typeof(NumberTemplate))]
    [InlineData(typeof(PhoneReader))]
    public void AddCallingDomainNumbers_EachService_IsOneForAllScopes(Type service)
    {
        using var container = ServiceContainer.Of(services => services.AddCallingDomainNumbers(options => options.Plan = LoadPlan()));
        using var scope = container.CreateScope();
        Assert.Same(container.GetRequiredService(service), scope.ServiceProvider.GetRequiredService(service));
    }

    [Fact]
    public void AddCallingDomainNumbers_AllOptions_ReachEachService()
    {
        var plan = LoadPlan();
        var areaCodes = AreaCodeTable.Empty;
        using var container = ServiceContainer.Of(services => services.AddCallingDomainNumbers(options =>
        {
            options.Plan = plan;
            options.Policy = NumberPolicy.World;
            options.AreaCodes = areaCodes;
            options.IsTemplateTolerant = true;
            options.MaxTemplateBytes = 100;
            options.Region = RegionCode.Read("IT");
            options.PhoneCheck = PhoneCheck.Valid;
        }));
        Assert.Same(plan.Value, container.GetRequiredService<NumberingPlan>());
        Assert.Same(plan.Value, container.GetRequiredService<INumberingPlan>());
        Assert.Equal(NumberPolicy.World with { AreaCodes = areaCodes }, container.GetRequiredService<NumberPolicy>());
        var template = container.GetRequiredService<NumberTemplate>();
        Assert.Same(container.GetRequiredService<NumberPolicy>(), template.Policy);
        Assert.Equal((true, 100, plan.Value), (template.IsTolerant, template.MaxBytes, template.Plan));
        var reader = container.GetRequiredService<PhoneReader>();
        Assert.Equal((Italy, PhoneCheck.Valid), (reader.Region, reader.Check));
        Assert.Equal(NumberReason.NumberUnassigned, reader.Read("+14363334444").Reason); // in service by the library's table alone
    }

    [Fact]
    public void AddCallingDomainNumbers_AreaCodesOfThePolicy_ReachThePhoneReader()
    {
        using var container = ServiceContainer.Of(services => services.AddCallingDomainNumbers(options =>
            (options.Policy, options.PhoneCheck) = (NumberPolicy.World with { AreaCodes = AreaCodeTable.Empty }, PhoneCheck.Valid)));
        Assert.Equal(NumberReason.NumberUnassigned, container.GetRequiredService<PhoneReader>().Read("+14363334444").Reason);
    }

    [Fact]
    public void AddCallingDomainNumbers_SeveralProblems_AreRefusedAtOnceWithAllCodes()
    {
        var services = new ServiceCollection();
        var exception = Assert.Throws<InvalidOptionsException>(() => services.AddCallingDomainNumbers(options =>
        {
            options.Plan = NumberingPlan.Load("no plan"u8.ToArray());
            options.Policy = null!;
            options.AreaCodes = AreaCodeTable.Read("areaCode,status,region,place,from,checked,source\n436,unknown,US,Ohio,,2026-11-28,PUCO\n"u8);
            options.MaxTemplateBytes = 0;
            options.Region = RegionCode.Read("Italy");
            options.PhoneCheck = (PhoneCheck)9;
        }));
        string[] codes = ["PLAN_FOREIGN", "OPTION_MISSING", "AREA_CODES_STATUS_UNKNOWN", "OPTION_OUT_OF_RANGE", "NUMBER_REGION_UNKNOWN", "OPTION_OUT_OF_RANGE"];
        Assert.Equal(codes, exception.Codes);
        Assert.Equal(
            """
            NumbersOptions is not valid.
            Plan: PLAN_FOREIGN
            Policy: OPTION_MISSING. The value is null.
            AreaCodes: AREA_CODES_STATUS_UNKNOWN. Line 2.
            MaxTemplateBytes: OPTION_OUT_OF_RANGE. The value is 0; expected at least 1.
            Region: NUMBER_REGION_UNKNOWN
            PhoneCheck: OPTION_OUT_OF_RANGE. The value is 9; expected one of: Possible, Valid, None.
            """.ReplaceLineEndings("\n"),
            exception.Message);
        Assert.Empty(services);
    }

    [Fact]
    public void AddCallingDomainNumbers_UninitializedResults_AreRefused()
    {
        var exception = Assert.Throws<InvalidOptionsException>(() => new ServiceCollection().AddCallingDomainNumbers(options =>
            (options.Plan, options.AreaCodes, options.Region) = (new Result<NumberingPlan, PlanReason>(), new Result<AreaCodeTable, AreaCodeRefusal>(), default)));
        string[] codes = ["UNSPECIFIED", "UNSPECIFIED", "UNSPECIFIED"];
        Assert.Equal(codes, exception.Codes);
    }

    [Fact]
    public void AddCallingDomainNumbers_RegionThatThePlanDoesNotHave_IsRefused() => Assert.Equal(
        ["NUMBER_REGION_UNKNOWN"],
        Assert.Throws<InvalidOptionsException>(() => new ServiceCollection().AddCallingDomainNumbers(options => options.Region = RegionCode.Read("XX"))).Codes.AsEnumerable());

    [Fact]
    public void AddCallingDomainNumbers_SecondCall_ContinuesWithTheOptionsOfTheFirst()
    {
        using var container = ServiceContainer.Of(services => services
            .AddCallingDomainNumbers(options => (options.Region, options.Policy) = (Italy, NumberPolicy.Nanp))
            .AddCallingDomainNumbers(options => options.Policy = NumberPolicy.World)
            .AddCallingDomainNumbers());
        Assert.Equal(Italy, container.GetRequiredService<PhoneReader>().Region);
        Assert.Same(NumberPolicy.World, container.GetRequiredService<NumberPolicy>());
        Assert.Single(container.GetServices<NumberPolicy>());
    }

    [Fact]
    public void AddCallingDomainNumbers_RefusedSecondCall_ChangesNothing()
    {
        using var container = ServiceContainer.Of(services =>
        {
            services.AddCallingDomainNumbers(options => options.Region = Italy);
            Assert.Throws<InvalidOptionsException>(() => services.AddCallingDomainNumbers(options => (options.Region, options.MaxTemplateBytes) = (France, -1)));
        });
        Assert.Equal(Italy, container.GetRequiredService<PhoneReader>().Region);
        Assert.Equal(NumberTemplate.DefaultMaxBytes, container.GetRequiredService<NumberTemplate>().MaxBytes);
    }

    [Fact]
    public void AddCallingDomainNumbers_OptionsChangedAfterTheCall_HaveNoEffect()
    {
        NumbersOptions? kept = null;
        using var container = ServiceContainer.Of(services =>
        {
            services.AddCallingDomainNumbers(options => kept = options);
            kept!.MaxTemplateBytes = -1;
            services.AddCallingDomainNumbers();
        });
        Assert.Equal(NumberTemplate.DefaultMaxBytes, container.GetRequiredService<NumberTemplate>().MaxBytes);
    }

    [Fact]
    public void AddCallingDomainNumbers_HostsServicesBefore_WinAndReachTheOthers()
    {
        var plan = LoadPlan().Value;
        using var container = ServiceContainer.Of(services => services
            .AddSingleton(plan)
            .AddSingleton(NumberPolicy.Lab)
            .AddCallingDomainNumbers(options => options.Policy = NumberPolicy.World));
        Assert.Same(plan, container.GetRequiredService<NumberingPlan>());
        Assert.Same(plan, container.GetRequiredService<INumberingPlan>());
        var template = container.GetRequiredService<NumberTemplate>();
        Assert.Same(plan, template.Plan);
        Assert.Same(NumberPolicy.Lab, template.Policy);
    }

    [Fact]
    public void AddCallingDomainNumbers_HostsServiceAfter_Wins()
    {
        using var container = ServiceContainer.Of(services => services.AddCallingDomainNumbers().AddSingleton(NumberPolicy.Lab));
        Assert.Same(NumberPolicy.Lab, container.GetRequiredService<NumberTemplate>().Policy);
    }

    [Fact]
    public void AddCallingDomainNumbers_OtherPlan_AnswersForTheInterfaceAlone()
    {
        var other = LoadPlan().Value;
        using var container = ServiceContainer.Of(services => services.AddCallingDomainNumbers(options => options.OtherPlan = other));
        Assert.Same(other, container.GetRequiredService<INumberingPlan>());
        Assert.Same(NumberingPlan.Default, container.GetRequiredService<NumberingPlan>());
    }

    [Fact]
    public void AddCallingDomainNumbers_NoCollection_Throws() =>
        Assert.Throws<ArgumentNullException>("services", () => CallingDomainNumbersServiceCollectionExtensions.AddCallingDomainNumbers(null!));

    private static Result<NumberingPlan, PlanReason> LoadPlan()
    {
        using var file = typeof(NumberingPlan).Assembly.GetManifestResourceStream("CallingDomain.Numbers.numbering.plan")!;
        return NumberingPlan.Load(file);
    }
}
