using CallingDomain.Numbers;
using NodaTime;

namespace CallingDomain.Dialing;

/// <content>Snapshots: arrays as in memory, everything else packed.</content>
internal sealed partial class Scheduler
{
    // No campaign has as many; counts from here on do not overflow.
    private const long MostFacts = 1L << 48;
    private const int MostOfContact = 1 << 30;

    public void WriteTo(SnapshotOutput output)
    {
        if (_rules.Count > _rulesKept) _rules.TrimTo(_rulesKept);
        EndPreviews(Now);
        output.Packed(WriteHead);
        output.Packed(writer => Write(writer, _rules.All));
        output.Packed(WriteNever);
        output.Packed(writer =>
        {
            var own = _cards.Zones;
            writer.Count(own.Count);
            foreach (var zone in own) Write(writer, zone);
        });
        WriteBlocks(output);
        output.Values(_cards.Bases);
        output.Values(_cards.ZoneIndexes);
        for (var segment = 0; segment < _phones.SegmentCount; segment++) output.Values(_phones.Segment(segment));
        output.Many(_spares.OrderBy(each => each.Key), static (writer, spare) => Write(writer, spare.Key, spare.Value));
        output.Many(_dated.OrderBy(each => each.Key), static (writer, dated) => Write(writer, dated.Key, dated.Value));
        output.Many(_callbacks.OrderBy(each => each.Key), static (writer, callback) =>
        {
            writer.Count(callback.Key);
            PackedContact.Write(writer, callback.Value);
        });
        output.Many(_tallies.OrderBy(each => each.Key), static (writer, tally) =>
        {
            writer.Count(tally.Key);
            writer.Count(tally.Value.Callbacks);
            writer.Count(tally.Value.LostCalls);
        });
        output.Many(_calls.All().Select(call => _calls[call]).OrderBy(call => call.Attempt), Write);
        output.Many(_waiting.Where(each => each.Value.Place >= 0).OrderBy(each => each.Key), (writer, waiting) =>
        {
            writer.Count(waiting.Key);
            writer.Fixed(_calls[waiting.Value.Place].Attempt);
        });
        output.Many(_lost.All, static (writer, lost) =>
        {
            Write(writer, lost.Call);
            writer.Byte((byte)lost.Counted);
            writer.Byte(lost.Remarks is null ? (byte)0 : (byte)1);
            if (lost.Remarks is { } remarks) PackedFact.Write(writer, remarks);
        });
        output.Many(_previews.All, static (writer, preview) =>
        {
            writer.Count(preview.Key);
            writer.Text(preview.Value.Agent);
            writer.Fixed(preview.Value.Until);
        });
        output.Many(_skips.OrderBy(each => each.Key), static (writer, skips) =>
        {
            writer.Count(skips.Key);
            writer.Count(skips.Value);
        });
        output.Many(_references.OrderBy(each => each.Key), static (writer, reference) =>
        {
            writer.Fixed(reference.Key);
            writer.Text(reference.Value);
        });
        output.Many(_reachedLate.OrderBy(each => each.Key), static (writer, late) =>
        {
            writer.Count(late.Key);
            writer.Count(late.Value.Digits);
        });
        output.Many(_deadSigns.All, static (writer, sign) =>
        {
            writer.Count(sign.Key.Digits);
            writer.Fixed(sign.Value.At);
            writer.Optional(sign.Value.Trunk);
        });
        output.Many(_past.ByNumber.OrderBy(each => each.Key), static (writer, past) => Write(writer, past.Key.Digits, past.Value));
        output.Many(_past.ByContact.OrderBy(each => each.Key), static (writer, past) => Write(writer, (ulong)past.Key, past.Value));
    }

