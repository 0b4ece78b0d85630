namespace CallingDomain.Fuzzing;

/// <summary>The readers of untrusted text and bytes.</summary>
internal static class AllReaders
{
    public static IReadOnlyList<FuzzedReader> List { get; } =
    [
        NumberReaders.Texts, NumberReaders.AsTyped, NumberReaders.Entries, NumberReaders.Template, NumberReaders.AreaCodes,
        ContactReaders.Columns, ContactReaders.Proposed, ContactReaders.Roles, BlacklistReaders.Saved, BlacklistReaders.Registry,
        DialingReaders.Settings, DialingReaders.Rules, DialingReaders.Xcally, DialingReaders.FactAsJson, DialingReaders.Facts, DialingReaders.FactLines, DialingReaders.Snapshot,
        ValueReaders.Portal, ValueReaders.Values,
        PlanReaders.Plan, PlanReaders.Metadata, PlanReaders.Assembly,
        ToolReaders.Campaign, ToolReaders.Scenario, ToolReaders.Contacts, ToolReaders.Template, ToolReaders.Inspect, ToolReaders.Sections, ToolReaders.Store,
    ];
}
