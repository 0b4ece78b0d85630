using System.Collections.Immutable;
using CallingDomain.Contacts;
using CallingDomain.Numbers;
using NodaTime;

namespace CallingDomain.Dialing;

/// <content>The zones and rule sets of phones.</content>
internal sealed partial class Scheduler
{
    private readonly Dictionary<int, DatedRules[]> _dated = []; // of contacts whose rule sets change at known instants
    private RuleScopes _scopes;
    private PhoneRulesTable _rules;
    private int _rulesKept; // those used by facts; those added by a refused command are removed
    private bool _hasTooManyRules;

    /// <summary>The zones of a contact's phone.</summary>
    public CallZones ZonesOf(int contact, PhoneNumber number) => ZonesOf(number, _cards.ZoneOf(contact));

    /// <summary>Why a phone of a contact is never called: its hours never overlap, or a rule set needs a fact that the contact lacks; null if it is called.</summary>
    public SkipReason? NeverOf(int contact, PhoneNumber number, long now)
    {
        var zone = _cards.ZoneOf(contact);
        if (!IsNever(number, zone, FactsOf(contact), now)) return null;
        return LacksFact(number, zone, FactsOf(contact), now) ? SkipReason.FactMissing : SkipReason.NeverCallable;
    }

    private CallZones ZonesOf(PhoneNumber number, DateTimeZone? zone) => CallZones.ForCall(Settings.PhoneZones.Find(number), zone, Settings.TimeZone);

    // The contact's data, if conditions of rule sets ask for them.
    private Contact? FactsOf(int contact) => _scopes.ReadContacts ? _host.ContactOf(contact) : null;

    private Contact? DraftFacts() => !_scopes.ReadContacts ? null : _draft.HasFacts ? _draft.Facts : _draft.TakeFacts(_host.ContactOf(_draft.Contact));

    private int DraftRulesOf(PhoneNumber number) => RulesOf(number, _draft.Zone, DraftFacts());

    // The index of a number's zones and rule sets; of rule sets that change, the first from now on with which the number may be called. Too many different ones are refused when a contact is loaded.
    private int RulesOf(PhoneNumber number, DateTimeZone? zone, Contact? contact)
    {
        var found = Find(number, zone, contact);
        if (found.Dated is not { } dated) return found.Rules;
        for (var part = dated.PartAt(_rules.From); part < dated.Parts.Length; part++)
        {
            if (!_rules.IsNever(dated.Parts[part].Rules)) return dated.Parts[part].Rules;
        }

        return dated.Parts[^1].Rules;
    }

    // The rules of a number; null in place of rules that change for those that do not. A command asks several times for those of one contact.
    private (int Rules, DatedRules? Dated) Find(PhoneNumber number, DateTimeZone? zone, Contact? contact)
    {
        var zones = ZonesOf(number, zone);
        if (!_scopes.HaveConditions) return (IndexOf(zones, _scopes.Everything), null);
        if (_rules.Recent.TryFind(number, zone, contact, out var found)) return found;
        var dated = DatedOf(number, zones, contact);
        found = (dated is null ? IndexOf(zones, ScopeOf(number, zones, contact, LocalInstants.First)) : 0, dated);
        if (!_hasTooManyRules) _rules.Recent.Add(number, found);
        return found;
    }

    private RuleScope ScopeOf(PhoneNumber number, CallZones zones, Contact? contact, Instant at) => _scopes.Of(new RuleSubject(number, contact, zones, at, Settings.CallKinds));

    private int IndexOf(CallZones zones, RuleScope scope)
    {
        var index = _rules.IndexOf(new PhoneRules(zones, scope));
        _hasTooManyRules |= index < 0;
        return Math.Max(0, index);
    }

    private bool HasTooManyRules(ReadOnlySpan<PhoneNumber> order, DateTimeZone? zone, Contact? contact)
    {
        _hasTooManyRules = false;
        foreach (var number in order) RulesOf(number, zone, contact);
        return _hasTooManyRules;
    }

    private DatedRules? DatedOf(PhoneNumber number, CallZones zones, Contact? contact)
    {
        if (_scopes.ChangesOf(contact, zones) is not { } changes) return null;
        var parts = ImmutableArray.Create((From: long.MinValue, Rules: IndexOf(zones, ScopeOf(number, zones, contact, LocalInstants.First))));
        foreach (var change in changes)
        {
            var rules = IndexOf(zones, ScopeOf(number, zones, contact, change));
            if (rules != parts[^1].Rules) parts = parts.Add((DueTime.Of(change), rules));
        }

        return parts.Length > 1 ? new DatedRules(number, parts) : null;
    }

