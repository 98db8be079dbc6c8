using System.Diagnostics.CodeAnalysis;
using Aetherion.Model;

namespace Aetherion.Recordings;

/// <summary>Tardis' <c>trades</c>: exchange, symbol, timestamp, local_timestamp, id, side, price, amount.</summary>
internal sealed class TardisTrades(ImportRequest request) : RowReader
{
    public override bool TryRead(string[] fields, out ImportRow row, [NotNullWhen(false)] out string? why)
    {
        row = default;
        why = "it is no trade";
        if (fields.Length < 8 || !InstrumentId.TryParse($"{request.Venue}:{fields[1]}", null, out var instrument)
            || !TryTime(fields[2], out var time) || !TryTime(fields[3], out var received)
            || !TryNumber(fields[6], out var price) || !TryNumber(fields[7], out var quantity) || price == 0 || quantity == 0)
            return false;
        row = new ImportRow(
            ImportRowKind.Trade, instrument, time, received, fields[5] == "buy" ? Side.Buy : Side.Sell, price, quantity);
        why = null;
        return true;
    }
}
