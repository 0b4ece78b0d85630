using NodaTime;

namespace CallingDomain.Dialing;

/// <summary>Facts as bytes.</summary>
internal static class PackedFact
{
    private const int HasReference = 1, HasNote = 2, HasDisposition = 4, HasTrunk = 8, HasSignals = 16, HasOutcome = 32, Consented = 64, AllRemarks = 127;
    private const byte Replanned = 0x80, Called = 0x40, Remarked = 0x20, KindBits = 0x1F;

    /// <param name="writer">The bytes.</param>
    /// <param name="fact">The fact.</param>
    /// <param name="before">The instant of the fact before it, near to its own; 0 for none.</param>
    public static void Write(PackedWriter writer, in CampaignFact fact, long before)
    {
        var times = new FactTimes(fact.AtNanoseconds);
        var (words, hasContact, hasCall) = (fact.Words, fact.Contact >= 0, fact.Words.Attempt > 0);
        writer.Byte((byte)((byte)fact.Kind | (fact.IsReplanned ? Replanned : 0) | (hasCall ? Called : 0) | (fact.Remarks is null ? 0 : Remarked)));
        writer.Signed(unchecked(fact.AtNanoseconds - before));
        if (hasContact) WriteContact(writer, fact, ref times);
        if (hasCall)
        {
            writer.Count((ulong)words.Attempt);
            times.Write(writer, words.Dialed);
            times.Write(writer, words.Lease);
        }

        if (fact.Kind is CampaignFactKind.AttemptClaimed or CampaignFactKind.AttemptStarted or CampaignFactKind.AttemptEnded)
        {
            writer.Byte((byte)fact.PhoneIndex);
            writer.Count(fact.Pass);
            writer.Count(fact.PhoneAttempt);
            times.Write(writer, words.CallDue);
        }

        if (HasNumber(fact.Kind)) writer.Count(words.Digits);
        if (fact.Kind == CampaignFactKind.OutsideCall)
        {
            times.Write(writer, words.Dialed);
            writer.Byte((byte)fact.Status);
        }

        if (fact.Kind == CampaignFactKind.AttemptEnded)
        {
            writer.Byte((byte)fact.Status);
            writer.Byte((byte)fact.Counted);
        }

        WriteDetail(writer, fact, ref times);
        if (fact.Remarks is not { } remarks) return;
        Write(writer, remarks);
    }

    public static void Write(PackedWriter writer, CallRemarks remarks)
    {
        var (reference, note, disposition, trunk) = (remarks.Reference, remarks.Note, remarks.Disposition, remarks.Trunk);
        writer.Byte((byte)(
            (reference is null ? 0 : HasReference) | (note is null ? 0 : HasNote) | (disposition is null ? 0 : HasDisposition) | (trunk is null ? 0 : HasTrunk)
            | (remarks.SignalBits == 0 ? 0 : HasSignals) | (remarks.Outcome == CallOutcome.Unspecified ? 0 : HasOutcome) | (remarks.IsConsented ? Consented : 0)));
        if (reference is not null) writer.Text(reference);
        if (note is not null) writer.Text(note);
        if (disposition is not null) writer.Text(disposition);
        if (trunk is not null) writer.Text(trunk);
        if (remarks.SignalBits != 0) writer.Count(remarks.SignalBits);
        if (remarks.Outcome != CallOutcome.Unspecified) writer.Byte((byte)remarks.Outcome);
    }

