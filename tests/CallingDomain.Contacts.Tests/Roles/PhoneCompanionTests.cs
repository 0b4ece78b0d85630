using CallingDomain.Numbers;
using CallingDomain.Tests;
using NodaTime;
using static CallingDomain.Contacts.Tests.RoleFile;

namespace CallingDomain.Contacts.Tests;

public sealed class PhoneCompanionTests
{
    private const string A = "+12025550101", B = "+12025550102", C = "+12025550103";

    [Theory]
    [InlineData("44", "020 7946 0958", "+442079460958")]
    [InlineData("+44", "2079460958", "+442079460958")]
    [InlineData("0044", "020 7946 0958", "+442079460958")]
    [InlineData("01144", "2079460958", "+442079460958")]
    [InlineData("44", "+442079460958", "+442079460958")]
    [InlineData("", "+442079460958", "+442079460958")]
    [InlineData("39", "06 1234 5678", "+390612345678")]
    [InlineData("1", "2025550101", "+12025550101")]
    [InlineData("1-868", "6221234", "+18686221234")]
    [InlineData("1868", "8686221234", "+18686221234")]
    [InlineData("800", "12345678", "+80012345678")]
    [InlineData("44.0", "2079460958", "+442079460958")]
    [InlineData("1868.0", "6221234", "+18686221234")]
    [InlineData("882", "1612345678", "+8821612345678")]
    [InlineData("882", "0088216123456", "+88216123456")]
    [InlineData("882", "+88216123456", "+88216123456")]
    public void CallingCode_Valid_IsThatOfTheNumber(string code, string number, string phone) =>
        Assert.Equal(phone, One($"code,phone\n{code},{number}\n", new ContactColumns { PrimaryPhone = new PhoneColumn("phone") { CallingCodeColumn = "code" } }).Contact.PrimaryPhone.ToString());

    [Theory]
    [InlineData("", "2025550101", "1 CONTACT_CALLING_CODE_MISSING!")]
    [InlineData("UK", "2079460958", "1 CONTACT_CALLING_CODE_INVALID!")]
    [InlineData("999", "2079460958", "1 CONTACT_CALLING_CODE_INVALID!")]
    [InlineData("0", "2079460958", "1 CONTACT_CALLING_CODE_INVALID!")]
    [InlineData("4.4", "2079460958", "1 CONTACT_CALLING_CODE_INVALID!")]
    [InlineData("UK", "+442079460958", "1 CONTACT_CALLING_CODE_INVALID!")]
    [InlineData("39", "+442079460958", "1 CONTACT_CALLING_CODE_DIFFERS!")]
    [InlineData("1868", "2025550101", "1 CONTACT_CALLING_CODE_DIFFERS!")]
    [InlineData("44", "12", "2 NUMBER_LENGTH!")]
    [InlineData("882", "00442079460958", "1 CONTACT_CALLING_CODE_DIFFERS!")]
    [InlineData("882", "011442079460958", "1 CONTACT_CALLING_CODE_DIFFERS!")]
    [InlineData("800", "00442079460958", "1 CONTACT_CALLING_CODE_DIFFERS!")]
    [InlineData("1868", "0044207", "2 NUMBER_LENGTH!")]
    [InlineData("44.5", "2079460958", "1 CONTACT_CALLING_CODE_INVALID!")]
    public void CallingCode_MissingInvalidOrOther_RejectsTheRow(string code, string number, string issues) =>
        Assert.Equal(issues, Issues(Read($"code,phone\n{code},{number}\n", new ContactColumns { PrimaryPhone = new PhoneColumn("phone") { CallingCodeColumn = "code" } })));

    [Theory]
    [InlineData("IT", "06 1234 5678", "+390612345678")]
    [InlineData("it", "06 1234 5678", "+390612345678")]
    [InlineData("", "202 555 0101", A)]
    [InlineData("AUTO", "202 555 0101", A)]
    [InlineData("Atlantis", A, A)]
    public void Country_OfTheContact_IsTheRegionOfItsNumbers(string country, string number, string phone) =>
        Assert.Equal(phone, One($"country,phone\n{country},{number}\n", new ContactColumns { PrimaryPhone = "phone", Country = "country" }).Contact.PrimaryPhone.ToString());

    [Theory]
    [InlineData("Atlantis")]
    [InlineData("ZZ")]
    public void Country_Unknown_RejectsANationalNumber(string country)
    {
        Assert.Equal("2 NUMBER_REGION_UNKNOWN!", Issues(Read($"country,phone\n{country},2025550101\n", new ContactColumns { PrimaryPhone = "phone", Country = "country" })));
        Assert.Equal("1 NUMBER_REGION_UNKNOWN!", Issues(Read($"country,phone\n{country},2025550101\n", new ContactColumns { PrimaryPhone = new PhoneColumn("phone") { CountryColumn = "country" } })));
    }

