using NodaTime;

namespace CallingDomain.Cli;

/// <summary>Options whose value is a date.</summary>
internal static class DateOption
{
    /// <exception cref="InputException">Not a valid date.</exception>
    public static LocalDate Read(string option, string text) => NodaTimeConverters.Read(NodaTimeConverters.Dates, text) is { Year: >= 1 and < 9997 } date
        ? date
        : throw new InputException(InputReason.DateInvalid, $"{option}: '{text}' is not a valid date (example: 2026-12-25).", ("option", option));
}