    public void ReadFrom(SnapshotInput input, IDateTimeZoneProvider zones)
    {
        var (contacts, segments, used, hasBases, hasZones) = (0, 0, 0, false, false);
        var waiting = new List<(int Contact, long Attempt)>();
        input.Packed("campaign", (ref reader) =>
        {
            (Now, FactCount, AttemptCount) = (reader.FixedLong(), reader.FixedLong(), reader.FixedLong());
            IsPaused = reader.Byte() != 0;
            TakeEnd(Settings, isOver: reader.Byte() != 0);
            (contacts, segments, used) = (reader.Count(Array.MaxLength), reader.Count(int.MaxValue), reader.Count(PhonePool.SegmentWords));
            (hasBases, hasZones) = (reader.Byte() != 0, reader.Byte() != 0);
            _past.Restore(reader.Byte() != 0);
            for (var count = reader.Count(int.MaxValue); count > 0 && !reader.IsDamaged; count--)
            {
                if (!_heldLists.Add(reader.Text())) throw PackedContact.Invalid("lists");
            }

            for (var count = reader.Count(int.MaxValue); count > 0 && !reader.IsDamaged; count--)
            {
                var (number, entry) = (PackedContact.ReadNumber(ref reader), new ListedNumber(reader.FixedLong(), reader.Optional()));
                _listing.Set(number, entry.IsPossible ? entry : throw PackedContact.Invalid("blacklist"));
            }

            for (var count = reader.Count(int.MaxValue); count > 0 && !reader.IsDamaged; count--) _listing.Set(PackedContact.ReadNumber(ref reader), entry: null);
        });
        if ((Now != long.MinValue && !DueTime.IsExact(Now)) || FactCount is < 0 or > MostFacts || AttemptCount < 0 || AttemptCount > FactCount) throw PackedContact.Invalid("campaign");
        input.Packed("zones", (ref reader) => ReadRules(ref reader, zones));
        input.Packed("zones", (ref reader) =>
        {
            for (var index = 0; index < _rules.Count; index++) _rules.Restore(index, reader.Byte() != 0);
        });
        input.Packed("zones", (ref reader) =>
        {
            for (var count = reader.Count(PooledPhone.MaxRules + 1); count > 0; count--) _cards.AddZone(ReadZones(ref reader, zones)[0]);
        });
        _rulesKept = _rules.Count;
        ReadCards(input, contacts, hasBases, hasZones);
        for (var segment = 0; segment < segments; segment++) input.Values(_phones.AddSegment(segment == segments - 1 ? used : PhonePool.SegmentWords));
        ReadSides(input, zones, waiting);
        var underWay = 0;
        var taken = new ulong[]?[segments];
        for (var contact = 0; contact < contacts; contact++)
        {
            if (!IsWhole(contact, taken)) throw PackedContact.Invalid("contacts");
            if (!_cards[contact].IsClosed) OpenCount++;
            if (_cards[contact].IsUnderWay) underWay++;
            if (_cards[contact].IsInHopper) Enter(contact);
        }

        if (underWay != _calls.Count) throw PackedContact.Invalid("calls");
        foreach (var (contact, attempt) in waiting)
        {
            if (!_cards[contact].IsInHopper || !_calls.TryFind(attempt, out var call) || _calls[call].Number != PhonesOf(contact)[_cards[contact].Phone].Number) throw PackedContact.Invalid("waiting");
            Leave(contact);
            WaitFor(call, contact);
        }
    }

    /// <summary>Places every contact again, as a fact, with the given settings.</summary>
    /// <returns>False if nothing has changed: the settings need calls that were not remembered.</returns>
    public bool TryPlaceAll(CampaignSettings settings) => !NeedsForgottenCalls(settings) && ChangeSettings(settings, Now) is null;

    private void WriteHead(PackedWriter writer)
    {
        writer.Fixed(Now);
        writer.Fixed(FactCount);
        writer.Fixed(AttemptCount);
        writer.Byte(IsPaused ? (byte)1 : (byte)0);
        writer.Byte(IsOver ? (byte)1 : (byte)0);
        writer.Count(_cards.Count);
        writer.Count(_phones.SegmentCount);
        writer.Count(_phones.Used);
        writer.Byte(_cards.Bases.IsEmpty ? (byte)0 : (byte)1);
        writer.Byte(_cards.ZoneIndexes.IsEmpty ? (byte)0 : (byte)1);
        writer.Byte(_past.AreComplete ? (byte)1 : (byte)0);
        writer.Count(_heldLists.Count);
        foreach (var list in _heldLists) writer.Text(list);
        var (added, removed) = (_listing.Added.ToList(), _listing.Removed.ToList());
        writer.Count(added.Count);
        foreach (var (number, entry) in added)
        {
            writer.Count(number.Digits);
            writer.Fixed(entry.Until);
            writer.Optional(entry.Reason);
        }

        writer.Count(removed.Count);
        foreach (var number in removed) writer.Count(number.Digits);
    }

    // Writes blocks as in memory, without the fields that a hopper rebuilds.
    private void WriteBlocks(SnapshotOutput output)
    {
        var blocks = new ContactBlock[SnapshotOutput.ValuesInARecord];
        for (var first = 0; first < _cards.Count; first += blocks.Length)
        {
            var next = blocks.AsSpan(0, Math.Min(blocks.Length, _cards.Count - first));
            _cards.Blocks(first, next.Length).CopyTo(next);
            foreach (ref var block in next) block.Record.Clear();
            output.Values<ContactBlock>(next);
        }
    }

