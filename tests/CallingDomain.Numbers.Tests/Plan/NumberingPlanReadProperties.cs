using System.Text;
using CallingDomain.Tests;

namespace CallingDomain.Numbers.Tests;

[Properties(Arbitrary = [typeof(TypedNumberGenerators)])]
public sealed class NumberingPlanReadProperties
{
    private static readonly NumberingPlan Plan = NumberingPlan.Default;

    [Property]
    public bool TryRead_AnyText_ReadsAsPhoneNumber(BentNumber text)
    {
        var number = PhoneNumber.Read(text.Value);
        return IsSame(Plan.TryRead(text.Value, out var read), read, number) && IsSame(Plan.TryRead(Encoding.UTF8.GetBytes(text.Value), out read), read, number);
    }

    [Property]
    public bool TryReadNanp_AnyText_ReadsAsThePortalForm(BentNumber text)
    {
        var number = PortalForm.Read(text.Value);
        return IsSame(Plan.TryReadNanp(text.Value, out var read), read, number) && IsSame(Plan.TryReadNanp(Encoding.UTF8.GetBytes(text.Value), out read), read, number);
    }

    [Property]
    public bool TryRead_AnyNumber_AgreesWithLookup(E164Text text) =>
        Plan.TryRead(text.Value, out var read)
        && read.Number.ToString() == text.Value
        && read.Info == Plan.Lookup(read.Number)
        && read.Info.IsValid == (read.Info.Region != RegionCode.None)
        && Plan.TryRead(Encoding.UTF8.GetBytes(text.Value), out var utf8) && utf8 == read;

    private static bool IsSame<TReason>(bool isRead, PlanReading read, Result<PhoneNumber, TReason> number)
        where TReason : notnull => isRead == number.IsOk && (!isRead || read.Number == number.Value);
}
