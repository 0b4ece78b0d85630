using CallingDomain.Contacts;

namespace CallingDomain.Cli;

/// <summary>Opens contacts files.</summary>
internal static class ContactsFile
{
    /// <exception cref="InputException">The columns contradict each other.</exception>
    public static ContactReader Open(Stream file, ContactImportOptions options)
    {
        try
        {
            return ContactImport.Open(file, options);
        }
        catch (ArgumentException e)
        {
            throw new InputException(InputReason.PropertyConflict, $"The columns of the contacts file cannot be used. {e.Message.Split(" (Parameter")[0]}");
        }
    }
}
