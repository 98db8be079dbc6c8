using System.Diagnostics.CodeAnalysis;
using Aetherion.Model;

namespace Aetherion.Recordings;

/// <summary>
/// Tardis' <c>quotes</c>: exchange, symbol, timestamp, local_timestamp, ask_amount, ask_price, bid_price, bid_amount.
/// </summary>
internal sealed class TardisQuotes(ImportRequest request) : RowReader
{
    public override bool TryRead(string[] fields, out ImportRow row, [NotNullWhen(false)] out string? why)
    {
        row = default;
        why = "it is no quote with both sides";
        if (fields.Length < 8 || !InstrumentId.TryParse($"{request.Venue}:{fields[1]}", null, out var instrument)
            || !TryTime(fields[2], out var time) || !TryTime(fields[3], out var received)
            || !TryNumber(fields[4], out var askQuantity) || !TryNumber(fields[5], out var askPrice)
            || !TryNumber(fields[6], out var bidPrice) || !TryNumber(fields[7], out var bidQuantity)
            || bidPrice == 0 || askPrice <= bidPrice)
            return false;
        row = new ImportRow(
            ImportRowKind.Quote, instrument, time, received, default, bidPrice, bidQuantity, askPrice, askQuantity);
        why = null;
        return true;
    }
}