    /// <exception cref="DataException">The bytes are not a fact.</exception>
    public static CampaignFact Read(ref PackedReader reader, long number, long before, IDateTimeZoneProvider zones)
    {
        var first = reader.Byte();
        var kind = (CampaignFactKind)(first & KindBits);
        var at = unchecked(before + reader.Signed());
        var times = new FactTimes(at);
        if (!CampaignFactCodes.IsKnown(kind)) throw PackedContact.Invalid("kind");
        var hasContact = CampaignFactCodes.IsOfContact(kind);
        var isCall = kind is CampaignFactKind.AttemptClaimed or CampaignFactKind.AttemptStarted or CampaignFactKind.AttemptEnded;
        var (contact, standing) = (-1, default(ContactStanding));
        if (hasContact)
        {
            contact = reader.Count(int.MaxValue);
            standing = ReadContact(ref reader, ref times);
        }

        var what = (ulong)kind | ((ulong)first & Replanned) | ((ulong)unchecked((uint)contact) << 32);
        var (counts, attempt, digits, callDue, dialed, lease) = (0UL, 0L, 0UL, 0L, 0L, 0L);
        if ((first & Called) != 0)
        {
            attempt = (long)Math.Min(reader.Count(), long.MaxValue);
            if (attempt == 0) throw PackedContact.Invalid("attempt");
            dialed = times.Read(ref reader);
            lease = times.Read(ref reader);
        }

        if (isCall)
        {
            what |= (ulong)reader.Byte() << 24;
            counts = ((ulong)(uint)reader.Count(ushort.MaxValue) << 16) | (uint)reader.Count(ushort.MaxValue);
            callDue = times.Read(ref reader);
        }

        if (HasNumber(kind)) digits = PackedContact.ReadNumber(ref reader).Digits;
        if (kind == CampaignFactKind.OutsideCall) (dialed, what) = (times.Read(ref reader), what | ((ulong)reader.Byte() << 8));
        if (kind == CampaignFactKind.AttemptEnded) what |= ((ulong)reader.Byte() << 8) | ((ulong)reader.Byte() << 16);
        var isCallback = kind == CampaignFactKind.AttemptEnded && unchecked((CallStatus)(byte)(what >> 8)) == CallStatus.Callback;
        var detail = isCallback ? PackedContact.ReadAgreed(ref reader, zones) : ReadDetail(ref reader, kind, standing.Card.Priority, ref times, zones);
        var remarks = (first & Remarked) != 0 ? ReadRemarks(ref reader) : null;
        if (reader.IsDamaged) throw PackedContact.Invalid("fact");
        var fact = CampaignFact.Of(number, what, counts, at, attempt, digits, callDue, dialed, lease, standing, detail);
        if (remarks is not null && !CampaignFactCodes.HasRemarks(kind)) throw PackedContact.Invalid("remarks");
        if (remarks is not null) fact.Remark(remarks);
        return fact;
    }

    /// <exception cref="DataException">There are no remarks, or one is invalid.</exception>
    public static CallRemarks ReadRemarks(ref PackedReader reader)
    {
        var has = reader.Byte();
        var remarks = new CallRemarks(Text(ref reader, HasReference), Text(ref reader, HasNote))
        {
            Disposition = Text(ref reader, HasDisposition),
            Trunk = Text(ref reader, HasTrunk),
            SignalBits = (has & HasSignals) != 0 ? reader.Count(ushort.MaxValue) : 0,
            Outcome = (has & HasOutcome) != 0 ? (CallOutcome)reader.Byte() : CallOutcome.Unspecified,
            IsConsented = (has & Consented) != 0,
        };
        string? Text(ref PackedReader from, int flag) => (has & flag) != 0 ? from.Text() : null;

        return (has & ~AllRemarks) == 0 && remarks.IsPossible ? remarks : throw PackedContact.Invalid("remarks");
    }

    private static bool HasNumber(CampaignFactKind kind) => kind is CampaignFactKind.AttemptClaimed or CampaignFactKind.AttemptStarted or CampaignFactKind.AttemptEnded or CampaignFactKind.AttemptReachedLate
        or CampaignFactKind.OutsideCall or CampaignFactKind.NumberBlacklisted or CampaignFactKind.NumberUnblacklisted;

    private static void WriteContact(PackedWriter writer, in CampaignFact fact, ref FactTimes times)
    {
        ref readonly var standing = ref fact.Standing;
        var (ruleDue, lastEnd, priority, bits) = standing.Card.Words;
        writer.Count(fact.Contact);
        times.Write(writer, ruleDue);
        times.Write(writer, lastEnd);
        writer.Count(priority);
        writer.Fixed(bits);
        times.Write(writer, standing.Due);
        times.Write(writer, standing.Base);
        writer.Count(standing.Attempts);
    }

    private static ContactStanding ReadContact(ref PackedReader reader, ref FactTimes times)
    {
        var (ruleDue, lastEnd) = (times.Read(ref reader), times.Read(ref reader));
        var card = ContactCard.Of(ruleDue, lastEnd, reader.Count(int.MaxValue), reader.FixedWord());
        return new ContactStanding { Card = card, Due = times.Read(ref reader), Base = times.Read(ref reader), Attempts = reader.Count(int.MaxValue) };
    }