    [Theory]
    [InlineData("IT", "", "0612345678", "+390612345678")]
    [InlineData("US", "", "2025550101", A)]
    [InlineData("IT", "39", "0612345678", "+390612345678")]
    public void Country_OfTheContactBesideACallingCode_IsUsedIfTheCodeIsEmpty(string country, string code, string number, string phone)
    {
        var columns = new ContactColumns { Country = "country", PrimaryPhone = new PhoneColumn("phone") { CallingCodeColumn = "code" } };
        Assert.Equal(phone, One($"country,code,phone\n{country},{code},{number}\n", columns).Contact.PrimaryPhone.ToString());
        Assert.Equal(phone, One($"country,code,phone\n{country},{code},{number}\n", columns with { Country = null, PrimaryPhone = columns.PrimaryPhone with { CountryColumn = "country" } }).Contact.PrimaryPhone.ToString());
        Assert.Equal("2 CONTACT_CALLING_CODE_MISSING!", Issues(Read($"country,code,phone\nAUTO,,{number}\n", columns)));
    }

    [Fact]
    public void Country_OfThePhone_ComesBeforeThatOfTheContact()
    {
        var columns = new ContactColumns { Country = "c", AdditionalPhones = [new PhoneColumn("p{n}") { CountryColumn = "l{n}" }] };
        Assert.Equal("-; +390612345678; +442079460958", Phones(One("c,p1,l1,p2,l2\nGB,06 1234 5678,IT,020 7946 0958,AUTO\n", columns).Contact));
    }

    [Theory]
    [InlineData("Office", "+12025550101 Office", "")]
    [InlineData("office", "+12025550101 Office", "")]
    [InlineData("Work", "+12025550101 Office", "")]
    [InlineData("", "+12025550101 Home", "")]
    [InlineData("Boat", "+12025550101 'Boat'", "1 CONTACT_ITEM_TYPE_UNKNOWN")]
    public void Type_ByLabel_IsFoundOrBecomesTheDescription(string label, string phone, string issues)
    {
        var report = Read($"label,phone\n{label},{A}\n", new ContactColumns { AdditionalPhones = [new PhoneColumn("phone", Home) { TypeColumn = new TypeColumn("label") { Words = [new CellWord("Work", "Office")] } }] });
        Assert.Equal(($"-; {phone}", issues), (Phones(report.Contacts[0].Contact), Issues(report)));
    }

    [Theory]
    [InlineData("Work", "+12025550101 Office", "")]
    [InlineData("WORK", "+12025550101 Home", "")]
    [InlineData("work", "+12025550101 'work'", "1 CONTACT_ITEM_TYPE_UNKNOWN")]
    [InlineData("CELL", "+12025550101 Mobile", "")]
    public void Type_WordsThatDifferInCaseOnly_AreFoundExactly(string label, string phone, string issues)
    {
        var words = new TypeColumn("l") { Words = [new CellWord("Work", "Office"), new CellWord("WORK", "Home"), new CellWord("cell", "Mobile"), new CellWord("Cell", "Mobile")] };
        var report = Read($"l,p\n{label},{A}\n", new ContactColumns { AdditionalPhones = [new PhoneColumn("p") { TypeColumn = words }] });
        Assert.Equal(($"-; {phone}", issues), (Phones(report.Contacts[0].Contact), Issues(report)));
    }

    [Theory]
    [InlineData("Desk", true)]
    [InlineData("DESK", false)]
    [InlineData("desk", false)]
    public void Lines_WordsThatDifferInCaseOnly_AreFoundExactlyElseNotCalled(string label, bool isCalled)
    {
        var phone = new PhoneColumn("p") { LineColumn = new LineColumn("l") { Words = [new LineWord("Desk", PhoneLine.Voice), new LineWord("DESK", PhoneLine.Fax)] } };
        Assert.Equal(isCalled ? $"-; {A}; {B}" : $"-; {B}", Phones(One($"l,p,q\n{label},{A},{B}\n", new ContactColumns { AdditionalPhones = [phone, "q"] }).Contact));
    }

    [Fact]
    public void Type_PrimaryMark_MakesThePhonePrimary()
    {
        var phone = new PhoneColumn("p{n}") { TypeColumn = new TypeColumn("l{n}") { PrimaryMark = "* " }, Cell = new PhoneCell { Separator = " ::: " } };
        Assert.Equal($"{B}; {C} Home; {A} Mobile", Phones(One($"l1,p1,l2,p2\nMobile,{A},* Home,{B} ::: {C}\n", new ContactColumns { AdditionalPhones = [phone] }).Contact).Replace($"{A} Mobile; {C} Home", $"{C} Home; {A} Mobile", StringComparison.Ordinal));
        Assert.Equal($"{C}; {A} Mobile; {B} Home", Phones(One($"l1,p1,l2,p2,main\nMobile,{A},* Home,{B},{C}\n", new ContactColumns { PrimaryPhone = "main", AdditionalPhones = [phone] }).Contact));
    }

