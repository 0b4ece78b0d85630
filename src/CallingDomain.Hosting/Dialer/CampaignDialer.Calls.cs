using System.Diagnostics;
using CallingDomain.Dialing;
using CallingDomain.Numbers;
using NodaTime;

namespace CallingDomain.Hosting;

/// <content>Calls: what follows from a step, and what telephony answers.</content>
public sealed partial class CampaignDialer
{
    private const int MaxQuestions = 100; // to telephony at once

    private void Follow(DialerStep step)
    {
        foreach (var (report, answer, thrown) in step.Answers)
        {
            var hasEnded = !answer.IsOk && answer.Reason is CampaignReason.AttemptAlreadyEnded or CampaignReason.AttemptUnknown;
            if (hasEnded) _log.ReportRepeated(_name, report.Call.Id);
            else if (!answer.IsOk) _log.ReportRefused(_name, report.Call.Id, thrown?.GetType().Name ?? answer.Reason.Code());
            if (hasEnded || (answer.IsOk && report.Ending is not null)) Forget(report.Call.Id);
            else if (answer.IsOk) (report.Call.Knowledge, report.Call.IsDialed) = (CallKnowledge.UnderWay, true);
        }

        foreach (var call in step.Kept) call.IsDialed = true;
        foreach (var lost in step.Lost) Forget(lost.Id);
        if (step.Lost.Count > 0) _log.CallsLost(_name, step.Lost.Count);
        if (step.Inherited.Count > 0) _log.CallsInherited(_name, step.Inherited.Count);
        foreach (var (attempt, reference) in step.Inherited)
        {
            var call = new LiveCall(new PlacedCall(_name, attempt) { Reference = reference }) { IsInherited = true };
            _calls.Add(call.Id, call);
            Doubt(call);
        }

        if (step.Claims.Count > 0) _telephony.Try(Elapsed());
        foreach (var attempt in step.Claims) Place(attempt);
        _hasMore = step.Claims.Count > 0 && step.Claims.Count == step.Room;
    }

    private void Place(Attempt attempt)
    {
        PhoneNumber? callerId = _pool is { } pool ? _callerIds!.Choose(pool, attempt.Phone.Phone) : null;
        var call = new LiveCall(new PlacedCall(_name, attempt) { CallerId = callerId }) { Round = _telephony.Round };
        _calls.Add(call.Id, call);
        _ = PlaceAsync(call);
    }

    private async Task PlaceAsync(LiveCall call)
    {
        using var trace = HostingTelemetry.Source.StartActivity("place call", ActivityKind.Client)?.SetTag("campaign", _name).SetTag("attempt", call.Id);
        try
        {
            var ending = await _placer.PlaceAsync(call.Placed, _ended.Token).ConfigureAwait(false);
            trace?.SetTag("status", ending?.Status.ToString());
            _events.Writer.TryWrite(new DialerEvent.Placed(call, ending, Failure: null));
        }
#pragma warning disable CA1031 // the host's telephony may throw anything; the loop decides what follows
        catch (Exception failure)
#pragma warning restore CA1031
        {
            trace?.SetStatus(ActivityStatusCode.Error);
            _events.Writer.TryWrite(new DialerEvent.Placed(call, Ending: null, failure));
        }
    }

    private void Doubt(LiveCall call)
    {
        (call.Knowledge, call.AskAt) = (CallKnowledge.Unknown, Elapsed());
        _unknown.Add(call);
    }

    private void Forget(long attempt)
    {
        if (!_calls.Remove(attempt, out var call) || call.Knowledge != CallKnowledge.Unknown) return;
        EndQuestion(call);
        _unknown.Remove(call);
    }

    private void Ask()
    {
        var elapsed = Elapsed();
        foreach (var call in _unknown.Where(call => call.Question is not null && call.AskAt <= elapsed).ToList()) GiveUp(call, new TimeoutException());
        var free = MaxQuestions - _unknown.Count(call => call.Question is not null);
        foreach (var call in _unknown.Where(call => call.Question is null && call.AskAt <= elapsed).Take(free).ToList())
        {
            call.Asked++;
            call.AskAt = elapsed + Duration.FromTimeSpan(_options.ResolveTimeout);
            call.Question = CancellationTokenSource.CreateLinkedTokenSource(_ended.Token);
            _ = AskAsync(call, call.Asked, call.Question.Token);
        }
    }

    private async Task AskAsync(LiveCall call, int question, CancellationToken cancellation)
    {
        try
        {
            var resolution = await _placer.ResolveAsync(call.Placed, cancellation).ConfigureAwait(false);
            _events.Writer.TryWrite(new DialerEvent.Resolved(call, question, resolution, Failure: null));
        }
#pragma warning disable CA1031 // the host's telephony may throw anything; it is asked again
        catch (Exception failure)
#pragma warning restore CA1031
        {
            _events.Writer.TryWrite(new DialerEvent.Resolved(call, question, Resolution: null, failure));
        }
    }

    private void GiveUp(LiveCall call, Exception? failure)
    {
        var pause = _pauses.After(call.Asked - 1);
        EndQuestion(call);
        call.AskAt = Elapsed() + pause;
        _log.CallUnresolved(_name, call.Id, failure?.GetType().Name ?? "null", pause.ToTimeSpan());
        if (failure is not null) _log.PlacerThrew(_name, call.Id, failure);
    }

    private void EndQuestion(LiveCall call)
    {
        if (call.Question is { } question) _ = CancelAsync(question);
        call.Question = null;
    }

    // The callbacks of telephony run elsewhere, and their exceptions are its own.
    private async Task CancelAsync(CancellationTokenSource source)
    {
        using var disposed = source;
        try
        {
            await source.CancelAsync().ConfigureAwait(false);
        }
        catch (AggregateException failure)
        {
            _log.CancellationThrew(_name, failure);
        }
    }

    private void Handle(DialerEvent.Placed placed)
    {
        var (call, ending, failure) = placed;
        if (failure is not null || ending is { Status: CallStatus.NotDialed }) NoteFailure(call, failure);
        else if (_telephony.Succeed(call.Round)) _log.PlacerWorks(_name);
        var isLive = _calls.ContainsKey(call.Id);
        call.Knowledge = CallKnowledge.UnderWay;
        if (failure is null && (ending is not null || (isLive && !call.IsDialed))) _reports.Add(new CallReport(call, ending));
        else if (failure is not null && isLive) Doubt(call);
    }

    private void NoteFailure(LiveCall call, Exception? failure)
    {
        _runner.Watch.CountPlacerFailure();
        _log.CallNotPlaced(_name, call.Id, failure?.GetType().Name ?? nameof(CallStatus.NotDialed));
        if (failure is not null) _log.PlacerThrew(_name, call.Id, failure);
        if (_telephony.Fail(call.Round, Elapsed()) is { } pause) _log.PlacerFailing(_name, _telephony.Failures, pause.ToTimeSpan());
    }

    private void Handle(DialerEvent.Resolved resolved)
    {
        var (call, question, resolution, failure) = resolved;
        if (resolution is null)
        {
            if (call.Question is not null && question == call.Asked) GiveUp(call, failure);
            return;
        }

        EndQuestion(call);
        _unknown.Remove(call);
        var ending = resolution switch
        {
            CallResolution.Ended ended => ended.Ending,
            CallResolution.NotPlaced => new CallEnding(CallStatus.NotDialed),
            _ => null,
        };
        if (resolution is CallResolution.Ended || _calls.ContainsKey(call.Id)) _reports.Add(new CallReport(call, ending));
    }
}
