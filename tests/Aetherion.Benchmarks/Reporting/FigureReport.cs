using System.Globalization;
using System.Text.Json;

namespace Aetherion.Benchmarks.Reporting;

/// <summary>Prints figures as a table, or as one JSON object for machines.</summary>
internal static class FigureReport
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    public static void Write(IReadOnlyList<Figure> figures, bool asJson, TextWriter output)
    {
        if (asJson)
            output.WriteLine(JsonSerializer.Serialize(new { figures }, Json));
        else
            WriteTable(figures, output);
    }

    private static void WriteTable(IReadOnlyList<Figure> figures, TextWriter output)
    {
        var rows = figures.Select(f => (string[])
            [f.Name, f.Value.ToString("#,0.###", CultureInfo.InvariantCulture), f.Unit, f.Target, Verdict(f), f.Note]);
        var table = (string[][])[["figure", "value", "unit", "target", "", "note"], .. rows];
        var widths = Enumerable.Range(0, table[0].Length).Select(c => table.Max(r => r[c].Length)).ToArray();
        foreach (var row in table)
        {
            var cells = row.Select((cell, c) => c == 1 ? cell.PadLeft(widths[c]) : cell.PadRight(widths[c]));
            output.WriteLine(string.Join("  ", cells).TrimEnd());
        }
    }

    private static string Verdict(Figure figure) => figure.Ok switch
    {
        true => "met",
        false => "MISSED",
        null => "",
    };
}
