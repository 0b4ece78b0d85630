using PhoneNumbers;

namespace CallingDomain.Benchmarks;

/// <summary>The peer of the design: libphonenumber-csharp, whatever the form.</summary>
internal readonly struct LibPhoneNumberReader() : INumberReader
{
    private readonly PhoneNumberUtil _util = PhoneNumberUtil.GetInstance();

    public bool IsValid(string text)
    {
        try
        {
            return _util.IsValidNumber(_util.Parse(text, "US"));
        }
        catch (NumberParseException)
        {
            return false; // as the peer says no
        }
    }
}
