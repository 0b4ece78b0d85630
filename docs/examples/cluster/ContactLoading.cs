using CallingDomain.Contacts;
using CallingDomain.Numbers;
using CallingDomain.Orleans;
using Microsoft.AspNetCore.WebUtilities;

namespace ClusterHost;

/// <summary>What was loaded.</summary>
/// <param name="Loaded">How many contacts were loaded.</param>
/// <param name="Refused">How many were not.</param>
/// <param name="Refusals">The first hundred of them, each with the line or the ID, and the codes.</param>
internal sealed record LoadAnswer(long Loaded, int Refused, IReadOnlyList<string> Refusals);

/// <summary>Loads a file of contacts while it is read, each contact into its shard.</summary>
internal static class ContactLoading
{
    private const int MaxRefusals = 100;

    /// <summary>Loads a file of any length, with a heading and a column of IDs. The same file can be sent again after an interruption: loaded contacts are refused then.</summary>
    public static async Task<IResult> UploadAsync(ClusterCampaign campaign, ContactItemTypes types, ContactImportOptions options, HttpRequest request)
    {
        request.EnableBuffering(); // to a temporary file: it is read twice
        await request.Body.DrainAsync(request.HttpContext.RequestAborted);
        request.Body.Position = 0;
        var proposal = ContactImport.ProposeColumns(request.Body, types, options);
        if (!proposal.TryGet(out var columns)) return Problems.Of(StatusCodes.Status422UnprocessableEntity, proposal.Reason!.Reason.Code());
        if (!columns.Columns.HasPhone || columns.Columns.Id is null) return Problems.Of(StatusCodes.Status422UnprocessableEntity, FileReason.ColumnNotFound.Code(), "The file needs a column of IDs and one of phones.");

        request.Body.Position = 0;
        using var reader = ContactImport.Open(request.Body, options with { Columns = columns.Columns });
        var (refused, refusals) = (0, new List<string>());
        var loaded = await campaign.LoadAsync(ReadContacts(), (contact, reason) => Refuse($"{contact.Id}: {reason.Code()}"), request.HttpContext.RequestAborted);
        return TypedResults.Ok(new LoadAnswer(loaded, refused, refusals));

        IEnumerable<Contact> ReadContacts()
        {
            while (reader.Read())
            {
                if (reader.Kind == ContactRowKind.Contact) yield return reader.ToContact();
                else if (reader.Kind != ContactRowKind.Blank) Refuse($"line {reader.Line}: {string.Join(' ', reader.Issues.Select(issue => issue.Code))}");
            }
        }

        void Refuse(string refusal)
        {
            refused++;
            if (refusals.Count < MaxRefusals) refusals.Add(refusal);
        }
    }
}
