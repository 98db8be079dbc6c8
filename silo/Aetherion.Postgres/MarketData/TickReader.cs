using System.Collections.Immutable;
using Aetherion.Model;
using Npgsql;

namespace Aetherion.Postgres;

/// <summary>Makes events of rows: the reverse of <see cref="TickRows"/>.</summary>
internal static class TickReader
{
    public const string Columns =
        "sequence, event_time, received_time, kind, side, price, quantity, ask_price, ask_quantity, bids, asks";

    private const int BidsColumn = 9;
    private const int AsksColumn = 10;

    public static MarketEvent Read(NpgsqlDataReader row)
    {
        var kind = (MarketEventKind)row.GetInt16(3);
        return kind switch
        {
            MarketEventKind.Trade => MarketEvent.Of(ReadTrade(row)),
            MarketEventKind.Quote => MarketEvent.Of(ReadQuote(row)),
            MarketEventKind.BookSnapshot => MarketEvent.Snapshot(
                row.GetInt64(0), row.GetDateTime(1), row.GetDateTime(2), ReadBook(row)),
            _ => MarketEvent.Delta(row.GetInt64(0), row.GetDateTime(1), row.GetDateTime(2), ReadBook(row)),
        };
    }

    /// <param name="first">Where the columns begin.</param>
    public static Trade ReadTrade(NpgsqlDataReader row, int first = 0) => new(
        row.GetInt64(first),
        row.GetDateTime(first + 1),
        row.GetDateTime(first + 2),
        new Price(row.GetInt64(first + 5)),
        new Quantity(row.GetInt64(first + 6)),
        (Side)row.GetInt16(first + 4));

    private static Quote ReadQuote(NpgsqlDataReader row) => new(
        row.GetInt64(0),
        row.GetDateTime(1),
        row.GetDateTime(2),
        new Price(row.GetInt64(5)),
        new Quantity(row.GetInt64(6)),
        new Price(row.GetInt64(7)),
        new Quantity(row.GetInt64(8)));

    private static BookChange ReadBook(NpgsqlDataReader row) =>
        new(ReadLevels(row, BidsColumn), ReadLevels(row, AsksColumn));

    private static ImmutableArray<PriceLevel> ReadLevels(NpgsqlDataReader row, int column)
    {
        if (row.IsDBNull(column))
            return [];
        var values = row.GetFieldValue<long[]>(column);
        var levels = ImmutableArray.CreateBuilder<PriceLevel>(values.Length / 2);
        for (var i = 0; i < values.Length; i += 2)
            levels.Add(new PriceLevel(new Price(values[i]), new Quantity(values[i + 1])));
        return levels.MoveToImmutable();
    }
}