    [Fact]
    public void Promotion_NoPrimaryPhone_TakesTheFirstByOrder()
    {
        var columns = new ContactColumns { PrimaryPhone = "main", AdditionalPhones = [new PhoneColumn("p{n}", Office, "d{n}") { OrderColumn = "o{n}" }], PromotesFirstPhone = true };
        var contact = One($"main,p1,d1,o1,p2,d2,o2,p3,d3,o3\n,{A},a,7,{B},b,-2,{C},c,\n", columns).Contact;
        Assert.Equal(($"{B}; {A} Office 'a'; {C} Office 'c'", "b"), (Phones(contact), Field(contact, "primaryPhoneDescription")));
        Assert.Equal("4 CONTACT_PHONE_ORDER_INVALID!", Issues(Read($"main,p1,d1,o1\n,{A},a,first\n", columns)));
    }

    [Theory]
    [InlineData("1", "", "-; +12025550102", "1 CONTACT_PHONE_DO_NOT_CALL")]
    [InlineData("X", "1", "", "1 CONTACT_PHONE_DO_NOT_CALL 2 CONTACT_PHONE_DO_NOT_CALL!")]
    [InlineData("maybe", "", "", "3 CONTACT_FLAG_INVALID!")]
    [InlineData("0", "no", "-; +12025550101; +12025550102", "")]
    public void DoNotCall_ByPhone_LeavesThePhoneOut(string first, string second, string phones, string issues)
    {
        var report = Read($"p1,p2,d1,d2\n{A},{B},{first},{second}\n", new ContactColumns { AdditionalPhones = [new PhoneColumn("p{n}") { DoNotCall = ["d{n}"] }] });
        Assert.Equal((phones, issues), (string.Concat(report.Contacts.Select(row => Phones(row.Contact))), Issues(report)));
    }

    [Fact]
    public void DoNotCall_NumberInAnotherColumnToo_IsNotCalledThere()
    {
        var report = Read($"main,p,d\n{A},{A},1\n", new ContactColumns { PrimaryPhone = "main", AdditionalPhones = [new PhoneColumn("p") { DoNotCall = ["d"] }] });
        Assert.Equal(("", "CONTACT_PHONE_DO_NOT_CALL"), (string.Concat(report.Contacts), Assert.Single(report.Rejected).Issues[0].Code));
    }

    [Theory]
    [InlineData("Home", "1", "?")]
    [InlineData("Home", "?", "1")]
    [InlineData("Fax", "1", "1")]
    [InlineData("Fax", "?", "")]
    public void DoNotCall_OfAPhoneLeftOutForAnotherReason_IsNotCalledInAnotherColumn(string label, string doNotCall, string active)
    {
        var phone = new PhoneColumn("p") { DoNotCall = ["d"], Active = "a", LineColumn = new LineColumn("l") { Words = [new LineWord("Fax", PhoneLine.Fax)] } };
        var options = Options(new ContactColumns { AdditionalPhones = [phone, "q", "r"] }) with { DropInvalidPhones = true };
        Assert.Equal($"-; {B}", Phones(Assert.Single(Read($"l,p,d,a,q,r\n{label},{A},{doNotCall},{active},{A},{B}\n", options).Contacts).Contact));
    }

    [Theory]
    [InlineData("1,1", "")]
    [InlineData("0,1", "2 CONTACT_DO_NOT_CALL!")]
    [InlineData("1,0", "3 CONTACT_DO_NOT_CALL!")]
    [InlineData("0,0", "2 CONTACT_DO_NOT_CALL! 3 CONTACT_DO_NOT_CALL!")]
    [InlineData("1,?", "3 CONTACT_FLAG_INVALID!")]
    [InlineData("?,0", "2 CONTACT_FLAG_INVALID! 3 CONTACT_DO_NOT_CALL!")]
    public void DoNotCall_SeveralColumnsOfTheContact_OneOfThemHolds(string cells, string issues)
    {
        FlagColumn Of(string column) => new(column) { Yes = ["0"], No = ["1"] };
        Assert.Equal(issues, Issues(Read($"p,callable,by voice\n{A},{cells}\n", new ContactColumns { PrimaryPhone = "p", DoNotCall = [Of("callable"), Of("by voice")] })));
    }

