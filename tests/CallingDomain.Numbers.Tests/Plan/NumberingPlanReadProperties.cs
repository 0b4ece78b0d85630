using System.Text;
using CallingDomain.Tests;

namespace CallingDomain.Numbers.Tests;

[Properties(Arbitrary = [typeof(TypedNumberGenerators)])]
public sealed class NumberingPlanReadProperties
{
    private static readonly NumberingPlan Plan = NumberingPlan.Default;

    [Property]
    public bool Read_AnyText_RefusesForTheReasonOfPhoneNumber(BentNumber given)
    {
        var text = given.Value;
        return Plan.Read(text).TryGet(out var read)
            ? read.Number.ToString() == text
            : Plan.Read(text).Reason == PhoneNumber.WhyNotE164(text)
                && Plan.Read(Encoding.UTF8.GetBytes(text)).Reason == PhoneNumber.WhyNotE164(Encoding.UTF8.GetBytes(text));
    }

    [Property]
    public bool ReadNanp_AnyText_AnswersAsThePortalForm(BentNumber text) =>
        IsSame(Plan.ReadNanp(text.Value), PortalForm.Read(text.Value))
        && IsSame(Plan.ReadNanp(Encoding.UTF8.GetBytes(text.Value)), PortalForm.Read(Encoding.UTF8.GetBytes(text.Value)));

    [Property]
    public bool Read_AnyNumber_AgreesWithLookup(E164Text text)
    {
        var read = Plan.Read(text.Value).Value;
        return read.Number.ToString() == text.Value
            && read.Info == Plan.Lookup(read.Number)
            && read.Info.IsValid == (read.Info.Region != RegionCode.None)
            && Plan.Read(Encoding.UTF8.GetBytes(text.Value)).Value == read;
    }

    private static bool IsSame(Result<PlanReading, NumberReason> ours, Result<PhoneNumber, NumberReasons> portal) =>
        ours.TryGet(out var read) ? portal.TryGet(out var number) && number == read.Number : !portal.IsOk && ours.Reason == portal.Reason.Primary;
}
