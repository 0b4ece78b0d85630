using CallingDomain.Contacts;
using CallingDomain.Numbers;

namespace CallingDomain.Cli;

/// <summary>The property <c>blacklistFile</c> of a campaign file: saved blacklists and do-not-call files, beside the property <c>blacklist</c>.</summary>
internal static class BlacklistFiles
{
    /// <summary>Adds the numbers of the files to a blacklist.</summary>
    /// <param name="place">A path, an object with a path and a region, or a list of them.</param>
    /// <param name="folder">The folder of the paths.</param>
    /// <param name="plan">The numbering plan.</param>
    /// <param name="blacklist">The blacklist of the campaign file.</param>
    /// <exception cref="InputException">A file, or one of its rows, cannot be read.</exception>
    public static Blacklist Read(JsonPlace place, CampaignFolder folder, NumberingPlan plan, Blacklist blacklist)
    {
        var all = new BlacklistBuilder();
        all.Add(blacklist);
        foreach (var file in place.IsList ? place.Items() : [place]) all.Add(ReadOne(file, folder, plan));
        return all.Build();
    }

    private static Blacklist ReadOne(JsonPlace place, CampaignFolder folder, NumberingPlan plan)
    {
        var (path, region) = place.IsObject ? (place.Only("path", "region").The("path"), place.Maybe("region")) : (place, null);
        var phones = RegionPhones.Read(region?.Text(), plan, PhoneCheck.Possible, ("path", $"{place.Path}.region"));
        return DoNotCallList.Read(folder.Find(path), Stream.Null, phones)!;
    }
}