    [Theory]
    [InlineData("0,1", "-; +12025550101; +12025550102", "")]
    [InlineData("1,1", "-; +12025550102", "1 CONTACT_PHONE_DO_NOT_CALL")]
    [InlineData("0,0", "-; +12025550102", "1 CONTACT_PHONE_DO_NOT_CALL")]
    [InlineData("?,1", "-; +12025550102", "3 CONTACT_FLAG_INVALID")]
    [InlineData("?,0", "-; +12025550102", "1 CONTACT_PHONE_DO_NOT_CALL 3 CONTACT_FLAG_INVALID")]
    [InlineData("1,?", "-; +12025550102", "1 CONTACT_PHONE_DO_NOT_CALL 4 CONTACT_FLAG_INVALID")]
    public void DoNotCall_SeveralColumnsOfAPhone_OneOfThemHolds(string cells, string phones, string issues)
    {
        var phone = new PhoneColumn("p") { DoNotCall = ["dnc-{column}", new FlagColumn("callable-{column}") { Yes = ["0"], No = ["1"] }] };
        var report = Read($"p,q,dnc-p,callable-p\n{A},{B},{cells}\n", Options(new ContactColumns { AdditionalPhones = [phone, "q"] }) with { DropInvalidPhones = true });
        Assert.Equal((phones, issues), (Phones(Assert.Single(report.Contacts).Contact), Issues(report)));
    }

    [Theory]
    [InlineData("1", "-; +12025550102", "3 CONTACT_PHONE_DO_NOT_CALL 4 CONTACT_PHONE_DO_NOT_CALL")]
    [InlineData("?", "-; +12025550102", "3 CONTACT_PHONE_DO_NOT_CALL 4 CONTACT_PHONE_DO_NOT_CALL")]
    [InlineData("0", "-; +12025550101; +12025550102", "4 CONTACT_PHONE_DUPLICATE")]
    public void DoNotCall_OfALineThatIsNotCalled_HoldsInOtherColumns(string flag, string phones, string issues)
    {
        var columns = new ContactColumns { AdditionalPhones = [new PhoneColumn("fax") { Line = PhoneLine.Fax, DoNotCall = ["dnc"], CallingCodeColumn = "code" }, "p", "q", "r"] };
        var report = Read($"fax,code,p,q,r,dnc\n2025550101,1,{A},{A},{B},{flag}\n", columns);
        Assert.Equal((phones, issues, "2025550101"), (Phones(Assert.Single(report.Contacts).Contact), Issues(report), Field(report.Contacts[0].Contact, "fax")));
        Assert.Equal([ColumnRole.UncalledPhone, ColumnRole.CallingCode, ColumnRole.PhoneDoNotCall], report.UsedColumns.Where(column => column.Position is 1 or 2 or 6).Select(column => column.Role));
    }

    [Fact]
    public void DoNotCall_OfAnUncalledPrimaryLine_HoldsInTheOtherRowsOfTheContact()
    {
        var columns = new ContactColumns { Key = "key", PrimaryPhone = new PhoneColumn("pager") { Line = PhoneLine.Pager, DoNotCall = ["dnc"] }, AdditionalPhones = ["p"] };
        Assert.Equal($"-; {B}", Phones(One($"key,pager,dnc,p\n1,,,{A}\n1,{A},1,{B}\n", columns).Contact));
    }

    [Fact]
    public void Companions_AfterAnApostrophe_AreRead()
    {
        var columns = new ContactColumns
        {
            AdditionalPhones = [new PhoneColumn("p") { CallingCodeColumn = "code", OrderColumn = "order" }],
            TimeZone = new ZoneColumn("zone") { Form = ZoneForm.Offset },
            Priority = new PriorityColumn("rank") { Order = PriorityOrder.HigherFirst, Highest = 5 },
        };
        var contact = One("p,code,order,zone,rank\n2079460958,'+44,'-1,'-5,'-2\n", columns).Contact;
        Assert.Equal(("-; +442079460958", "UTC-05", 8), (Phones(contact), contact.TimeZone?.Id, contact.Priority));
    }

    [Theory]
    [InlineData("Do Not Allow", "2 CONTACT_DO_NOT_CALL!")]
    [InlineData("do not allow", "2 CONTACT_DO_NOT_CALL!")]
    [InlineData("Allow", "")]
    [InlineData("", "2 CONTACT_FLAG_INVALID!")]
    [InlineData("1", "2 CONTACT_FLAG_INVALID!")]
    public void DoNotCall_OfTheContact_HasItsWords(string cell, string issues) =>
        Assert.Equal(issues, Issues(Read($"p,dnc\n{A},{cell}\n", new ContactColumns { PrimaryPhone = "p", DoNotCall = [new FlagColumn("dnc") { Yes = ["Do Not Allow"], No = ["Allow"] }] })));

