using System.Collections.Immutable;
using CallingDomain.Numbers;
using NodaTime;

namespace CallingDomain.Programs;

/// <summary>Adds numbers at any level, or reassigns numbers of the business to a program.</summary>
/// <param name="At">The instant of the request.</param>
/// <param name="To">The place for the numbers.</param>
/// <param name="Rows">The rows of a template file or of a list of entries, as <see cref="NumberTemplate"/> read them.</param>
/// <remarks>
/// Each row has its own result. A number has at most one place in the portal; a number that is already at the place changes nothing. Source: the portal, "Add Phone Numbers" and its note on
/// numbers that exist elsewhere.
/// </remarks>
public sealed record AddNumbers(Instant At, Place To, TemplateReading Rows) : PortalRequest(At)
{
    /// <summary>The place for the numbers.</summary>
    public Place To { get; init => field = Given.NotNull(value); } = Given.NotNull(To);

    /// <summary>The rows of a template file or of a list of entries, as <see cref="NumberTemplate"/> read them.</summary>
    public TemplateReading Rows { get; init => field = Given.NotNull(value); } = Given.NotNull(Rows);

    /// <summary>Whether numbers at another place of the business move to the program. Default: no; they are rejected, and the result names their place.</summary>
    public bool Reassign { get; init; }

    /// <summary>
    /// Whether it is confirmed that a running program may lose its last number, or its last Active number, and that a move may change a purpose from or to Do Not Originate. Default: no.
    /// </summary>
    public bool Confirmed { get; init; }

    internal override void Decide(PlanDraft plan)
    {
        if (plan.Resolve(To) is not { } to) return;
        if (to.Program is { } program && plan.Portal.Programs[program].PhaseAt(At) is ProgramPhase.Ended or ProgramPhase.Canceled) plan.Refuse(PortalReason.ProgramEnded);
        else new Rules(plan, this, to).Decide();
    }

    private sealed class Rules(PlanDraft plan, AddNumbers request, Place to)
    {
        private readonly CallingProgram? _program = to.Program is { } id ? plan.Portal.Programs[id] : null;
        private readonly HashSet<PhoneNumber> _seen = [];
        private readonly List<NumberResult> _results = [];

        public void Decide()
        {
            foreach (var row in request.Rows.Accepted) _results.Add(ResultOf(row));
            RejectMovesThatSilencePrograms();
            foreach (var row in request.Rows.Rejected)
                _results.Add(new NumberResult(row.Line, NumberOutcome.Rejected, PhoneNumber.None) { Lines = row.Lines, Text = row.Text, Suggestion = row.Suggestion?.Text, FirstLine = row.FirstLine, Codes = [.. row.Reasons.Select(reason => reason.Code())] });
            foreach (var row in request.Rows.Ignored)
                _results.Add(new NumberResult(row.Line, NumberOutcome.Ignored, PhoneNumber.None) { Lines = row.Lines, NoticeCodes = [row.Reason.Code()] });
            _results.Sort((left, right) => left.Line.CompareTo(right.Line));
            plan.Numbers = [.. _results];
            AddFacts();
        }

        private NumberResult ResultOf(in AcceptedRow row)
        {
            if (row.Number == PhoneNumber.None || !CallPurposes.All.Contains(row.Purpose)) return Reject(row, PortalReason.NumberNotPlausible);
            if (!_seen.Add(row.Number)) return Reject(row, NumberReason.DuplicateInBatch.Code());
            var isHeld = plan.Portal.Numbers.TryGet(row.Number, out var held);
            if (row.Purpose == CallPurpose.DoNotOriginate && _program is { Type.IsBranding: true } && !plan.Options.AllowsDoNotOriginateInBrandingPrograms)
                return Reject(row, PortalReason.PurposeDnoInBrandingProgram) with { CurrentPlace = isHeld ? held.Place : null, IsReassignable = isHeld ? false : null };
            if (!isHeld) return Accept(row, NumberOutcome.Added, currentPlace: null);
            if (held.Place == to)
                return held.Purpose == row.Purpose ? Accept(row, NumberOutcome.AlreadyPresent, to) : Reject(row, PortalReason.AlreadyPresentOtherPurpose) with { CurrentPlace = to };
            return CheckMove(row, held) is { } reason
                ? Reject(row, reason) with { CurrentPlace = held.Place, IsReassignable = held.Place.Business == to.Business && _program is not null }
                : Accept(row, NumberOutcome.Reassigned, held.Place);
        }

