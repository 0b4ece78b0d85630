using CallingDomain.Numbers;

namespace CallingDomain.Dialing;

/// <summary>Writes a snapshot field by field; <see cref="CompactDocumentsReader"/> reads it in the same order.</summary>
internal sealed class CompactDocuments(CompactWriter writer)
{
    public void Write(SnapshotDocument document)
    {
        writer.Instant(document.Now);
        Flag(document.Paused);
        List(document.Listed, writer.Number);
        List(document.Unlisted, writer.Number);
        List(document.Contacts, Progress);
        List(document.History, History);
        List(document.Final, Final);
    }

    private void Progress(ProgressDocument document)
    {
        Contact(document.Contact);
        State(document.State);
        List(document.Plan.Phones, Phone);
        List(document.Plan.LeftOut, each =>
        {
            Phone(each.Phone);
            writer.Byte((byte)each.Reason);
        });
        writer.Count(document.PlanPass);
        List(document.Counts, Counts);
        List(document.OtherCounts ?? [], each =>
        {
            writer.Number(each.Phone);
            Counts(each.Counts);
        });
        Optional(document.LastPhone, Phone);
        Optional(document.Callback, each =>
        {
            writer.Text(each.Local);
            writer.Name(each.Zone);
            writer.Name(each.Owner);
        });
    }

    private void Contact(ContactDocument document)
    {
        writer.Text(document.Id);
        writer.Count(document.Priority);
        writer.Name(document.List);
        writer.Optional(document.Name);
        writer.Number(document.PrimaryPhone ?? PhoneNumber.None);
        List(document.AdditionalPhones ?? [], each =>
        {
            writer.Number(each.Phone);
            Type(each.Type);
            writer.Optional(each.Description);
        });
        writer.Name(document.TimeZone);
        writer.Optional(document.ScheduledAt);
        List(document.Fields ?? [], each =>
        {
            writer.Name(each.Name);
            writer.Text(each.Value);
        });
    }

    private void State(StateDocument document)
    {
        writer.Byte((byte)document.Phase);
        writer.Byte((byte)document.Why);
        writer.Byte((byte)document.RuleWhy);
        Flag(document.Held);
        writer.Count(document.Pass);
        writer.Count(document.Phone);
        writer.Instant(document.RuleDueAt);
        writer.Instant(document.DueAt);
        writer.Count(document.Attempts);
        writer.Count(checked((ulong)document.Attempt));
        writer.Instant(document.DialedAt);
        writer.Instant(document.LeaseUntil);
        writer.Byte((byte)document.ClosesWith);
        Optional(document.LastCall, each =>
        {
            writer.Count(each.Pass);
            writer.Count(each.Phone);
            writer.Byte((byte)each.Status);
            writer.Instant(each.DueAt);
            writer.Instant(each.DialedAt);
            writer.Instant(each.EndedAt);
        });
        Optional(document.Closing, each =>
        {
            writer.Instant(each.At);
            writer.Byte((byte)each.Reason);
            writer.Signed(each.Phone);
            writer.Byte((byte)each.Status);
        });
    }

    private void Phone(PhoneDocument document)
    {
        writer.Number(document.Phone);
        writer.Count(document.Position);
        Type(document.Type);
    }

    private void Type(TypeDocument? document)
    {
        writer.Name(document?.Name);
        if (document is null) return;
        writer.Signed(document.OrderBy);
        writer.Name(document.Color);
    }

    private void History(HistoryDocument document)
    {
        var attempt = document.Attempt;
        writer.Count(checked((ulong)attempt.Id));
        writer.Name(attempt.ContactId);
        Phone(attempt.Phone);
        writer.Count(attempt.Pass);
        writer.Count(attempt.Number);
        writer.Instant(attempt.DueAt);
        writer.Instant(attempt.DialedAt);
        writer.Name(attempt.Agent);
        writer.Byte((byte)document.Status);
        writer.Optional(document.EndedAt);
    }

    private void Final(FinalDocument document)
    {
        writer.Name(document.ContactId);
        writer.Instant(document.ClosedAt);
        writer.Byte((byte)document.Reason);
        Counts(document.Attempts);
        Optional(document.Phone, Phone);
        Optional(document.CausePhone, Phone);
        writer.Byte((byte)document.CauseStatus);
    }

    private void Counts(int[] counts)
    {
        var used = 0;
        for (var i = 0; i < counts.Length; i++) used |= counts[i] > 0 ? 1 << i : 0;
        writer.Byte((byte)used);
        foreach (var count in counts)
        {
            if (count > 0) writer.Byte((byte)count);
        }
    }

    private void Flag(bool value) => writer.Byte(value ? (byte)1 : (byte)0);

    private void List<T>(T[] items, Action<T> write)
    {
        writer.Count(items.Length);
        foreach (var item in items) write(item);
    }

    private void Optional<T>(T? item, Action<T> write)
        where T : class
    {
        Flag(item is not null);
        if (item is not null) write(item);
    }
}
