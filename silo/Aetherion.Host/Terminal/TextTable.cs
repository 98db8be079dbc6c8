using System.Text;

namespace Aetherion.Host.Terminal;

/// <summary>
/// Lines up rows of text: each column as wide as its longest cell, those whose heading says so to the right.
/// </summary>
/// <param name="headings">One for each column; one that begins with a blank is set to the right.</param>
internal sealed class TextTable(params string[] headings)
{
    private const string Between = "  ";

    private readonly List<string[]> _rows = [[.. headings.Select(heading => heading.TrimStart())]];

    /// <summary>Adds a row; cells beyond the last column follow it as they are.</summary>
    public void Add(params string[] cells) => _rows.Add(cells);

    /// <summary>The rows, the headings first, each after an indent.</summary>
    public string ToText(string indent)
    {
        int[] widths =
        [
            .. headings.Select((_, column) => _rows.Max(row => column < row.Length ? row[column].Length : 0)),
        ];
        var text = new StringBuilder();
        foreach (var row in _rows)
        {
            var cells = row.Select((cell, column) => Pad(cell, column, widths));
            text.AppendLine((indent + string.Join(Between, cells)).TrimEnd());
        }
        return text.ToString();
    }

    private string Pad(string cell, int column, int[] widths) =>
        column >= headings.Length ? cell
        : headings[column].StartsWith(' ') ? cell.PadLeft(widths[column])
        : cell.PadRight(widths[column]);
}
