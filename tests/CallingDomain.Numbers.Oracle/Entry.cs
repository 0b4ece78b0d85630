using System.Globalization;
using CallingDomain.Numbers.Oracle;

const string Usage = """
    Compares the library's numbering plan with libphonenumber on numbers that METADATA, a metadata.max.json of libphonenumber-js, suggests. Exit status 1 on any difference.

      compare  METADATA COUNT SEED [--xml FILE]               valid, region, type and possible of so many numbers
      readings METADATA COUNT SEED [--xml FILE] [--out FILE]  so many texts read by both
      formats  METADATA COUNT SEED [--xml FILE] [--out FILE]  so many valid numbers written by both
      vectors  METADATA COUNT SEED OUT                        writes numbers with libphonenumber's verdicts

    libphonenumber answers from METADATA too; with --xml from Google's PhoneNumberMetadata.xml, which has to be of the same version. --out writes what was compared as test data.
    """;
if (args is not [var command, var metadata, var countText, var seedText, .. var options]
    || !int.TryParse(countText, NumberStyles.None, CultureInfo.InvariantCulture, out var count)
    || !ulong.TryParse(seedText, NumberStyles.None, CultureInfo.InvariantCulture, out var seed)) return Help();

string? xml = null, output = null;
if (command == "vectors") return options is [var path] ? new VerdictVectors(new Sides(metadata, xml)).Write(count, seed, path) : Help();
for (; options is [var name, var value, .. var rest]; options = rest)
{
    if (name == "--xml") xml = value;
    else if (name == "--out" && command != "compare") output = value;
    else return Help();
}

if (options.Length > 0) return Help();
return command switch
{
    "compare" => new VerdictComparison(new Sides(metadata, xml)).Run(count, seed),
    "readings" => new ReadingComparison(new Sides(metadata, xml)).Run(count, seed, output),
    "formats" => new FormatComparison(new Sides(metadata, xml)).Run(count, seed, output),
    _ => Help(),
};

static int Help()
{
    Console.Error.WriteLine(Usage);
    return 2;
}
