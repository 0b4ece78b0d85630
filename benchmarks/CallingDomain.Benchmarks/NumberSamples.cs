using CallingDomain.Numbers;

namespace CallingDomain.Benchmarks;

/// <summary>Fixed texts for the benchmarks of numbers: the same on every machine.</summary>
internal static class NumberSamples
{
    public const int Count = 1000;

    /// <summary>A valid number of each region, written out, so that nothing else is measured.</summary>
    public static readonly string[] OneOfEachRegion =
    [
        "+12038564023", "+12043067079", "+12422250296", "+12462404044", "+12642352922", "+12684061870", "+12842452801", "+13402269907",
        "+13452335913", "+14412071700", "+14732309579", "+16492323993", "+16582346386", "+16643490654", "+16702852968", "+16712339261",
        "+16842483546", "+17215103143", "+17582343557", "+17672257912", "+17842664257", "+17873396540", "+18001466474", "+18682011292",
        "+18692290340", "+201009025606", "+211121299400", "+212518684726", "+21313085676", "+21621917828", "+218233188565", "+2202138028",
        "+221320195477", "+22220710870", "+22320010968", "+22430245596", "+2250103436782", "+22602046381", "+22708006651", "+22822215258",
        "+2290120795323", "+2302044950", "+23120234127", "+23222233719", "+233201804173", "+2342016280408", "+23522309887", "+23621666063",
        "+237222048814", "+2382225204", "+2392207647", "+240222025777", "+24101000534", "+242014992971", "+2431028045", "+244215607031",
        "+2454004522", "+2463702303", "+247026542", "+2482510390", "+249100455628", "+25006101359", "+251111636775", "+252103535", "+25321207611",
        "+254121887440", "+255229910950", "+256201058693", "+25722101583", "+25823938084", "+260211096291", "+261202932377", "+262262218983",
        "+262268935502", "+263202152710", "+264600395800", "+265111160750", "+26620484731", "+2670800044439", "+26808000252", "+2693275350",
        "+27124925734", "+29020736", "+2908046", "+2911150999", "+2972820812", "+298201937", "+299190850", "+302105180341", "+31140174",
        "+3211499550", "+33114242264", "+34400013789", "+35020048915", "+351169311753", "+35220103665", "+3531513419523", "+354385005478",
        "+35523808442", "+35620193213", "+35722175649", "+3581022295764", "+35818100219", "+359008000390342", "+36200376891", "+37031648103",
        "+37120197421", "+3723545307", "+37321904286", "+37411003224", "+375151287950", "+376106395", "+37734852503", "+3780549813593",
        "+380311562475", "+3811048111386", "+38220260414", "+38328648601", "+38513201373", "+38615189519", "+38731467031", "+38921601888",
        "+39039174876", "+39066980", "+40219100", "+41213407482", "+420210630716", "+421221652790", "+4232015236", "+431119", "+441146986069",
        "+441481202046", "+441534038367", "+441624230249", "+4524673479", "+46101512064", "+4703900", "+4779129839", "+48141225490", "+491371743328",
        "+50021322", "+50108000159434", "+50218003934377", "+50321150073", "+50422114406", "+50518000003", "+50620003007", "+50700800321163",
        "+508220477", "+50922116451", "+5119086734", "+522003512710", "+532266567", "+541148268696", "+552131476036", "+5612300004781",
        "+5718002916178", "+582122633265", "+590590078776", "+590590274900", "+590590780632", "+59126931637", "+5922210874", "+5931700629908",
        "+594594027662", "+59520466133", "+596598909455", "+597307239", "+59800041479", "+5993180553", "+5996000499", "+601151706323",
        "+61130077560276", "+61851001059", "+61851002519", "+620078032960074", "+631800203904293", "+641157987639", "+6518000163479",
        "+660018000437560", "+6702158747", "+672106428", "+6732220299", "+6742223380", "+6751800541", "+6760800027", "+67713079", "+67820913",
        "+67908000000592", "+6803451602", "+681400308", "+68220472", "+6834080", "+68527686", "+68620667", "+687050003", "+68820296", "+68940423951",
        "+690221092", "+6913120835", "+6922350373", "+73368863422", "+77001107625", "+80000089672", "+81003718507057", "+8200308148247",
        "+8412010099", "+8501910625045", "+85224601225", "+8530800018", "+85511722411", "+8562070099962", "+86108003690277", "+8801304600086",
        "+886201612325", "+902163914252", "+910008000830491", "+92122135906", "+93242043531", "+94114170858", "+951214559", "+9603000924",
        "+96127820978", "+96232263195", "+96316426312", "+96410087065", "+9651800061", "+966110927213", "+9671464754", "+96815053001",
        "+9701700036802", "+97122294720", "+9721200071518", "+97313648474", "+97400800181778", "+97516112071", "+97611959207", "+97710344196",
        "+982541870151", "+992201833200", "+99312282344", "+994214286676", "+995341653186", "+996203769871", "+998205406545",
    ];

