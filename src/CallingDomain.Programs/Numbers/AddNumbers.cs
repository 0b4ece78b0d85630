using System.Collections.Immutable;
using CallingDomain.Numbers;
using NodaTime;

namespace CallingDomain.Programs;

/// <summary>Adds numbers at any level, or moves them to a program from elsewhere in its business.</summary>
/// <param name="At">When it is asked.</param>
/// <param name="To">Where they are to sit.</param>
/// <param name="Rows">The rows of a template file, or of a list of entries, as they were read.</param>
/// <remarks>
/// Each row has its own answer. A number is at most once in the portal; a row that is so already changes nothing. Source: the portal, "Add Phone Numbers" and its note on
/// numbers that exist elsewhere.
/// </remarks>
public sealed record AddNumbers(Instant At, Place To, TemplateReading Rows) : PortalRequest(At)
{
    /// <summary>Where they are to sit.</summary>
    public Place To { get; init => field = Given.NotNull(value); } = Given.NotNull(To);

    /// <summary>The rows as they were read.</summary>
    public TemplateReading Rows { get; init => field = Given.NotNull(value); } = Given.NotNull(Rows);

    /// <summary>Whether numbers that sit elsewhere in the business move to the program. Default: no, they are refused, and the answer says where they are.</summary>
    public bool Reassign { get; init; }

    /// <summary>Whether it is confirmed that a running program may lose its last number, or the last one that is Active, and that Do Not Originate may come or go with a move. Default: no.</summary>
    public bool Confirmed { get; init; }

    internal override void Decide(PlanDraft plan)
    {
        if (plan.Resolve(To) is not { } to) return;
        if (to.Program is { } program && plan.Portal.Programs[program].PhaseAt(At) is ProgramPhase.Ended or ProgramPhase.Cancelled) plan.Refuse(PortalReason.ProgramEnded);
        else new Rules(plan, this, to).Decide();
    }

    private sealed class Rules(PlanDraft plan, AddNumbers request, Place to)
    {
        private readonly CallingProgram? _program = to.Program is { } id ? plan.Portal.Programs[id] : null;
        private readonly HashSet<PhoneNumber> _met = [];
        private readonly List<NumberAnswer> _answers = [];

        public void Decide()
        {
            foreach (var row in request.Rows.Accepted) _answers.Add(Answer(row));
            RefuseToSilencePrograms();
            foreach (var row in request.Rows.Rejected)
                _answers.Add(new NumberAnswer(row.Line, NumberOutcome.Rejected, PhoneNumber.None) { Lines = row.Lines, Text = row.Text, Suggestion = row.Suggestion?.Text, FirstLine = row.FirstLine, Codes = [.. row.Reasons.Select(reason => reason.Code())] });
            foreach (var row in request.Rows.Ignored)
                _answers.Add(new NumberAnswer(row.Line, NumberOutcome.Ignored, PhoneNumber.None) { Lines = row.Lines, Notices = [row.Reason.Code()] });
            _answers.Sort((left, right) => left.Line.CompareTo(right.Line));
            plan.Numbers = new NumberAnswers([.. _answers]);
            AddFacts();
        }

        private NumberAnswer Answer(in AcceptedRow row)
        {
            if (row.Number == PhoneNumber.None || !CallPurposes.All.Contains(row.Purpose)) return Reject(row, PortalReason.NumberNotPlausible);
            if (!_met.Add(row.Number)) return Reject(row, NumberReason.DuplicateInBatch.Code());
            var isHeld = plan.Portal.Numbers.TryGet(row.Number, out var held);
            if (row.Purpose == CallPurpose.DoNotOriginate && _program is { Type.Brands: true } && !plan.Options.OnlyWarnsOfDnoInBrandingProgram)
                return Reject(row, PortalReason.PurposeDnoInBrandingProgram) with { HeldBy = isHeld ? held.Place : null, IsReassignable = isHeld ? false : null };
            if (!isHeld) return Take(row, NumberOutcome.Added, heldBy: null);
            if (held.Place == to)
                return held.Purpose == row.Purpose ? Take(row, NumberOutcome.AlreadyPresent, to) : Reject(row, PortalReason.AlreadyPresentOtherPurpose) with { HeldBy = to };
            return WhyNotMove(row, held) is { } reason
                ? Reject(row, reason) with { HeldBy = held.Place, IsReassignable = held.Place.Business == to.Business && _program is not null }
                : Take(row, NumberOutcome.Reassigned, held.Place);
        }