    [Fact]
    public void DoNotCall_WordThatMeansAnEmptyCell_IsStillTheWord() =>
        Assert.Equal("2 CONTACT_DO_NOT_CALL!", Issues(Read($"p,may call\n{A},0\n", new ContactColumns { PrimaryPhone = "p", DoNotCall = [new FlagColumn("may call") { Yes = ["0"], No = ["1"] }] }, new ContactFileFormat { Missing = ["0"], Cleaning = [CellCleaning.Zero] })));

    [Theory]
    [InlineData("Y", "+12025550101", "")]
    [InlineData("N", "", "1 CONTACT_PHONE_INACTIVE!")]
    [InlineData("?", "", "2 CONTACT_FLAG_INVALID!")]
    public void Active_ByPhone_LeavesOthersOut(string active, string phone, string issues)
    {
        var report = Read($"p,active\n{A},{active}\n", new ContactColumns { PrimaryPhone = new PhoneColumn("p") { Active = new FlagColumn("active") { Yes = ["Y"], No = ["N"] } } });
        Assert.Equal((phone, issues), (string.Concat(report.Contacts.Select(row => row.Contact.PrimaryPhone)), Issues(report)));
    }

    [Fact]
    public void DropInvalidPhones_UnreadableCompanions_LeaveThePhoneOut()
    {
        var columns = new ContactColumns { PrimaryPhone = "main", AdditionalPhones = [new PhoneColumn("p") { CallingCodeColumn = "code", Active = "active" }] };
        Assert.Equal("3 CONTACT_CALLING_CODE_INVALID", Issues(Read($"main,p,code,active\n{A},2025550102,x,1\n", Options(columns) with { DropInvalidPhones = true })));
        Assert.Equal("4 CONTACT_FLAG_INVALID", Issues(Read($"main,p,code,active\n{A},2025550102,1,?\n", Options(columns) with { DropInvalidPhones = true })));
    }

    [Fact]
    public void Extension_Digits_AreAPartOfTheDescription()
    {
        var columns = new ContactColumns { PrimaryPhone = new PhoneColumn("main") { ExtensionColumn = "x" }, AdditionalPhones = [new PhoneColumn("p", Office, "d") { ExtensionColumn = "e" }] };
        var contact = One($"main,x,p,d,e\n{A},7,{B},desk,12\n", columns).Contact;
        Assert.Equal(($"{A}; {B} Office 'desk, ext. 12'", "ext. 7"), (Phones(contact), Field(contact, ContactColumns.PrimaryPhoneDescriptionField)));
    }

    [Fact]
    public void Lines_NotCalled_BecomeCustomFields()
    {
        var columns = new ContactColumns { PrimaryPhone = "p", AdditionalPhones = [new PhoneColumn("Fax") { Line = PhoneLine.Fax }, new PhoneColumn("Assistant", Office) { Line = PhoneLine.Assistant }] };
        var options = Options(columns);
        var file = $"p,Fax,Assistant\n{A},not read,{B}\n";
        var contact = Assert.Single(Read(file, options).Contacts).Contact;
        Assert.Equal((A, "not read", B), (Phones(contact), Field(contact, "Fax"), Field(contact, "Assistant")));
        Assert.Equal($"{A}; {B} Office", Phones(Assert.Single(Read(file, options with { CalledLines = [PhoneLine.Voice, PhoneLine.Assistant] }).Contacts).Contact));
    }

    [Fact]
    public void Lines_ByLabel_AreNotCalled()
    {
        var phone = new PhoneColumn("p{n}") { TypeColumn = new TypeColumn("l{n}") { PrimaryMark = "* " }, LineColumn = new LineColumn("l{n}") { Words = [new LineWord("Work Fax", PhoneLine.Fax), new LineWord("fax", PhoneLine.Fax)] } };
        var contact = One($"l1,p1,l2,p2,l3,p3\n* work fax,{A},Office,{B},\"sms,fax\",{C}\n", new ContactColumns { AdditionalPhones = [phone] }).Contact;
        Assert.Equal(($"-; {B} Office", A, null, C), (Phones(contact), Field(contact, "p1"), Field(contact, "p2"), Field(contact, "p3")));
    }