        private PortalReason? CheckMove(in AcceptedRow row, NumberState held)
        {
            if (held.Place.Business != to.Business) return request.Reassign ? PortalReason.ReassignCrossBusiness : PortalReason.NumberInOtherBusiness;
            if (!request.Reassign) return PortalReason.NumberAssignedElsewhere;
            if (_program is null) return PortalReason.ReassignTargetNotProgram;
            return NeedsConfirmation(held.Purpose, row.Purpose) && !request.Confirmed ? PortalReason.PurposeDnoNeedsConfirmation : null;
        }

        private static bool NeedsConfirmation(CallPurpose from, CallPurpose to) => from != to && (from == CallPurpose.DoNotOriginate || to == CallPurpose.DoNotOriginate);

        // Needs the results of all rows: together they may take the last number in use from a running program.
        private void RejectMovesThatSilencePrograms()
        {
            var silenced = RunningPrograms.Silenced(plan.Portal, request.At, _results.Where(each => each.Outcome == NumberOutcome.Reassigned).Select(each => plan.Portal.Find(each.Number)!));
            if (silenced.Count == 0) return;
            if (request.Confirmed)
            {
                plan.Notices.Add(PortalReason.ProgramNoActiveNumbers);
                return;
            }

            for (var at = 0; at < _results.Count; at++)
            {
                var result = _results[at];
                if (result.Outcome == NumberOutcome.Reassigned && result.CurrentPlace!.Program is { } program && silenced.Contains(program))
                    _results[at] = result with { Outcome = NumberOutcome.Rejected, Codes = [PortalReason.ReassignNotConfirmed.Code()], IsReassignable = true };
            }
        }

        private void AddFacts()
        {
            ImmutableArray<RegisteredNumber> added = [.. plan.NumbersWith(NumberOutcome.Added).Select(each => new RegisteredNumber(each.Number, to, each.Purpose, Vetting.Initial))];
            ImmutableArray<NumberMove> moves = [.. plan.NumbersWith(NumberOutcome.Reassigned).Select(each => new NumberMove(each.Number, each.CurrentPlace!, to))];
            if (!added.IsEmpty) plan.Facts.Add(new NumbersAdded(added));
            if (!moves.IsEmpty) plan.Facts.Add(new NumbersMoved(moves));
            plan.EditPurposes([.. plan.NumbersWith(NumberOutcome.Reassigned).Select(each => (plan.Portal.Find(each.Number)!, each.Purpose)).Where(each => each.Item1.Purpose != each.Purpose)]);
        }

        private NumberResult Accept(in AcceptedRow row, NumberOutcome outcome, Place? currentPlace) =>
            new(row.Line, outcome, row.Number) { Lines = row.Lines, Purpose = row.Purpose, NoticeCodes = NoticeCodesOf(row), CurrentPlace = currentPlace };

        private ImmutableArray<string> NoticeCodesOf(in AcceptedRow row)
        {
            if (row.Notices.IsEmpty && (_program is null || row.Purpose == _program.Purpose)) return [];
            var notices = row.Notices.Select(notice => notice.Code());
            return _program is null ? [.. notices] : [.. notices, .. PurposeRules.NoticesIn(_program, row.Purpose).Select(notice => notice.Code())];
        }

        private static NumberResult Reject(in AcceptedRow row, PortalReason reason) => Reject(row, reason.Code());

        private static NumberResult Reject(in AcceptedRow row, string code) =>
            new(row.Line, NumberOutcome.Rejected, row.Number) { Lines = row.Lines, Purpose = row.Purpose, Codes = [code] };
    }
}
