using System.Globalization;
using System.Text;
using Aetherion.Model;

namespace Aetherion.Domain.Markets;

/// <summary>Reads the rows of a bar file whose columns are known, each by itself.</summary>
internal sealed class BarRowReader
{
    private const decimal TenThousandths = 10_000m;

    private static readonly DateTime FirstTime = new(2000, 1, 1, 0, 0, 0, DateTimeKind.Utc);
    private static readonly DateTime LastTime = new(2100, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    private readonly BarColumns _columns;
    private readonly Instrument _instrument;
    private readonly BarFileOptions _options;
    private readonly Func<string, string, string, BarFileException> _fault;
    private readonly byte[]? _wanted;
    private readonly DecimalScale _prices;
    private readonly DecimalScale _quantities;
    private byte[]? _symbol;

    /// <param name="fault">Makes the error of a column, a value and a problem.</param>
    public BarRowReader(
        BarColumns columns,
        Instrument instrument,
        BarFileOptions options,
        Func<string, string, string, BarFileException> fault)
    {
        _columns = columns;
        _instrument = instrument;
        _options = options;
        _fault = fault;
        _wanted = options.Symbol is { } symbol ? Encoding.UTF8.GetBytes(symbol) : null;
        _prices = new DecimalScale(instrument.PriceTick * (columns.IsTenThousandths ? TenThousandths : 1));
        _quantities = new DecimalScale(instrument.QuantityStep);
    }

    public BarRow Read(ReadOnlySpan<byte> line)
    {
        var columns = _columns;
        var row = default(BarRow);
        var rest = line;
        for (var i = 0; i < columns.Count; i++)
        {
            var comma = rest.IndexOf((byte)',');
            if ((comma < 0) != (i == columns.Count - 1))
                throw _fault("", "", $"has {line.Count((byte)',') + 1} columns, not {columns.Count}");
            var text = comma < 0 ? rest : rest[..comma];
            ReadField(columns[i], i, text, ref row);
            rest = rest[(comma + 1)..];
        }
        if (!row.IsOther)
            Check(row);
        return row;
    }

    private void ReadField(BarColumn column, int index, ReadOnlySpan<byte> text, ref BarRow row)
    {
        switch (column)
        {
            case >= BarColumn.Symbol and < BarColumn.Ignored or BarColumn.OpenTime:
                ReadPlace(column, index, text, ref row);
                break;
            case BarColumn.Open:
                row.Open = ReadPrice(index, text);
                break;
            case BarColumn.High:
                row.High = ReadPrice(index, text);
                break;
            case BarColumn.Low:
                row.Low = ReadPrice(index, text);
                break;
            case BarColumn.Close:
                row.Close = ReadPrice(index, text);
                break;
            case BarColumn.Volume:
                row.Volume = ReadQuantity(index, text, ref row);
                break;
            case BarColumn.BuyVolume:
                row.BuyVolume = ReadQuantity(index, text, ref row);
                break;
            case BarColumn.QuoteVolume:
                row.QuoteVolume = NumberParser.TryReadDecimal(text, out var quote) && quote >= 0
                    ? quote
                    : throw Fault(index, text, "is no volume of 0 or more");
                break;
            case BarColumn.TradeCount:
                row.TradeCount = NumberParser.TryReadInt64(text, out var count) && count >= 0
                    ? count
                    : throw Fault(index, text, "is no count of trades");
                break;
            default:
                break;
        }
    }

    /// <summary>What tells the instrument and the time of the row.</summary>
    private void ReadPlace(BarColumn column, int index, ReadOnlySpan<byte> text, ref BarRow row)
    {
        var isRead = column switch
        {
            BarColumn.OpenTime => BarTimes.TryReadInstant(text, out row.OpenTime),
            BarColumn.Date => BarTimes.TryReadDate(text, out row.Date),
            BarColumn.EndOfMinute => BarTimes.TryReadClock(text, out row.Clock),
            BarColumn.MillisecondOfDay => BarTimes.TryReadCount(text, TimeSpan.FromMilliseconds(1), out row.Clock),
            BarColumn.SessionMinute => BarTimes.TryReadCount(text, TimeSpan.FromMinutes(1), out row.Clock),
            _ => true,
        };
        if (column == BarColumn.Symbol)
            row.IsOther = IsOther(index, text);
        else if (!isRead)
            throw Fault(index, text, "is no time: write Unix milliseconds (13 digits) or microseconds (16 digits)");
        else if (column == BarColumn.OpenTime && !row.IsOther && (row.OpenTime < FirstTime || row.OpenTime >= LastTime))
            throw Fault(index, text, $"is the time {row.OpenTime:u}, outside of {FirstTime:yyyy} to {LastTime:yyyy}");
    }

    private bool IsOther(int index, ReadOnlySpan<byte> text)
    {
        if (_wanted is not null)
            return !text.SequenceEqual(_wanted);
        _symbol ??= text.ToArray();
        return text.SequenceEqual(_symbol)
            ? false
            : throw Fault(index, text, "is another symbol than the one before; read them one by one");
    }

    /// <summary>The error of a row's time, naming the value that stands there.</summary>
    public BarFileException TimeFault(ReadOnlySpan<byte> line, in BarRow row, string problem)
    {
        var time = _columns.HasInstant ? BarColumn.OpenTime : BarColumn.Date;
        var index = 0;
        foreach (var field in line.Split((byte)','))
        {
            if (_columns[index++] == time)
                return Fault(index - 1, line[field], $"is the time {row.OpenTime:u}, {problem}");
        }
        return Fault(0, line, problem);
    }

    private long ReadPrice(int index, ReadOnlySpan<byte> text)
    {
        if (!_prices.TryRead(text, out var ticks, out var isExact))
            throw Fault(index, text, "is no number");
        if (ticks <= 0)
            throw Fault(index, text, "is no price above 0");
        return isExact || _options.RoundsPrices
            ? ticks
            : throw Fault(
                index, text, $"is no multiple of the tick {_prices.Step} of {_instrument.Id}; is it the right symbol?");
    }

    private long ReadQuantity(int index, ReadOnlySpan<byte> text, ref BarRow row)
    {
        if (!_quantities.TryRead(text, out var lots, out var isExact))
            throw Fault(index, text, "is no number");
        row.IsRounded |= !isExact;
        return lots >= 0 && !text.StartsWith("-"u8) ? lots : throw Fault(index, text, "is no volume of 0 or more");
    }

    private void Check(in BarRow row)
    {
        if (row.High < Math.Max(row.Open, row.Close))
            throw Fault(BarColumn.High, row.High, "is below open or close");
        if (row.Low > Math.Min(row.Open, row.Close))
            throw Fault(BarColumn.Low, row.Low, "is above open or close");
    }

    private BarFileException Fault(int index, ReadOnlySpan<byte> text, string problem) =>
        _fault(_columns.NameOf(index), Encoding.UTF8.GetString(text), problem);

    private BarFileException Fault(BarColumn column, long ticks, string problem) => _fault(
        _columns.NameOf(column),
        _instrument.ToDecimal(new Price(ticks)).ToString(CultureInfo.InvariantCulture),
        problem);
}