        private PortalReason? WhyNotMove(in AcceptedRow row, NumberState held)
        {
            if (held.Place.Business != to.Business) return request.Reassign ? PortalReason.ReassignCrossBusiness : PortalReason.NumberInOtherBusiness;
            if (!request.Reassign) return PortalReason.NumberAssignedElsewhere;
            if (_program is null) return PortalReason.ReassignTargetNotProgram;
            return NeedsConfirmation(held.Purpose, row.Purpose) && !request.Confirmed ? PortalReason.PurposeDnoNeedsConfirmation : null;
        }

        private static bool NeedsConfirmation(CallPurpose from, CallPurpose to) => from != to && (from == CallPurpose.DoNotOriginate || to == CallPurpose.DoNotOriginate);

        // Known only when all rows are: a program that runs would be left without numbers that it works for.
        private void RefuseToSilencePrograms()
        {
            var silenced = RunningPrograms.Silenced(plan.Portal, request.At, _answers.Where(answer => answer.Outcome == NumberOutcome.Reassigned).Select(answer => plan.Portal.Find(answer.Number)!));
            if (silenced.Count == 0) return;
            if (request.Confirmed)
            {
                plan.Notices.Add(PortalReason.ProgramNoActiveNumbers);
                return;
            }

            for (var at = 0; at < _answers.Count; at++)
            {
                var answer = _answers[at];
                if (answer.Outcome == NumberOutcome.Reassigned && answer.HeldBy!.Program is { } program && silenced.Contains(program))
                    _answers[at] = answer with { Outcome = NumberOutcome.Rejected, Codes = [PortalReason.ReassignNotConfirmed.Code()], IsReassignable = true };
            }
        }

        private void AddFacts()
        {
            ImmutableArray<RegisteredNumber> added = [.. plan.Numbers.Of(NumberOutcome.Added).Select(answer => new RegisteredNumber(answer.Number, to, answer.Purpose, Vetting.Initial))];
            ImmutableArray<NumberMove> moves = [.. plan.Numbers.Of(NumberOutcome.Reassigned).Select(answer => new NumberMove(answer.Number, answer.HeldBy!, to))];
            if (!added.IsEmpty) plan.Facts.Add(new NumbersAdded(added));
            if (!moves.IsEmpty) plan.Facts.Add(new NumbersMoved(moves));
            plan.AddPurposes([.. plan.Numbers.Of(NumberOutcome.Reassigned).Select(answer => (plan.Portal.Find(answer.Number)!, answer.Purpose)).Where(each => each.Item1.Purpose != each.Purpose)]);
        }

        private NumberAnswer Take(in AcceptedRow row, NumberOutcome outcome, Place? heldBy) =>
            new(row.Line, outcome, row.Number) { Lines = row.Lines, Purpose = row.Purpose, Notices = NoticesOf(row), HeldBy = heldBy };

        private ImmutableArray<string> NoticesOf(in AcceptedRow row)
        {
            if (row.Notices.IsEmpty && (_program is null || row.Purpose == _program.Purpose)) return [];
            var notices = row.Notices.Select(notice => notice.Code());
            return _program is null ? [.. notices] : [.. notices, .. PurposeRules.NoticesIn(_program, row.Purpose).Select(notice => notice.Code())];
        }

        private static NumberAnswer Reject(in AcceptedRow row, PortalReason reason) => Reject(row, reason.Code());

        private static NumberAnswer Reject(in AcceptedRow row, string code) =>
            new(row.Line, NumberOutcome.Rejected, row.Number) { Lines = row.Lines, Purpose = row.Purpose, Codes = [code] };
    }
}