    private void ReadCards(SnapshotInput input, int contacts, bool hasBases, bool hasZones)
    {
        // Allocates as blocks arrive: a damaged count does not allocate.
        const int Step = 1 << 16;
        for (var first = 0; first < contacts; first += Step) input.Values(_cards.Append(Math.Min(Step, contacts - first)));
        if (hasBases) input.Values(_cards.MakeBases());
        if (!hasZones) return;
        input.Values(_cards.MakeZoneIndexes());
        if (!_cards.HaveKnownZones()) throw PackedContact.Invalid("zones");
    }

    private void ReadSides(SnapshotInput input, IDateTimeZoneProvider zones, List<(int Contact, long Attempt)> waiting)
    {
        input.Many("spare phones", (ref reader) =>
        {
            var (contact, order, counts) = (Known(ref reader), new PhoneNumber[reader.Count(ContactCard.MaxPhones)], Array.Empty<(PhoneNumber, AttemptCounts)>());
            for (var i = 0; i < order.Length; i++) order[i] = PackedContact.ReadNumber(ref reader);
            if (order.Contains(PhoneNumber.None) || order.Distinct().Count() < order.Length) throw PackedContact.Invalid("spare phones");
            counts = new (PhoneNumber, AttemptCounts)[reader.Count(ushort.MaxValue)];
            for (var i = 0; i < counts.Length; i++) counts[i] = (PackedContact.ReadNumber(ref reader), AttemptCounts.FromBits(reader.FixedWord()));
            _spares[contact] = new SparePhones(order, counts, PackedContact.ReadNumber(ref reader));
        });
        input.Many("rules", ReadDated);
        input.Many("callbacks", (ref reader) => _callbacks[Known(ref reader)] = PackedContact.ReadCallback(ref reader, zones));
        input.Many("tallies", (ref reader) => _tallies[Known(ref reader)] = new ContactTally(reader.Count(ContactTally.Most), reader.Count(ContactTally.Most)));
        input.Many("calls", ReadCall);
        input.Many("waiting", (ref reader) => waiting.Add((Known(ref reader), reader.FixedLong())));
        input.Many("lost calls", ReadLost);
        input.Many("previews", (ref reader) =>
        {
            var (contact, preview) = (Known(ref reader), new ReservedPreview(reader.Text(), reader.FixedLong()));
            if (!_cards[contact].IsWaiting || preview.Agent.Length == 0) throw PackedContact.Invalid("previews");
            _previews.Put(contact, preview);
        });
        input.Many("skips", (ref reader) => _skips[Known(ref reader)] = reader.Count(MostOfContact));
        input.Many("references", (ref reader) =>
        {
            var (attempt, remarks) = (reader.FixedLong(), new CallRemarks(reader.Text(), Note: null));
            if (!_calls.TryFind(attempt, out _) || !remarks.IsPossible) throw PackedContact.Invalid("references");
            _references[attempt] = remarks.Reference!;
        });
        input.Many("late outcomes", (ref reader) => _reachedLate[Known(ref reader)] = PackedContact.ReadNumber(ref reader));
        input.Many("dead numbers", (ref reader) =>
        {
            var (number, sign) = (PackedContact.ReadNumber(ref reader), new DeadNumberSign(reader.FixedLong(), reader.Optional()));
            if (!DueTime.IsExact(sign.At) || sign.At > Now || sign.Trunk is "" || CallRemarks.Check(sign.Trunk, Campaign.MaxReferenceLength) is not null || !_deadSigns.TryRestore(number, sign)) throw PackedContact.Invalid("dead numbers");
        });
        input.Many("past calls", (ref reader) => Read(ref reader, _past.Restore(PackedContact.ReadNumber(ref reader))));
        input.Many("past calls", (ref reader) => Read(ref reader, _past.Restore(Known(ref reader))));
    }

    private void ReadCall(ref PackedReader reader)
    {
        var call = CallOf(ref reader);
        if (_calls.IsCalled(call.Number, out _)) throw PackedContact.Invalid("calls");
        _calls.Restore(call);
    }

    private void ReadLost(ref PackedReader reader)
    {
        var call = CallOf(ref reader);
        var counted = (CallStatus)reader.Byte();
        if (_lost.TryFind(call.Attempt, out _) || (counted != CallStatus.Unspecified && !counted.IsRetryStatus())) throw PackedContact.Invalid("lost calls");
        _lost.Add(call, counted, reader.Byte() != 0 ? PackedFact.ReadRemarks(ref reader) : null);
    }