    [Theory]
    [InlineData("FAX;Home")]
    [InlineData("Home Fax")]
    [InlineData("Work Fax")]
    [InlineData("homeFax")]
    [InlineData("FAX_WORK")]
    [InlineData("Tel/Fax")]
    [InlineData("* Pager (old)")]
    [InlineData("TTY/TDD")]
    [InlineData("Assistant's phone")]
    [InlineData("Télécopie (bureau)")]
    [InlineData("Te\u0301le\u0301copie")]
    [InlineData("Telefax privat")]
    [InlineData("Numero cercapersone")]
    public void Type_LabelOfALineThatIsNotCalled_IsACustomField(string label)
    {
        var columns = new ContactColumns { AdditionalPhones = [new PhoneColumn("p") { TypeColumn = new TypeColumn("l") { PrimaryMark = "* " } }, "q"] };
        var report = Read($"l,p,q\n{label},{A},{B}\n{label},{A},\n", columns);
        var contact = Assert.Single(report.Contacts).Contact;
        Assert.Equal(($"-; {B}", A, "1 CONTACT_PHONE_LINE_NOT_CALLED 1 CONTACT_PHONE_LINE_NOT_CALLED!"), (Phones(contact), Field(contact, "p"), Issues(report)));
    }

    [Theory]
    [InlineData("Halifax", "'Halifax'")]
    [InlineData("Faxe", "'Faxe'")]
    [InlineData("fa x", "'fa x'")]
    [InlineData("an extraordinarily long label of one phone", "'an extraordinarily long label of one phone'")]
    [InlineData("Telefaxverzeichnisnummernschild", "'Telefaxverzeichnisnummernschild'")]
    public void Type_LabelThatOnlyLooksLikeALine_IsItsDescription(string label, string description)
    {
        var report = Read($"l,p\n{label},{A}\n", new ContactColumns { AdditionalPhones = [new PhoneColumn("p") { TypeColumn = "l" }] });
        Assert.Equal(($"-; {A} {description}", "1 CONTACT_ITEM_TYPE_UNKNOWN"), (Phones(Assert.Single(report.Contacts).Contact), Issues(report)));
    }

    [Fact]
    public void Type_LabelThatTheColumnsName_IsThatType()
    {
        var columns = new ContactColumns { AdditionalPhones = [new PhoneColumn("p") { TypeColumn = new TypeColumn("l") { Words = [new CellWord("Office (no fax)", "Office")] } }] };
        Assert.Equal($"-; {A} Office", Phones(One($"l,p\nOFFICE (NO FAX),{A}\n", columns).Contact));
        var lines = new ContactColumns { AdditionalPhones = [new PhoneColumn("p") { TypeColumn = "l", LineColumn = new LineColumn("l") { Words = [new LineWord("Fax and phone", PhoneLine.Voice)] } }] };
        Assert.Equal($"-; {A} 'Fax and phone'", Phones(One($"l,p\nFax and phone,{A}\n", lines).Contact));
    }

    [Theory]
    [InlineData("voice,fax")]
    [InlineData("fax,voice")]
    [InlineData("FAX;Home")]
    [InlineData("sms,telefax")]
    public void Lines_SeveralWords_OneOfThemIsEnough(string label)
    {
        var phone = new PhoneColumn("p") { LineColumn = new LineColumn("l") { Words = [new LineWord("fax", PhoneLine.Fax), new LineWord("voice", PhoneLine.Voice)] } };
        var contact = One($"l,p,q\n\"{label}\",{A},{B}\n", new ContactColumns { AdditionalPhones = [phone, "q"] }).Contact;
        Assert.Equal(($"-; {B}", A), (Phones(contact), Field(contact, "p")));
    }

    [Fact]
    public void Type_LineThatTheOptionsCall_IsCalled()
    {
        var options = Options(new ContactColumns { AdditionalPhones = [new PhoneColumn("p") { TypeColumn = "l" }] }) with { CalledLines = [PhoneLine.Voice, PhoneLine.Assistant] };
        var report = Read($"l,p\nAssistant,{A}\nFax,{B}\n", options);
        Assert.Equal(($"-; {A} 'Assistant'", "1 CONTACT_ITEM_TYPE_UNKNOWN 1 CONTACT_PHONE_LINE_NOT_CALLED!"), (Phones(Assert.Single(report.Contacts).Contact), Issues(report)));
    }

    [Fact]
    public void Cell_LabelsOfLinesThatAreNotCalled_AreNotCalled()
    {
        var cell = new PhoneCell { Separator = ";", PartSeparator = ":", Parts = [PhoneCellPart.Label, PhoneCellPart.Number] };
        var columns = new ContactColumns { AdditionalPhones = [new PhoneColumn("p") { Cell = cell, DoNotCall = ["d"] }, "q"] };
        var report = Read($"p,d,q\nOffice:{A};Fax:{B};Work Fax:{C},,\n:{A};Fax:{B},1,{B}\n", columns);
        var contact = Assert.Single(report.Contacts).Contact;
        Assert.Equal(($"-; {A} Office", $"{B}, {C}"), (Phones(contact), Field(contact, "p")));
        Assert.Equal("1 CONTACT_PHONE_LINE_NOT_CALLED 1 CONTACT_PHONE_LINE_NOT_CALLED 1 CONTACT_PHONE_DO_NOT_CALL 3 CONTACT_PHONE_DO_NOT_CALL!", Issues(report));
    }

