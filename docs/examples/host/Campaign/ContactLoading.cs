using CallingDomain.Contacts;
using CallingDomain.Hosting;
using CallingDomain.Numbers;
using Microsoft.AspNetCore.WebUtilities;

namespace ReferenceHost;

/// <summary>A contact to load.</summary>
/// <param name="AdditionalPhones">Called after the primary phone, in the order of their types.</param>
internal sealed record ContactForm(string ContactId, string PrimaryPhone, string? Name = null, IReadOnlyList<AdditionalPhoneForm>? AdditionalPhones = null);

/// <summary>An additional phone.</summary>
/// <param name="Type">A contact item type, such as Office.</param>
internal sealed record AdditionalPhoneForm(string Phone, string? Type = null);

/// <summary>What was loaded.</summary>
/// <param name="Loaded">How many contacts were loaded.</param>
/// <param name="Refused">How many were not.</param>
/// <param name="Refusals">The first hundred of them.</param>
/// <param name="UnusedColumns">The columns of the file that mean nothing to the campaign.</param>
internal sealed record LoadAnswer(long Loaded, int Refused, IReadOnlyList<RefusedContact> Refusals, IReadOnlyList<string>? UnusedColumns = null);

/// <summary>A contact that was not loaded.</summary>
internal sealed record RefusedContact(int? Line, string? ContactId, IReadOnlyList<string> Codes);

/// <summary>Loads contacts while they are read.</summary>
internal sealed class ContactLoading
{
    private const int MaxRefusals = 100;

    private readonly List<RefusedContact> _refusals = [];
    private int _refused;

    /// <summary>Loads a list.</summary>
    public static async Task<IResult> LoadAsync(HostedCampaign hosted, ContactEditor editor, ContactForm[] contacts)
    {
        var loading = new ContactLoading();
        return TypedResults.Ok(await loading.LoadAsync(hosted.Runner, loading.Read(contacts, editor)));
    }

    /// <summary>Loads a file of any length, with a heading. It needs a column of IDs and one of phones. Columns whose headings are not understood are reported as unused. Nothing is loaded from a file that is refused.</summary>
    public static async Task<IResult> UploadAsync(HostedCampaign hosted, ContactItemTypes types, ContactImportOptions options, HttpRequest request)
    {
        request.EnableBuffering(); // to a temporary file: it is read three times
        await request.Body.DrainAsync(request.HttpContext.RequestAborted);
        request.Body.Position = 0;
        var proposal = ContactImport.ProposeColumns(request.Body, types, options);
        if (!proposal.TryGet(out var columns)) return Problems.Of(proposal.Reason!);
        if (!columns.Columns.HasPhone) return Problems.Of(new FileRefusal(FileReason.ColumnNotFound) { Column = "phone" });
        if (columns.Columns.Id is null) return Problems.Of(new FileRefusal(FileReason.ColumnNotFound) { Column = "ID" }); // line numbers would be IDs, and the same ones in the next file
        options = options with { Columns = columns.Columns };
        using (var whole = ContactImport.Open(request.Body, options))
        {
            var report = ContactImport.Run(whole);
            if (!report.IsOk) return Problems.Of(report.Reason!);
        }

        request.Body.Position = 0;
        using var reader = ContactImport.Open(request.Body, options);
        var loading = new ContactLoading();
        return TypedResults.Ok(await loading.LoadAsync(hosted.Runner, loading.Read(reader)) with { UnusedColumns = [.. reader.UnusedColumns.Select(column => column.Heading)] });
    }

    private static Result<Contact, ContactIssue> Read(ContactForm form, ContactEditor editor)
    {
        var read = editor.SetPrimaryPhone(new Contact(form.ContactId, PhoneNumber.None) { Name = form.Name ?? "" }, form.PrimaryPhone);
        foreach (var phone in form.AdditionalPhones ?? [])
        {
            if (!read.TryGet(out var contact)) break;
            read = editor.AddPhone(contact, phone.Phone, phone.Type);
        }

        return read;
    }

    private IEnumerable<Contact> Read(ContactForm[] forms, ContactEditor editor)
    {
        foreach (var form in forms)
        {
            var read = Read(form, editor);
            if (read.TryGet(out var contact)) yield return contact;
            else Refuse(new RefusedContact(null, form.ContactId, [read.Reason.Code]));
        }
    }

    private IEnumerable<Contact> Read(ContactReader reader)
    {
        while (reader.Read())
        {
            if (reader.Kind == ContactRowKind.Contact) yield return reader.ToContact();
            else if (reader.Kind != ContactRowKind.Blank) Refuse(new RefusedContact(reader.Line, null, [.. reader.Issues.Select(issue => issue.Code)]));
        }
    }

    // A thousand contacts in each commit.
    private async Task<LoadAnswer> LoadAsync(CampaignRunner runner, IEnumerable<Contact> contacts)
    {
        var loaded = await runner.LoadAsync(contacts, (contact, reason) => Refuse(new RefusedContact(null, contact.Id, [reason.Code()])));
        return new LoadAnswer(loaded, _refused, _refusals);
    }

    private void Refuse(RefusedContact refused)
    {
        _refused++;
        if (_refusals.Count < MaxRefusals) _refusals.Add(refused);
    }
}
