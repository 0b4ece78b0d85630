namespace CallingDomain.Numbers.Conformance;

/// <content>How numbers are written.</content>
public abstract partial class NumberingPlanConformance
{
    [Theory]
    [InlineData("+15013334444", "(501) 333-4444", "+1 501-333-4444")]
    [InlineData("+390612345678", "06 1234 5678", "+39 06 1234 5678")]
    [InlineData("+393123456789", "312 345 6789", "+39 312 345 6789")]
    [InlineData("+390669812345", "06 6981 2345", "+39 06 6981 2345")]
    [InlineData("+442079460958", "020 7946 0958", "+44 20 7946 0958")]
    [InlineData("+447400123456", "07400 123456", "+44 7400 123456")]
    [InlineData("+33142685300", "01 42 68 53 00", "+33 1 42 68 53 00")]
    [InlineData("+4915123456789", "01512 3456789", "+49 1512 3456789")]
    [InlineData("+541123456789", "011 2345-6789", "+54 11 2345-6789")]
    [InlineData("+5491123456789", "011 15-2345-6789", "+54 9 11 2345-6789")]
    [InlineData("+5511961234567", "(11) 96123-4567", "+55 11 96123-4567")]
    [InlineData("+522221234567", "222 123 4567", "+52 222 123 4567")]
    [InlineData("+61212345678", "(02) 1234 5678", "+61 2 1234 5678")]
    [InlineData("+61412345678", "0412 345 678", "+61 412 345 678")]
    [InlineData("+79123456789", "8 (912) 345-67-89", "+7 912 345-67-89")]
    [InlineData("+34612345678", "612 34 56 78", "+34 612 34 56 78")]
    [InlineData("+31612345678", "06 12345678", "+31 6 12345678")]
    [InlineData("+46701234567", "070-123 45 67", "+46 70 123 45 67")]
    [InlineData("+4740612345", "40 61 23 45", "+47 40 61 23 45")]
    [InlineData("+41781234567", "078 123 45 67", "+41 78 123 45 67")]
    [InlineData("+48512345678", "512 345 678", "+48 512 345 678")]
    [InlineData("+81312345678", "03-1234-5678", "+81 3-1234-5678")]
    [InlineData("+918123456789", "081234 56789", "+91 81234 56789")]
    [InlineData("+8613123456789", "131 2345 6789", "+86 131 2345 6789")]
    [InlineData("+6561234567", "6123 4567", "+65 6123 4567")]
    [InlineData("+971501234567", "050 123 4567", "+971 50 123 4567")]
    [InlineData("+80012345678", "1234 5678", "+800 1234 5678")]
    [InlineData("+999123456", "+999123456", "+999123456")]
    public void Format_Number_IsAsTheCountryWritesIt(string number, string national, string international)
    {
        Assert.Equal(national, Plan.FormatNational(PhoneNumber.Parse(number)));
        Assert.Equal(international, Plan.FormatInternational(PhoneNumber.Parse(number)));
    }
}