    [Fact]
    public void Type_RowsOfOneKeyWithAFax_HaveNoNoticeOfTheirNumbers()
    {
        var report = Read($"key,l,p\n1,Office,'{A}\n1,Fax,'{B}\n", new ContactColumns { Key = "key", AdditionalPhones = [new PhoneColumn("p") { TypeColumn = "l" }] });
        Assert.Equal(("-; +12025550101 Office", $"{B}", "2 CONTACT_PHONE_LINE_NOT_CALLED 3 NUMBER_SPREADSHEET_GUARD"), (Phones(Assert.Single(report.Contacts).Contact), Field(report.Contacts[0].Contact, "p"), Issues(report)));
    }

    [Fact]
    public void Docs_WordsOfLines_AreThoseOfTheImport()
    {
        var rows = File.ReadLines(Repository.PathOf("docs", "contacts.md")).Where(line => LineWords.All.Any(each => line.StartsWith($"| `{each.Line}` | ", StringComparison.Ordinal)));
        Assert.Equal(LineWords.All.Select(each => $"| `{each.Line}` | {string.Join(", ", each.Words)} |"), rows);
    }

    [Fact]
    public void Cell_EntriesWithParts_AreAllRead()
    {
        var cell = new PhoneCell { Separator = "!", PartSeparator = "_", Parts = [PhoneCellPart.Number, PhoneCellPart.CallingCode, PhoneCellPart.Description] };
        var columns = new ContactColumns { PrimaryPhone = new PhoneColumn("p") { CallingCodeColumn = "code" }, AdditionalPhones = [new PhoneColumn("alt") { CallingCodeColumn = "code", Cell = cell }] };
        Assert.Equal($"{A}; {B} 'at_work now'; +442079460958; {C}", Phones(One("code,p,alt\n1,2025550101,2025550102_1_at_work now!2079460958_44! !2025550103\n", columns).Contact));
        Assert.Equal("3 CONTACT_CALLING_CODE_INVALID!", Issues(Read("code,p,alt\n1,2025550101,2025550102_x\n", columns)));
        Assert.Equal("2 NUMBER_LENGTH!", Issues(Read("p,alt\n2025550101,2025550102!12\n", new ContactColumns { PrimaryPhone = "p", AdditionalPhones = [new PhoneColumn("alt") { Cell = new PhoneCell { Separator = "!" } }] })));
    }

    [Fact]
    public void Cell_LinesAndLabels_AreSplit()
    {
        var cell = new PhoneCell { Separator = "\n", PartSeparator = ":", Parts = [PhoneCellPart.Label, PhoneCellPart.Ignored, PhoneCellPart.Number] };
        Assert.Equal($"-; {A} Office; {B} Home; {C}", Phones(One($"p\n\"Office:x:{A}\r\nHome:y:{B}\n::{C}\"\n", new ContactColumns { AdditionalPhones = [new PhoneColumn("p") { Cell = cell }] }).Contact));
    }

    [Fact]
    public void PastCalls_OfContactAndPhones_AreGivenAndKeptAsFields()
    {
        var columns = new ContactColumns
        {
            Attempts = "calls",
            LastResult = "status",
            LastAttemptAt = new DateColumn("last") { Format = "MM/dd/uuuu HH:mm" },
            TimeZone = "zone",
            PrimaryPhone = new PhoneColumn("p") { Attempts = "calls-{column}", LastResult = "result-{column}", LastAttemptAt = "at-{column}" },
        };
        const string heading = "p,calls,status,last,zone,calls-p,result-p,at-p\n";
        var row = One(heading + $"{A},3,BUSY,03/02/2026 09:30,America/New_York,2,NA,2026-03-02\n", columns);
        Assert.Equal(
            [
                new PastCallSummary(PhoneNumber.None) { Attempts = 3, LastResult = "BUSY", LastAttemptAt = Instant.FromUtc(2026, 3, 2, 14, 30) },
                new PastCallSummary(PhoneNumber.Parse(A)) { Attempts = 2, LastResult = "NA", LastAttemptAt = Instant.FromUtc(2026, 3, 3, 4, 59, 59) },
            ],
            row.PastCalls.AsEnumerable());
        Assert.Equal(
            "calls-p=2 result-p=NA at-p=2026-03-02 attempts=3 lastResult=BUSY lastAttemptAt=2026-03-02T14:30:00Z",
            string.Join(' ', row.Contact.Fields.Select(field => $"{field.Name}={field.Value}")));
        Assert.Empty(One(heading + $"{A},,,,,,,\n", columns).PastCalls);
        Assert.Equal(
            ["2 CONTACT_ATTEMPTS_INVALID", "4 CONTACT_DATE_INVALID", "6 CONTACT_ATTEMPTS_INVALID", "8 CONTACT_DATE_INVALID"],
            Read(heading + $"{A},-1,,2026-03-02,,x,,soon\n", columns).Rejected.Single().Issues.Select(issue => issue.ToString()).Distinct());
    }

