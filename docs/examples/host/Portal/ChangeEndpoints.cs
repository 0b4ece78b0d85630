using System.Globalization;
using CallingDomain.Programs;

namespace ReferenceHost;

/// <summary>An entry of the audit trail.</summary>
internal sealed record ChangeView(long Version, DateTime At, string By, string Why, IReadOnlyList<string> Changes)
{
    public static ChangeView Of(PortalChange change) => new(change.Version, change.At.ToDateTimeUtc(), change.By, change.Why, [.. change.Facts.Select(fact => fact.ToString())]);
}

/// <summary>The audit trail.</summary>
internal static class ChangeEndpoints
{
    public static void MapChanges(this RouteGroupBuilder api)
    {
        var changes = api.MapGroup("/changes").WithTags("Changes");
        changes.MapGet("", ListAsync).Produces<Page<ChangeView>>();
        changes.MapPost("/{version:long:min(1)}/revert", (PortalCall call, long version) => call.RevertAsync(version)).Produces<ChangeAnswer>();
    }

    private static async Task<IResult> ListAsync(PortalCall call)
    {
        _ = long.TryParse(Paging.AfterOf(call.Http), NumberStyles.None, CultureInfo.InvariantCulture, out var after);
        var read = await call.Service.ReadChangesAsync(after).Take(Paging.LimitOf(call.Http) + 1).ToListAsync();
        return call.Show(Paging.Of(call.Http, read.Select(ChangeView.Of), change => change.Version.ToString(CultureInfo.InvariantCulture)));
    }
}
