using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Aetherion.Domain.Venues;
using Aetherion.Domain.Venues.Books;
using Aetherion.Model;

namespace Aetherion.Recordings;

/// <summary>
/// The tables of Binance archivers, told by their headings: changes of books with a row for each level, trades, whole books, and all
/// of them merged, which begin with the whole book of the day before, each level with the ids of the change that made it. A row
/// is skipped that has a time, price, side, id or symbol that cannot be.
/// </summary>
internal sealed class ArchiverRows : RowReader
{
    private const string SnapshotSymbolUnknown = "a whole book names no symbol: give it with --symbol";

    private const string FirstBook = "FINAL_DEPTH_SNAPSHOT";
    private const string Previous = "FinalUpdateIdInLastStream";

    private readonly Dictionary<string, int> _columns;
    private readonly ImportRequest _request;
    private string? _symbol;

    public ArchiverRows(string[] headings, ImportRequest request)
    {
        _columns = headings.Select((name, index) => (name, index)).Where(column => column.name.Length > 0)
            .DistinctBy(column => column.name).ToDictionary(column => column.name, column => column.index);
        _request = request;
    }

    public override bool TryRead(string[] fields, out ImportRow row, [NotNullWhen(false)] out string? why)
    {
        row = default;
        why = null;
        var symbol = Text(fields, "Symbol");
        if (symbol.Length == 0)
            symbol = _request.Symbol?.Symbol ?? _symbol ?? "";
        if (symbol.Length == 0)
            why = SnapshotSymbolUnknown;
        else if (!InstrumentId.TryParse($"{_request.Venue}:{symbol}", null, out var instrument))
            why = $"'{symbol}' is no symbol";
        else if (_symbol is not null && symbol != _symbol)
            why = $"the symbol {symbol} is not {_symbol}, that of the rows before";
        else
            why = ReadRow(fields, instrument, out row);
        if (why is null)
            _symbol = symbol;
        return why is null;
    }

    private string? ReadRow(string[] fields, InstrumentId instrument, out ImportRow row)
    {
        row = default;
        if (!TryTime(Text(fields, "TimestampOfReceive"), out var received))
            return "the time of receipt cannot be";
        if (!TryNumber(Text(fields, "Price"), out var price) || price == 0)
            return "the price cannot be";
        if (!TryNumber(Text(fields, "Quantity"), out var quantity))
            return "the quantity cannot be";
        var kind = KindOf(fields);
        var timeText = Text(fields, kind == ImportRowKind.Trade ? "TransactionTime" : "EventTime");
        var eventTime = received;
        if (kind != ImportRowKind.SnapshotLevel && !TryTime(timeText, out eventTime))
            return "the venue's time cannot be";
        if (kind == ImportRowKind.Trade && quantity == 0)
            return "a trade of nothing cannot be";
        if (SideOf(fields, kind) is not { } side)
            return "there is no such side";
        if (!TryIds(fields, kind, out var ids))
            return "the ids of the change cannot be";
        row = new ImportRow(
            kind, instrument, eventTime, received, side, price, quantity, Group: GroupOf(fields, ids, received), Ids: ids);
        return null;
    }

    private ImportRowKind KindOf(string[] fields) =>
        Text(fields, "IsAsk").Length == 0 ? ImportRowKind.Trade
        : Text(fields, "FinalUpdateId").Length > 0 && !IsOfFirstBook(fields) ? ImportRowKind.DeltaLevel
        : ImportRowKind.SnapshotLevel;

    private Side? SideOf(string[] fields, ImportRowKind kind) =>
        Text(fields, kind == ImportRowKind.Trade ? "IsBuyerMarketMaker" : "IsAsk") switch
        {
            "0" or "0.0" => Side.Buy,
            "1" or "1.0" => Side.Sell,
            _ => null,
        };

    private bool IsOfFirstBook(string[] fields) => Text(fields, "StreamType") == FirstBook;

    /// <summary>The levels of the first book have many ids, but were written at one time.</summary>
    private long GroupOf(string[] fields, BookUpdateIds? ids, DateTime received) =>
        ids is { } known && !IsOfFirstBook(fields) ? known.Final : received.Ticks;

    private bool TryIds(string[] fields, ImportRowKind kind, out BookUpdateIds? ids)
    {
        ids = null;
        if (kind == ImportRowKind.Trade)
            return true;
        var isWhole = kind == ImportRowKind.SnapshotLevel;
        if (!TryId(fields, isWhole && !IsOfFirstBook(fields) ? "LastUpdateId" : "FinalUpdateId", out var final))
            return isWhole;
        var (first, previous) = (VenueDepth.NoId, VenueDepth.NoId);
        var areSound = isWhole || (TryId(fields, "FirstUpdateId", out first)
            && (Text(fields, Previous).Length == 0 || TryId(fields, Previous, out previous)));
        ids = new BookUpdateIds(first, final, previous);
        return areSound;
    }

    private bool TryId(string[] fields, string column, out long id) =>
        long.TryParse(Text(fields, column), NumberStyles.None, CultureInfo.InvariantCulture, out id);

    private string Text(string[] fields, string column) =>
        _columns.TryGetValue(column, out var index) && index < fields.Length ? fields[index] : "";
}
