namespace Aetherion.Domain.Tests.Venues.Books;

/// <summary>A CSV file of the archive, one row per level or trade, by the names of its columns.</summary>
internal sealed class ArchiveRows
{
    private const string Folder = "orderbook/binance-archiver";

    private readonly string[] _columns;

    public ArchiveRows(string file)
    {
        var lines = VenueRecording.Lines($"{Folder}/{file}.csv.gz").Where(l => !l.StartsWith('#')).ToArray();
        _columns = lines[0].Split(',');
        Rows = [.. lines.Skip(1)];
    }

    public string[] Rows { get; }

    public bool Has(string column) => _columns.Contains(column);

    /// <summary>The value of a column; empty where the file has no such column.</summary>
    public string Get(string row, string column)
    {
        var index = Array.IndexOf(_columns, column);
        return index < 0 ? "" : row.Split(',')[index];
    }
}
