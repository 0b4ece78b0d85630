namespace CallingDomain.Hosting;

/// <summary>Which of the numbers that are ready a call shows.</summary>
public enum CallerIdRule : byte
{
    /// <summary>The numbers in turn, in the order of their digits.</summary>
    InTurn = 0,

    /// <summary>The numbers with the area code of the called number, in turn; all numbers in turn if there are none. Area codes are those of the North American Numbering Plan (country code 1): the three digits after it.</summary>
    SameAreaCodeFirst = 1,
}
