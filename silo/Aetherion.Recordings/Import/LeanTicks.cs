using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Aetherion.Model;

namespace Aetherion.Recordings;

/// <summary>
/// LEAN's trade ticks of US shares: milliseconds since midnight in New York, price times 10,000, shares, exchange, condition,
/// whether suspicious. Who took liquidity is not told: a trade at or above the one before is taken for a purchase.
/// </summary>
internal sealed class LeanTicks : RowReader
{
    /// <summary>Instruments of this venue follow the US calendar.</summary>
    public const string Venue = "us";

    private const decimal PriceScale = 10_000;
    private const int MillisecondsMax = 86_400_000;

    private readonly InstrumentId _instrument;
    private readonly DateTime _midnight;
    private decimal _last;

    public LeanTicks(InstrumentId instrument, ImportRequest request)
    {
        _instrument = instrument;
        var date = request.Date ?? throw new RecordingException(
            "The file gives times of the day only: give its day in New York with --date, such as 2013-10-08.");
        var zone = TimeZoneInfo.FindSystemTimeZoneById("America/New_York");
        _midnight = TimeZoneInfo.ConvertTimeToUtc(date.ToDateTime(TimeOnly.MinValue), zone);
    }

    public override bool HasHeadings => false;

    public override bool TryRead(string[] fields, out ImportRow row, [NotNullWhen(false)] out string? why)
    {
        row = default;
        why = "it is no tick";
        if (fields.Length != 6 || !TryNumber(fields[1], out var price) || !TryNumber(fields[2], out var quantity)
            || !int.TryParse(fields[0], NumberStyles.None, CultureInfo.InvariantCulture, out var milliseconds)
            || milliseconds >= MillisecondsMax || price == 0 || quantity == 0)
            return false;
        if (fields[5] == "1")
        {
            why = "the source calls it suspicious";
            return false;
        }
        var time = _midnight.AddMilliseconds(milliseconds);
        var side = price >= _last ? Side.Buy : Side.Sell;
        _last = price;
        row = new ImportRow(ImportRowKind.Trade, _instrument, time, time, side, price / PriceScale, quantity);
        why = null;
        return true;
    }
}