    private DatedRules[]? DatedOf(ReadOnlySpan<PhoneNumber> numbers, DateTimeZone? zone, Contact? contact)
    {
        if (!_scopes.HaveDates || contact is null) return null;
        List<DatedRules>? all = null;
        foreach (var number in numbers)
        {
            if (Find(number, zone, contact).Dated is { } dated) (all ??= []).Add(dated);
        }

        return all?.ToArray();
    }

    // Whether a number is never called from an instant on.
    private bool IsNever(PhoneNumber number, DateTimeZone? zone, Contact? contact, long now) =>
        Find(number, zone, contact) is var found && found.Dated is { } dated ? IsNever(dated, now) : _rules.IsNever(found.Rules);

    // Whether a number that is never called lacks a fact that a rule set needs.
    private bool LacksFact(PhoneNumber number, DateTimeZone? zone, Contact? contact, long now)
    {
        var (rules, dated) = Find(number, zone, contact);
        return _rules.LacksFact(dated?.At(now) ?? rules);
    }

    private bool IsNever(DatedRules dated, long now)
    {
        for (var part = dated.PartAt(now); part < dated.Parts.Length; part++)
        {
            if (!_rules.IsNever(dated.Parts[part].Rules)) return false;
        }

        return true;
    }

    private bool IsLeftOut(PhoneNumber number, DateTimeZone? zone, Contact? contact, long now) => _listing.IsListed(number) || IsNever(number, zone, contact, now);

    // The rules of a contact's phone at an instant.
    private int RulesAt(int contact, PooledPhone phone, long at) =>
        _dated.Count > 0 && _dated.TryGetValue(contact, out var dated) && DatedRules.Of(dated, phone.Number) is { } own ? own.At(at) : phone.Rules;

    // Keeps the order of phones before the plan loses some whose last consent or similar fact has expired, and marks them.
    private void LeaveExpired(long now)
    {
        if (_draft.Dated is not { } dated) return;
        foreach (var each in dated)
        {
            if (_draft.IndexOf(each.Number) < 0 || !IsNever(each, now)) continue;
            _draft.KeepOrder();
            _draft.MarkGone(each.Number);
        }
    }

    // When a phone of the draft may be called by hours, limits and lockouts.
    private PhoneOpening OpeningOf(PooledPhone phone, long from)
    {
        if (phone.IsGone) return PhoneOpening.Gone;
        if (DatedRules.Of(_draft.Dated, phone.Number) is not { } dated) return OpeningUnder(phone.Rules, phone.Number, from);
        var first = dated.PartAt(from);
        PhoneOpening? before = null;
        for (var part = first; ; part++)
        {
            var begin = Math.Max(from, dated.Parts[part].From);
            var isLast = part == dated.Parts.Length - 1;
            var opening = isLast && _rules.IsNever(dated.Parts[part].Rules)
                ? new PhoneOpening(begin, WaitReason.Window, _rules[dated.Parts[part].Rules].NextOpen(DueTime.ToInstant(begin)).Rule?.Name) // due when its facts have expired: then the contact loses the phone
                : OpeningUnder(dated.Parts[part].Rules, phone.Number, begin);
            if (isLast || opening.At < dated.EndOf(part)) return opening.Why == WaitReason.Unspecified && before is { } earlier ? earlier with { At = opening.At } : opening;
            before = opening;
        }
    }

    private PhoneOpening OpeningUnder(int rules, PhoneNumber number, long from)
    {
        var (contact, times) = (_draft.Contact, _rules[rules]);
        var lifted = _draft.Standing.Card.RuleWhy == WaitReason.Callback ? LiftedUntil(_draft.Standing.Card, _draft.Callback ?? _callbacks.GetValueOrDefault(contact)) : long.MinValue;
        return PhoneOpening.Of(times, _past.Check(contact, number, _rules.AttemptsOf(rules), times.Zones, DueTime.ToInstant(from)), from, lifted);
    }

    private bool AreClosedBetween(PooledPhone phone, long from, long until)
    {
        if (DatedRules.Of(_draft.Dated, phone.Number) is not { } dated) return !StaysOpen(phone.Rules, from, until);
        for (var part = dated.PartAt(from); part < dated.Parts.Length && dated.Parts[part].From < until; part++)
        {
            if (!StaysOpen(dated.Parts[part].Rules, Math.Max(from, dated.Parts[part].From), Math.Min(until, dated.EndOf(part)))) return true;
        }

        return false;
    }

    private bool StaysOpen(int rules, long from, long until) => _rules[rules].StaysOpen(DueTime.ToInstant(from), DueTime.ToInstant(until));
}