    private static void WriteDetail(PackedWriter writer, in CampaignFact fact, ref FactTimes times)
    {
        switch (fact.Kind)
        {
            case CampaignFactKind.ContactLoaded or CampaignFactKind.ContactEdited:
                PackedContact.Write(writer, (LoadedContact)fact.Detail!);
                break;
            case CampaignFactKind.AttemptEnded:
                if (fact.Status == CallStatus.Callback) PackedContact.Write(writer, (AgreedCallback)fact.Detail!);
                break;
            case CampaignFactKind.CallbackAgreed:
                PackedContact.Write(writer, (AgreedCallback)fact.Detail!);
                break;
            case CampaignFactKind.AttemptClaimed or CampaignFactKind.ListReset:
                writer.Optional((string?)fact.Detail);
                break;
            case CampaignFactKind.PreviewReserved:
                var preview = (ReservedPreview)fact.Detail!;
                writer.Text(preview.Agent);
                times.Write(writer, preview.Until);
                break;
            case CampaignFactKind.AttemptReachedLate:
                writer.Count((ulong)fact.Attempt);
                break;
            case CampaignFactKind.ContactTypesChanged:
                PackedContact.Write(writer, (TypeChange)fact.Detail!);
                break;
            case CampaignFactKind.ListChanged:
                var change = (ListChange)fact.Detail!;
                writer.Text(change.List);
                writer.Byte((byte)change.Action);
                break;
            case CampaignFactKind.NumberBlacklisted:
                var listed = fact.Detail as ListedNumber ?? ListedNumber.ForGood;
                times.Write(writer, listed.Until);
                writer.Optional(listed.Reason);
                break;
            case CampaignFactKind.OutsideCall:
                var outside = (OutsideCall?)fact.Detail;
                writer.Optional(outside?.Subject);
                writer.Optional(outside?.Caller);
                writer.Byte(outside is { IsConsented: true } ? (byte)1 : (byte)0);
                writer.Byte((byte)(outside?.Outcome ?? CallOutcome.Unspecified));
                break;
            case CampaignFactKind.SettingsChanged:
                var settings = CampaignSettingsJson.Write(fact.Settings!);
                writer.Count(settings.Length);
                writer.Bytes(settings);
                break;
        }
    }

    private static object? ReadDetail(ref PackedReader reader, CampaignFactKind kind, int priority, ref FactTimes times, IDateTimeZoneProvider zones) => kind switch
    {
        CampaignFactKind.ContactLoaded or CampaignFactKind.ContactEdited => PackedContact.ReadLoaded(ref reader, priority, zones),
        CampaignFactKind.CallbackAgreed => PackedContact.ReadAgreed(ref reader, zones),
        CampaignFactKind.AttemptClaimed or CampaignFactKind.ListReset => reader.Optional(),
        CampaignFactKind.PreviewReserved => new ReservedPreview(reader.Text(), times.Read(ref reader)),
        CampaignFactKind.AttemptReachedLate => new LateAttempt((long)Math.Min(reader.Count(), long.MaxValue)),
        CampaignFactKind.ContactTypesChanged => PackedContact.ReadTypeChange(ref reader),
        CampaignFactKind.ListChanged => new ListChange(reader.Text(), (ListAction)reader.Byte()),
        CampaignFactKind.NumberBlacklisted => ListedOf(times.Read(ref reader), reader.Optional()),
        CampaignFactKind.OutsideCall => OutsideOf(new OutsideCall(reader.Optional(), reader.Optional(), reader.Byte() != 0, (CallOutcome)reader.Byte())),
        CampaignFactKind.SettingsChanged => ReadSettings(reader.Take(reader.Count(int.MaxValue)), zones),
        _ => null,
    };

    /// <summary>For how long, and why, a number is listed; null for good and without a reason.</summary>
    /// <exception cref="DataException">The reason or the end is invalid.</exception>
    private static ListedNumber? ListedOf(long until, string? reason)
    {
        var listed = new ListedNumber(until, reason);
        return listed == ListedNumber.ForGood ? null : listed.IsPossible ? listed : throw PackedContact.Invalid("blacklist");
    }

    /// <summary>The details of a call placed elsewhere; null for none.</summary>
    /// <exception cref="DataException">A text is invalid.</exception>
    private static OutsideCall? OutsideOf(OutsideCall outside) => outside == OutsideCall.None ? null : outside.IsPossible ? outside : throw PackedContact.Invalid("outside call");

    /// <exception cref="DataException">The bytes are not settings.</exception>
    internal static CampaignSettings ReadSettings(ReadOnlySpan<byte> json, IDateTimeZoneProvider zones)
    {
        var settings = CampaignSettingsJson.Read(json, zones);
        if (settings.TryGet(out var read)) return read;
        throw new DataException(settings.Reason.Reason == CampaignSettingsReason.ZoneUnknown ? CampaignDataReason.ZoneUnknown : CampaignDataReason.Invalid, "settings" + settings.Reason.Path[1..]);
    }
}
