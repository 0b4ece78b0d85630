namespace CallingDomain.Dialing;

/// <summary>The end of a call as reported.</summary>
/// <param name="Status">How the call ended.</param>
/// <param name="Callback">The requested callback; null for none.</param>
/// <param name="Remarks">What else was reported; null for nothing.</param>
internal readonly record struct ReportedEnd(CallStatus Status, AgreedCallback? Callback, CallRemarks? Remarks);
