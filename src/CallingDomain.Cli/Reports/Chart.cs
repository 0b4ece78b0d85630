namespace CallingDomain.Cli;

/// <summary>A picture of figures, with the table of the same figures.</summary>
internal abstract class Chart
{
    /// <summary>What the picture shows.</summary>
    public abstract string Title { get; }

    /// <summary>What can be read from it, in a sentence or two.</summary>
    public abstract string Description { get; }

    /// <summary>The height in pixels.</summary>
    public abstract int Height { get; }

    /// <summary>The colors and marks, with their meaning: the class of a color or the identity of a mark.</summary>
    public virtual IEnumerable<LegendItem> Legend => [];

    /// <summary>The headings of the table.</summary>
    public abstract IReadOnlyList<string> Columns { get; }

    /// <summary>The rows of the table.</summary>
    public abstract IEnumerable<object?[]> Rows { get; }

    public abstract void Draw(Svg svg);
}

/// <summary>A color or a mark of a picture.</summary>
/// <param name="Style">The class of the color, or the identity of the mark.</param>
/// <param name="Meaning">What it means.</param>
/// <param name="IsMark">Whether it is a mark.</param>
internal readonly record struct LegendItem(string Style, string Meaning, bool IsMark = false);
