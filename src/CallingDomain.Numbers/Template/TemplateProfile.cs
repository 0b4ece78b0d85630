namespace CallingDomain.Numbers;

/// <summary>How closely a file has to keep to the portal's template.</summary>
public enum TemplateProfile : byte
{
    /// <summary>
    /// Exactly what the portal asks for: UTF-8, columns parted by commas, no header, <c>+15013334444</c> or <c>5013334444</c>. The default.
    /// </summary>
    Strict = 0,

    /// <summary>
    /// What is certain to be meant is taken, and the row says what was mended: also UTF-16 with its mark; semicolons, tabs and bars; a header, which is passed over;
    /// spaces, signs and a spreadsheet's damage in a number whose digits are all there. Nothing is guessed: a misspelt purpose is refused here too.
    /// </summary>
    Tolerant = 1,
}
