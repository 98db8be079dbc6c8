using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Aetherion.Model;

namespace Aetherion.Recordings;

/// <summary>
/// The tables of Binance archivers, told by their headings: changes of books with a row for each level, trades, whole books, and all
/// of them merged. A row is skipped that has a time, price, side or symbol that cannot be.
/// </summary>
internal sealed class ArchiverRows : RowReader
{
    private const string SnapshotSymbolUnknown = "a whole book names no symbol: give it with --symbol";

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
        row = new ImportRow(kind, instrument, eventTime, received, side, price, quantity, Group: GroupOf(fields, kind, received));
        return null;
    }

    private ImportRowKind KindOf(string[] fields) =>
        Text(fields, "IsAsk").Length == 0 ? ImportRowKind.Trade
        : Text(fields, "FinalUpdateId").Length > 0 ? ImportRowKind.DeltaLevel
        : ImportRowKind.SnapshotLevel;

    private Side? SideOf(string[] fields, ImportRowKind kind) =>
        Text(fields, kind == ImportRowKind.Trade ? "IsBuyerMarketMaker" : "IsAsk") switch
        {
            "0" or "0.0" => Side.Buy,
            "1" or "1.0" => Side.Sell,
            _ => null,
        };

    private long GroupOf(string[] fields, ImportRowKind kind, DateTime received)
    {
        var text = Text(fields, kind == ImportRowKind.DeltaLevel ? "FinalUpdateId" : "LastUpdateId");
        return long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : received.Ticks;
    }

    private string Text(string[] fields, string column) =>
        _columns.TryGetValue(column, out var index) && index < fields.Length ? fields[index] : "";
}