    private CallUnderWay CallOf(ref PackedReader reader)
    {
        var call = new CallUnderWay { Attempt = reader.FixedLong(), Contact = Known(ref reader), Number = PackedContact.ReadNumber(ref reader), Agent = reader.Optional(), PhoneAttempt = reader.Count(ushort.MaxValue), Pass = reader.Count(ushort.MaxValue) };
        (call.Due, call.Dialed, call.LeaseUntil, call.IsStarted) = (reader.FixedLong(), reader.FixedLong(), reader.FixedLong(), reader.Byte() != 0);
        return call.Attempt >= 1 && call.Attempt <= AttemptCount && call.Dialed <= Now && !_calls.TryFind(call.Attempt, out _) ? call : throw PackedContact.Invalid("calls");
    }

    // Whether a card is consistent, with existing phones of its own, and with a call if it says so.
    private bool IsWhole(int contact, ulong[]?[] taken)
    {
        ref readonly var card = ref _cards[contact];
        ref readonly var record = ref _records[contact];
        if (!record.IsClear || record.Attempts is < 0 or > MostOfContact || !card.IsPossible(record.Due) || !_phones.TryTake(card.Phones, card.PhoneCount, taken)) return false;
        foreach (var phone in _phones.Of(card).All)
        {
            if (phone.Rules >= _rules.Count || !PackedContact.IsNumber(phone.Digits) || (phone.IsGone && !_spares.ContainsKey(contact))) return false;
        }

        if (!card.IsUnderWay) return card.RuleWhy != WaitReason.Callback || _callbacks.Count == 0 || card.IsClosed || _callbacks.ContainsKey(contact);
        if (card.ClosesWith == CloseReason.Reached && !_reachedLate.ContainsKey(contact)) return false;
        return _calls.IsCalled(_phones.Of(card)[card.Phone].Number, out var call) && _calls[call].Contact == contact && _past.Fit(_calls[call]);
    }

    private int Known(ref PackedReader reader)
    {
        var contact = reader.Count(int.MaxValue);
        return IsKnown(contact) ? contact : throw PackedContact.Invalid("contact");
    }

    private static void Write(PackedWriter writer, int contact, SparePhones spare)
    {
        writer.Count(contact);
        writer.Count(spare.Order.Length);
        foreach (var number in spare.Order) writer.Count(number.Digits);
        writer.Count(spare.Counts.Length);
        foreach (var (number, counts) in spare.Counts)
        {
            writer.Count(number.Digits);
            writer.Fixed(counts.Bits);
        }

        writer.Count(spare.LastCalled.Digits);
    }

    private static void Write(PackedWriter writer, CallUnderWay call)
    {
        writer.Fixed(call.Attempt);
        writer.Count(call.Contact);
        writer.Count(call.Number.Digits);
        writer.Optional(call.Agent);
        writer.Count(call.PhoneAttempt);
        writer.Count(call.Pass);
        writer.Fixed(call.Due);
        writer.Fixed(call.Dialed);
        writer.Fixed(call.LeaseUntil);
        writer.Byte(call.IsStarted ? (byte)1 : (byte)0);
    }

    private static void Write(PackedWriter writer, ulong key, PastAttempts past)
    {
        writer.Count(key);
        writer.Count(past.All.Length);
        for (var i = 0; i < past.All.Length; i++)
        {
            writer.Fixed(past.Ids[i]);
            writer.Fixed(DueTime.Of(past.All[i].DialedAt));
            writer.Fixed(DueTime.Of(past.All[i].EndedAt));
            writer.Byte((byte)past.All[i].Status);
            writer.Byte((byte)past.All[i].Marks);
            writer.Byte((byte)past.All[i].Outcome);
        }
    }

    private void Read(ref PackedReader reader, PastAttempts past)
    {
        for (var count = reader.Count(int.MaxValue); count > 0 && !reader.IsDamaged; count--)
        {
            var (id, dialed, ended, status, marks, outcome) = (reader.FixedLong(), reader.FixedLong(), reader.FixedLong(), (CallStatus)reader.Byte(), (CallMarks)reader.Byte(), (CallOutcome)reader.Byte());
            if (id == 0 || id > AttemptCount || id < -FactCount || dialed > ended || ended > Now || status > CallStatus.NotDialed || marks > CallMarks.All || outcome > CallOutcome.Spoke) throw PackedContact.Invalid("past calls");
            if (!past.TryAdd(id, new PastAttempt(DueTime.ToInstant(dialed), DueTime.ToInstant(ended), status, marks, outcome))) throw PackedContact.Invalid("past calls");
            _past.RestoreOutside(id < 0);
        }
    }
}
