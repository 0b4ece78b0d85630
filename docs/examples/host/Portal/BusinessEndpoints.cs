using CallingDomain.Programs;

namespace ReferenceHost;

/// <summary>A business: its name, other names under which it is known, and the display names that need no review.</summary>
internal sealed record BusinessForm(string BusinessId, string BusinessName, IReadOnlyList<string>? Brands = null, IReadOnlyList<DisplayNameForm>? ApprovedDisplayNames = null)
{
    public static BusinessForm Of(Business business) => new(business.Id, business.Name, business.Brands, [.. business.ApprovedDisplayNames.Select(DisplayNameForm.Of)]);
}

/// <summary>A business unit.</summary>
internal sealed record BusinessUnitForm(string BusinessUnitId, string BusinessUnitName);

/// <summary>A display name and its shorthand.</summary>
internal sealed record DisplayNameForm(string DisplayName, string Shorthand)
{
    public static DisplayNameForm Of(DisplayName name) => new(name.Name, name.Shorthand);

    public DisplayName Read() => new(DisplayName, Shorthand);
}

/// <summary>Businesses and their units.</summary>
internal static class BusinessEndpoints
{
    public static void MapBusinesses(this RouteGroupBuilder api)
    {
        var businesses = api.MapGroup("/businesses").WithTags("Businesses");
        businesses.MapGet("", (PortalCall call) => call.List(call.Portal.Businesses.Values, business => business.Id, BusinessForm.Of)).Produces<Page<BusinessForm>>();
        businesses.MapPost("", (PortalCall call, BusinessForm form) => call.SubmitAsync(new CreateBusiness(default, Read(form)), form.BusinessId)).Produces<ChangeAnswer>(StatusCodes.Status201Created);

        var business = businesses.MapGroup("/{businessId}").AddEndpointFilter(PortalCall.CheckPlaceAsync);
        business.MapGet("", (PortalCall call) => call.Show(BusinessForm.Of(call.Portal.Businesses[call.Place.Business!]))).Produces<BusinessForm>();
        business.MapGet("/business-units", ListUnits).Produces<Page<BusinessUnitForm>>();
        business.MapPost("/business-units", CreateUnitAsync).Produces<ChangeAnswer>(StatusCodes.Status201Created);
    }

    private static IResult ListUnits(PortalCall call) =>
        call.List(call.Portal.Units.Values.Where(unit => unit.Business == call.Place.Business), unit => unit.Id, unit => new BusinessUnitForm(unit.Id, unit.Name));

    private static Task<IResult> CreateUnitAsync(PortalCall call, BusinessUnitForm form) =>
        call.SubmitAsync(new CreateBusinessUnit(default, new BusinessUnit(form.BusinessUnitId, call.Place.Business!, form.BusinessUnitName)), form.BusinessUnitId);

    private static Business Read(BusinessForm form) => new(form.BusinessId, form.BusinessName)
    {
        Brands = [.. form.Brands ?? []],
        ApprovedDisplayNames = [.. form.ApprovedDisplayNames?.Select(name => name.Read()) ?? []],
    };
}
