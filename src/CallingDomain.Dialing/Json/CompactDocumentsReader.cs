namespace CallingDomain.Dialing;

/// <summary>Reads a snapshot field by field, in the order in which <see cref="CompactDocuments"/> writes it.</summary>
internal sealed class CompactDocumentsReader(CompactReader reader)
{
    public SnapshotDocument Read()
    {
        var now = reader.Instant();
        var paused = reader.Flag();
        var listed = reader.List(reader.Number);
        var unlisted = reader.List(reader.Number);
        var contacts = reader.List(Progress);
        var history = reader.List(History);
        return new SnapshotDocument(CampaignJson.FormatVersion, now, paused, listed, unlisted, contacts, history, reader.List(Final));
    }

    private ProgressDocument Progress()
    {
        var (contact, state) = (Contact(), State());
        var plan = new PlanDocument(reader.List(Phone), reader.List(() => new LeftOutDocument(Phone(), reader.Word<LeftOutReason>())));
        return new ProgressDocument(contact, state, plan, reader.Number32(), reader.List(Counts))
        {
            OtherCounts = reader.List(() => new OtherCountsDocument(reader.Number(), Counts())),
            LastPhone = Optional(Phone),
            Callback = Optional(() => new CallbackDocument(reader.Text(), reader.NeededName()) { Owner = reader.Name() }),
        };
    }

    private ContactDocument Contact() => new(reader.Text(), reader.Number32())
    {
        List = reader.Name(),
        Name = reader.OptionalText(),
        PrimaryPhone = reader.Number(),
        AdditionalPhones = reader.List(() => new AdditionalDocument(reader.Number()) { Type = Type(), Description = reader.OptionalText() }),
        TimeZone = reader.Name(),
        ScheduledAt = reader.OptionalInstant(),
        Fields = reader.List(() => new FieldDocument(reader.NeededName(), reader.Text())),
    };

    private StateDocument State()
    {
        var (phase, why, ruleWhy, held) = (reader.Word<ContactPhase>(), reader.Word<WaitReason>(), reader.Word<WaitReason>(), reader.Flag());
        return new StateDocument(phase, reader.Number32(), reader.Number32(), reader.Instant(), reader.Instant())
        {
            Why = why,
            RuleWhy = ruleWhy,
            Held = held,
            Attempts = reader.Number32(),
            Attempt = unchecked((long)reader.Count()),
            DialedAt = reader.Instant(),
            LeaseUntil = reader.Instant(),
            ClosesWith = reader.Word<CloseReason>(),
            LastCall = Optional(() => new CallDocument(reader.Number32(), reader.Number32(), reader.Word<CallStatus>(), reader.Instant(), reader.Instant(), reader.Instant())),
            Closing = Optional(() => new ClosingDocument(reader.Instant(), reader.Word<CloseReason>(), (int)Math.Clamp(reader.Signed(), -1, int.MaxValue), reader.Word<CallStatus>())),
        };
    }

    private PhoneDocument Phone() => new(reader.Number(), reader.Number32()) { Type = Type() };

    private TypeDocument? Type() => reader.Name() is { } name ? new TypeDocument(name, (int)Math.Clamp(reader.Signed(), int.MinValue, int.MaxValue)) { Color = reader.Name() } : null;

    private HistoryDocument History()
    {
        var attempt = new AttemptDocument(
            unchecked((long)reader.Count()), reader.NeededName(), Phone(), reader.Number32(), reader.Number32(), reader.Instant(), reader.Instant()) { Agent = reader.Name() };
        return new HistoryDocument(attempt) { Status = reader.Word<CallStatus>(), EndedAt = reader.OptionalInstant() };
    }

    private FinalDocument Final() => new(reader.NeededName(), reader.Instant(), reader.Word<CloseReason>(), Counts())
    {
        Phone = Optional(Phone),
        CausePhone = Optional(Phone),
        CauseStatus = reader.Word<CallStatus>(),
    };

    private int[] Counts()
    {
        var used = reader.Byte();
        var counts = new int[AttemptCounts.Counted.Length];
        for (var i = 0; i < counts.Length; i++) counts[i] = (used & (1 << i)) == 0 ? 0 : reader.Byte();
        return counts;
    }

    private T? Optional<T>(Func<T> read)
        where T : class => reader.Flag() ? read() : null;
}
