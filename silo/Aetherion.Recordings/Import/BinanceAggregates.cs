using System.Diagnostics.CodeAnalysis;
using Aetherion.Model;

namespace Aetherion.Recordings;

/// <summary>Aggregated trades of Binance's archive: id, price, quantity, first id, last id, time, whether the buyer is the maker.</summary>
internal sealed class BinanceAggregates(InstrumentId instrument, bool hasHeadings) : RowReader
{
    public override bool HasHeadings => hasHeadings;

    public override bool TryRead(string[] fields, out ImportRow row, [NotNullWhen(false)] out string? why)
    {
        row = default;
        why = "it is no aggregated trade";
        if (fields.Length < 7 || !TryNumber(fields[1], out var price) || !TryNumber(fields[2], out var quantity)
            || !TryTime(fields[5], out var time) || !bool.TryParse(fields[6], out var isBuyerMaker)
            || price == 0 || quantity == 0)
            return false;
        row = new ImportRow(
            ImportRowKind.Trade, instrument, time, time, isBuyerMaker ? Side.Sell : Side.Buy, price, quantity);
        why = null;
        return true;
    }
}
