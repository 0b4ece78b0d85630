using System.Globalization;

namespace CallingDomain.Numbers;

/// <summary>A row of the template that is right in itself.</summary>
/// <remarks>Immutable, thread-safe. Default: no row.</remarks>
/// <param name="Line">The line on which it begins, from 1, as a text editor shows it.</param>
/// <param name="Lines">How many physical lines it spans; more than one when a quoted field holds a line break.</param>
/// <param name="Number">The number.</param>
/// <param name="Purpose">One of the ten.</param>
/// <param name="Notices">
/// What was mended (the tolerant profile), the policy's warnings, and <see cref="NumberReason.PurposeDoNotOriginate"/>; empty for most.
/// </param>
public readonly record struct AcceptedRow(int Line, int Lines, PhoneNumber Number, CallPurpose Purpose, NumberReasons Notices)
{
    /// <summary>The row as it is written.</summary>
    public TemplateLine ToLine() => new(Number, Purpose);

    /// <summary>The line, the masked number and the purpose.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"Line {Line}: {Number.ToMaskedString()} {Purpose}");
}

/// <summary>A row of the template that is refused.</summary>
/// <param name="Line">The line on which it begins, from 1.</param>
/// <param name="Lines">How many physical lines it spans.</param>
/// <param name="Text">The row as it stands in the file, without its line break.</param>
/// <param name="Reasons">All that is wrong with it, at least one cause.</param>
/// <param name="Suggestion">
/// The row as it was probably meant, which is right in itself; null when a digit is in doubt or no purpose comes near. With <see cref="NumberReason.PurposeUnknown"/>, its
/// purpose is the nearest one: a guess, which no corrected file takes.
/// </param>
/// <param name="FirstLine">For a duplicate: the line of the number's first occurrence; else null.</param>
public sealed record RejectedRow(int Line, int Lines, string Text, NumberReasons Reasons, TemplateLine? Suggestion, int? FirstLine)
{
    /// <summary>The number that is meant; none where a digit is in doubt.</summary>
    public PhoneNumber Number { get; init; }

    /// <summary>What a message needs to say more than the codes do.</summary>
    public RowParameters Parameters { get; init; }

    /// <summary>The line and the codes; never the row's text.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"Line {Line}: {Reasons}");
}

/// <summary>A line that is passed over without being a row.</summary>
/// <remarks>Immutable, thread-safe. Default: no line.</remarks>
/// <param name="Line">The line on which it begins, from 1.</param>
/// <param name="Lines">How many physical lines it spans.</param>
/// <param name="Reason">
/// Why: <see cref="NumberReason.RowBlank"/>; with the tolerant profile also <see cref="NumberReason.RowHeader"/> and <see cref="NumberReason.RowSeparatorHint"/>.
/// </param>
public readonly record struct IgnoredRow(int Line, int Lines, NumberReason Reason);
