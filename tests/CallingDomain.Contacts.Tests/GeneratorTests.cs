using CallingDomain.Tests;

namespace CallingDomain.Contacts.Tests;

public sealed class GeneratorTests
{
    [Fact]
    public void Contacts_Failure_ShrinksToTheOneTypedPhone()
    {
        var failure = Shrunk.Failure(ContactGenerators.Contacts(), contact => contact.AdditionalPhones.All(phone => phone.Type is null));
        var phone = Assert.Single(failure.AdditionalPhones);
        Assert.Null(phone.Description);
        Assert.Equal(new Contact(failure.Id, failure.PrimaryPhone) { AdditionalPhones = [phone] }, failure);
    }

    [Fact]
    public void ImportCases_Failure_ShrinksToTheOneRow() =>
        Assert.Single(Shrunk.Failure(ContactImportProperties.Cases(), one => !one.File.Contains("Zoë", StringComparison.Ordinal)).Rows);
}
