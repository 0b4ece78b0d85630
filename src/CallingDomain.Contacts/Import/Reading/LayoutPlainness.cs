namespace CallingDomain.Contacts;

/// <summary>Tells plain layouts, whose cells are the phones and texts of a contact, from others.</summary>
internal static class LayoutPlainness
{
    /// <summary>Whether the columns have no other roles than phones and texts, and each row is a contact.</summary>
    public static bool IsPlain(ContactColumns columns) =>
        columns is { Country: null, DoNotCall.IsEmpty: true, Key: null, ConsentAt: null, Attempts: null, LastResult: null, LastAttemptAt: null, PromotesFirstPhone: false }
        && (columns.Priority is not { } priority || priority == priority.Column)
        && (columns.TimeZone is not { } zone || zone == zone.Column)
        && (columns.PrimaryPhone is not { } primary || primary == primary.Column)
        && columns.AdditionalPhones.All(phone => phone.IsPlain);
}
