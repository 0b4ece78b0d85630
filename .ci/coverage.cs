// Merges the coverage of all test projects and prints a table by package. Fails if a package has less than 95 % of lines or 90 % of branches, unless most of its tests were skipped.
// Usage: dotnet run .ci/coverage.cs -- FOLDER [--missing]
// FOLDER has the coverage.json and .trx files of `dotnet test --settings tests/coverage.runsettings --collect "XPlat Code Coverage"`; --missing lists the lines and branches that no test runs.
#:property PublishAot=false
#:property EnforceCodeStyleInBuild=false
using System.Globalization;
using System.Text.Json;
using System.Xml.Linq;

const string Shared = "src/Shared"; // compiled into several packages: what runs in one of them is run
const double LeastLines = 95, LeastBranches = 90;
string[] packages = ["CallingDomain.Numbers", "CallingDomain.Numbers.LibPhoneNumber", "CallingDomain.Programs", "CallingDomain.Contacts", "CallingDomain.Dialing", "CallingDomain.Hosting", "CallingDomain.Orleans", "CallingDomain.Storage.PostgreSql", "CallingDomain.Storage.Sqlite", "CallingDomain.Testing", Shared];

// A line is counted once for each method that has code on it, a branch once for each way out of it: both are run if any project runs them.
var lines = new Dictionary<(string Package, string File, string Method, int Line), bool>();
var branches = new Dictionary<(string Package, string File, string Method, int Line, int Offset, int Path, int Ordinal), bool>();
foreach (var path in Directory.EnumerateFiles(args[0], "coverage.json", SearchOption.AllDirectories))
{
    using var json = JsonDocument.Parse(File.ReadAllBytes(path));
    foreach (var module in json.RootElement.EnumerateObject())
    foreach (var file in module.Value.EnumerateObject())
    foreach (var type in file.Value.EnumerateObject())
    foreach (var method in type.Value.EnumerateObject())
    {
        var package = file.Name.Contains("/src/Shared/", StringComparison.Ordinal) ? Shared : Path.GetFileNameWithoutExtension(module.Name);
        foreach (var line in method.Value.GetProperty("Lines").EnumerateObject())
        {
            var key = (package, file.Name, method.Name, int.Parse(line.Name, CultureInfo.InvariantCulture));
            lines[key] = lines.GetValueOrDefault(key) || line.Value.GetInt32() > 0;
        }

        foreach (var branch in method.Value.GetProperty("Branches").EnumerateArray())
        {
            var key = (package, file.Name, method.Name, Number(branch, "Line"), Number(branch, "Offset"), Number(branch, "Path"), Number(branch, "Ordinal"));
            branches[key] = branches.GetValueOrDefault(key) || Number(branch, "Hits") > 0;
        }
    }
}

// A package whose tests could not be run here is not judged.
var results = Directory.EnumerateFiles(args[0], "*.trx").SelectMany(path => XDocument.Load(path).Descendants().Where(each => each.Name.LocalName == "UnitTestResult"))
    .Select(result => (Test: (string)result.Attribute("testName")!, IsSkipped: (string?)result.Attribute("outcome") == "NotExecuted")).ToList();
bool IsMostlySkipped(string package)
{
    var its = results.Where(result => result.Test.StartsWith($"{package}.Tests.", StringComparison.Ordinal)).ToList();
    return its.Count(result => result.IsSkipped) > its.Count / 2;
}

var isEnough = true;
Console.WriteLine($"{"Coverage",-40}{"lines",10}{"branches",10}");
foreach (var package in lines.Keys.Select(key => key.Package).Union(packages).Order(StringComparer.OrdinalIgnoreCase))
{
    var (ofLines, ofBranches) = (Percent(lines.Where(each => each.Key.Package == package).Select(each => each.Value)), Percent(branches.Where(each => each.Key.Package == package).Select(each => each.Value)));
    var isSkipped = IsMostlySkipped(package);
    var isBelow = !isSkipped && packages.Contains(package) && !(ofLines >= LeastLines && ofBranches >= LeastBranches);
    isEnough &= !isBelow;
    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{package,-40}{ofLines,8:0.0} %{ofBranches,8:0.0} %{(isSkipped ? "  not judged: most of its tests were skipped" : isBelow ? $"  below {LeastLines} % or {LeastBranches} %" : "")}"));
}

if (args.Contains("--missing"))
{
    var missing = lines.Where(each => !each.Value).Select(each => (each.Key.Package, each.Key.File, each.Key.Line, What: "line"))
        .Concat(branches.Where(each => !each.Value).Select(each => (each.Key.Package, each.Key.File, each.Key.Line, What: "branch")));
    foreach (var place in missing.GroupBy(each => each).OrderBy(each => each.Key)) Console.WriteLine($"{place.Key.Package}: {place.Key.File}:{place.Key.Line}: {place.Key.What}{(place.Count() > 1 ? $" ({place.Count()})" : "")}");
}

return isEnough ? 0 : 1;

static int Number(JsonElement branch, string property) => branch.GetProperty(property).GetInt32();

static double Percent(IEnumerable<bool> run)
{
    var all = run.ToList();
    return all.Count == 0 ? 0 : 100.0 * all.Count(each => each) / all.Count;
}