    // Malformed for every reader, even a lenient one.
    private static readonly string[] NoNumbers =
    [
        "", "501-333-444", "(501) 333-44445", "501333444", "50133344445555", "1501333444x", "call me", "+1 501 333 44", "1.50133E+10", "5013334444.0",
        "5013334444/5013334445", "501\u00a0333444", "+", "0000000000", "3334444",
    ];

    // libphonenumber reads these as the intended number.
    private static readonly string[] RoughNumbers = ["5013334444 ext 5", "=\"5013334444\"", "\uff15\uff10\uff11\uff13\uff13\uff13\uff14\uff14\uff14\uff14"];

    /// <summary>Half <c>+15013334444</c>, half <c>5013334444</c>, all valid.</summary>
    public static string[] UsStrict(int count = Count) => [.. UsNumbers(seed: 1, count).Select((national, i) => Pick(i, 2) == 0 ? "+1" + national : national)];

    /// <summary>As people type them.</summary>
    public static string[] UsAsTyped(int count = Count) => [.. UsNumbers(seed: 2, count).Select((national, i) =>
    {
        var (area, exchange, line) = (national[..3], national[3..6], national[6..]);
        return Pick(i, 6) switch
        {
            0 => $"({area}) {exchange}-{line}",
            1 => $"1 {area}.{exchange}.{line}",
            2 => $"{area}-{exchange}-{line}",
            3 => $"+1 {area} {exchange} {line}",
            4 => $"{area} {exchange} {line}",
            _ => $"1-{area}-{exchange}-{line}",
        };
    })];

    /// <summary>Valid numbers of all regions in E.164 form: the region's example with other last digits.</summary>
    public static string[] World(int count = Count)
    {
        var random = new SplitMix(3);
        var texts = new List<string>();
        while (texts.Count < count)
        {
            var example = OneOfEachRegion[random.Below(OneOfEachRegion.Length)];
            var text = example[..^4] + random.Digits(4);
            if (PhoneReader.International.Read(text).TryGet(out var read) && read.Info.IsValid) texts.Add(text);
        }

        return [.. texts];
    }

    /// <summary>Eighteen kinds of malformed numbers, mixed.</summary>
    public static string[] Malformed() => Mix([.. NoNumbers, .. RoughNumbers], Count);

    /// <summary>The fifteen kinds of them that no peer reads, mixed.</summary>
    public static string[] Refused(int count) => Mix(NoNumbers, count);

    /// <summary>The same without the kind that <see cref="PhoneReader"/> mends: <c>5013334444.0</c>, a spreadsheet's number.</summary>
    public static string[] RefusedAsTyped(int count) => Mix([.. NoNumbers.Where(text => text != "5013334444.0")], count);

    /// <summary>The texts, each with one of the last nine digits replaced at random, so that many are invalid and none has another calling code.</summary>
    public static string[] Bent(string[] texts)
    {
        var random = new SplitMix(5);
        return [.. texts.Select(text =>
        {
            var places = Enumerable.Range(0, text.Length).Where(at => char.IsAsciiDigit(text[at])).TakeLast(9).ToArray();
            var (place, digit) = (random.Below(9), random.Digits(1));
            return place < places.Length ? text[..places[place]] + digit + text[(places[place] + 1)..] : text;
        })];
    }

    private static IEnumerable<string> UsNumbers(ulong seed, int count)
    {
        var random = new SplitMix(seed);
        string[] areaCodes = ["501", "212", "415", "305", "713", "206", "312", "617", "800", "787", "949", "202"];
        for (var i = 0; i < count; i++) yield return $"{areaCodes[random.Below(areaCodes.Length)]}{2 + random.Below(8)}{random.Digits(6)}";
    }

    private static string[] Mix(string[] kinds, int count) => [.. Enumerable.Range(0, count).Select(i => kinds[Pick(i, kinds.Length)])];

    private static int Pick(int i, int kinds) => new SplitMix((ulong)i + 17).Below(kinds);
}
