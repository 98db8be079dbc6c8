using System.Globalization;
using Aetherion.VenueEmulator.Core.Recordings;

namespace Aetherion.VenueEmulator;

/// <summary>Reads kline files as Binance publishes them: 12 columns, with a header or without, plain or gzip.</summary>
internal static class KlineFile
{
    private const int ColumnsMin = 11;
    private const int RowsMax = 20_000;

    /// <summary>The last rows of the file in <c>SYMBOL=FILE</c>.</summary>
    public static (string Symbol, IReadOnlyList<decimal[]> Rows) ReadNamed(string text)
    {
        var equals = text.IndexOf('=', StringComparison.Ordinal);
        return equals > 0
            ? (text[..equals], Read(text[(equals + 1)..]))
            : throw new EmulatorException($"--history takes SYMBOL=FILE, not '{text}'.");
    }

    private static List<decimal[]> Read(string path)
    {
        using var reader = new StreamReader(RecordingLines.Open(path));
        try
        {
            return ReadRows(path, reader);
        }
        catch (InvalidDataException exception)
        {
            throw new EmulatorException($"'{path}' cannot be unpacked: {exception.Message}");
        }
    }

    private static List<decimal[]> ReadRows(string path, StreamReader reader)
    {
        var rows = new Queue<decimal[]>();
        while (reader.ReadLine() is { } line)
        {
            if (line.Length == 0 || !char.IsAsciiDigit(line[0]))
                continue;
            rows.Enqueue(ReadRow(path, line));
            if (rows.Count > RowsMax)
                rows.Dequeue();
        }
        return rows.Count > 0 ? [.. rows] : throw new EmulatorException($"'{path}' holds no klines.");
    }

    private static decimal[] ReadRow(string path, string line)
    {
        var columns = line.Split(',');
        var row = new decimal[ColumnsMin];
        for (var i = 0; i < ColumnsMin; i++)
        {
            if (i >= columns.Length || !decimal.TryParse(columns[i], NumberStyles.Float, CultureInfo.InvariantCulture, out row[i]))
                throw new EmulatorException($"'{path}' is no kline file of 12 columns: '{line}'.");
        }
        return row;
    }
}