    [Theory]
    [InlineData("2026-03-02", null, "2026-03-02")]
    [InlineData("2026-03-02T09:00:00Z", null, "2026-03-02T09:00:00Z")]
    [InlineData("2026-03-02 09:00", null, "2026-03-02T09:00:00Z")]
    [InlineData("3/2/2026", "M/d/uuuu", "2026-03-02")]
    [InlineData("2.3.2026 09:05:07", "d.M.uuuu HH:mm:ss", "2026-03-02T09:05:07Z")]
    [InlineData("", null, null)]
    public void ConsentAt_EachForm_IsIso(string cell, string? format, string? iso) =>
        Assert.Equal(iso, Field(One($"p,consent\n{A},{cell}\n", new ContactColumns { PrimaryPhone = "p", ConsentAt = new DateColumn("consent") { Format = format } }).Contact, "consentAt"));

    [Theory]
    [InlineData("yesterday", null)]
    [InlineData("2026-02-30", null)]
    [InlineData("13/13/2026", "M/d/uuuu")]
    public void ConsentAt_Invalid_RejectsTheRow(string cell, string? format) =>
        Assert.Equal("2 CONTACT_DATE_INVALID!", Issues(Read($"p,consent\n{A},{cell}\n", new ContactColumns { PrimaryPhone = "p", ConsentAt = new DateColumn("consent") { Format = format } })));

    [Theory]
    [InlineData("99", 1)]
    [InlineData("0", 100)]
    [InlineData("-99", 199)]
    [InlineData("", 100)]
    [InlineData("100", null)]
    [InlineData("high", null)]
    [InlineData("9.5", null)]
    [InlineData("99999999999", null)]
    public void Priority_HigherFirst_CountsFromTheHighestRank(string rank, int? priority)
    {
        var report = Read($"p,rank\n{A},{rank}\n", new ContactColumns { PrimaryPhone = "p", Priority = new PriorityColumn("rank") { Order = PriorityOrder.HigherFirst, Highest = 99, Default = 0 } });
        Assert.Equal((priority, priority is null ? "2 PRIORITY_INVALID!" : ""), (report.Contacts.FirstOrDefault()?.Contact.Priority, Issues(report)));
    }

    [Fact]
    public void CellSeparators_BesideCompanions_SplitAdditionalPhones()
    {
        var options = Options(new ContactColumns { PrimaryPhone = new PhoneColumn("p") { ExtensionColumn = "x" }, AdditionalPhones = [new PhoneColumn("q") { ExtensionColumn = "x" }] }) with { CellSeparators = [';'] };
        var report = Read($"p,q,x\n{A},{B}; {C},7\n{A};{B},,\n", options);
        Assert.Equal($"{A}; {B} 'ext. 7'; {C} 'ext. 7'", Phones(Assert.Single(report.Contacts).Contact));
        Assert.Equal("1 NUMBER_MULTIPLE", Assert.Single(Assert.Single(report.Rejected).Issues).ToString());
    }

    [Theory]
    [InlineData("\u221205:00", "UTC-05")]
    [InlineData("utc", "UTC")]
    public void Offset_OtherSpellings_AreRead(string offset, string zone) =>
        Assert.Equal(zone, One($"p,z\n{A},{offset}\n", new ContactColumns { PrimaryPhone = "p", TimeZone = new ZoneColumn("z") { Form = ZoneForm.Offset } }).Contact.TimeZone!.Id);

    [Theory]
    [InlineData("'at' uuuu-MM-dd", "at 2026-03-02", "2026-03-02")]
    [InlineData("\\h uuuu-MM-dd", "h 2026-03-02", "2026-03-02")]
    [InlineData("uuuu-MM-dd h:mm tt", "2026-03-02 9:05 AM", "2026-03-02T09:05:00Z")]
    public void ConsentAt_PatternWithText_HasATimeOnlyIfItHasAField(string format, string cell, string iso) =>
        Assert.Equal(iso, Field(One($"p,consent\n{A},{cell}\n", new ContactColumns { PrimaryPhone = "p", ConsentAt = new DateColumn("consent") { Format = format } }).Contact, "consentAt"));
}
