using PhoneNumbers;

namespace CallingDomain.Benchmarks;

/// <summary>libphonenumber-csharp: numbers in any form, of the United States unless they start with a plus.</summary>
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
            return false; // the library's way to refuse a text
        }
    }
}

/// <summary>libphonenumber-csharp: whether a text can be parsed, valid or not.</summary>
internal readonly struct LibPhoneNumberParser() : INumberReader
{
    private readonly PhoneNumberUtil _util = PhoneNumberUtil.GetInstance();

    public bool IsValid(string text)
    {
        try
        {
            return _util.Parse(text, "US").HasCountryCode;
        }
        catch (NumberParseException)
        {
            return false;
        }
    }
}
