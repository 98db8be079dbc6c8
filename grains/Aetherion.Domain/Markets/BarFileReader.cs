using System.Text;
using Aetherion.Model;

namespace Aetherion.Domain.Markets;

/// <summary>
/// Reads bars one by one from a CSV text: Binance's twelve kline columns with or without a header, or any file whose
/// header names at least open_time (or open_time_ms, timestamp), open, high, low, close and volume. Plain or gzip.
/// Times are Unix milliseconds (13 digits) or microseconds (16 digits), told apart row by row, or the text
/// <c>YYYY-MM-DD HH:MM:SS</c> in UTC.
/// Prices must be multiples of the instrument's tick; volumes are rounded to its step, half to even, and
/// <see cref="RoundedCount"/> counts the rows where that changed something. Missing bars are not made up here but
/// counted (<see cref="MissingCount"/>); flat bars are kept. What a file does not say stays neutral: without a count of
/// buys <see cref="Candle.TradeCount"/> is 0 and <see cref="Candle.BuyVolume"/> half the volume; without a quote volume
/// it is volume times close.
/// </summary>
public sealed class BarFileReader : IDisposable
{
    private const long UnixEpochTicks = 621_355_968_000_000_000;

    private static readonly DateTime FirstTime = new(2000, 1, 1, 0, 0, 0, DateTimeKind.Utc);
    private static readonly DateTime LastTime = new(2100, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    private readonly LineReader _lines;
    private readonly string _file;
    private readonly Timeframe _timeframe;
    private readonly BarAligner _aligner;
    private readonly Instrument _instrument;
    private readonly DecimalScale _prices;
    private readonly DecimalScale _quantities;
    private BarColumns? _columns;
    private bool _isHeader;
    private DateTime _expected;

    /// <param name="stream">Read from its position on; disposed with the reader.</param>
    /// <param name="file">The name used in messages.</param>
    public BarFileReader(Stream stream, string file, Instrument instrument, Timeframe timeframe)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(instrument);
        _file = file;
        _instrument = instrument;
        _timeframe = timeframe;
        _aligner = new BarAligner(TradingCalendar.Of(instrument.Market));
        _prices = new DecimalScale(instrument.PriceTick);
        _quantities = new DecimalScale(instrument.QuantityStep);
        try
        {
            _lines = new LineReader(stream);
        }
        catch
        {
            stream.Dispose();
            throw;
        }
    }

    /// <summary>Bars read so far.</summary>
    public long BarCount { get; private set; }

    /// <summary>Runs of missing bars so far.</summary>
    public long GapCount { get; private set; }

    /// <summary>Bars missing so far.</summary>
    public long MissingCount { get; private set; }

    /// <summary>Bars without volume so far.</summary>
    public long FlatCount { get; private set; }

    /// <summary>Bars so far whose volume had more decimals than the instrument's step.</summary>
    public long RoundedCount { get; private set; }

    /// <summary>Reads the next bar; false after the last.</summary>
    /// <exception cref="BarFileException">The file is no bar file, or a row is bad.</exception>
    public bool TryRead(out Candle candle)
    {
        candle = default;
        if (!TryReadLine(out var line))
        {
            return BarCount > 0 ? false : throw Fault("", "", "holds no bars; give a CSV file of klines");
        }
        if (_columns is null)
        {
            _columns = ReadColumns(line);
            if (_isHeader)
                return TryRead(out candle);
        }
        if (line.IsEmpty)
            return EndsHere();
        var row = Read(line);
        candle = ToCandle(row);
        Count(candle);
        if (row.IsRounded)
            RoundedCount++;
        return true;
    }

    /// <summary>All bars from here on, read as they are asked for.</summary>
    public IEnumerable<Candle> ReadAll()
    {
        while (TryRead(out var candle))
            yield return candle;
    }

    public void Dispose() => _lines.Dispose();

    private bool TryReadLine(out ReadOnlySpan<byte> line)
    {
        try
        {
            return _lines.TryRead(out line);
        }
        catch (InvalidDataException exception)
        {
            throw new BarFileException(
                _file, _lines.LineNumber + 1, "", "", $"cannot be unpacked: {exception.Message}", exception);
        }
    }

    private bool EndsHere()
    {
        while (TryReadLine(out var line))
        {
            if (!line.IsEmpty)
                throw Fault("", "", "an empty line stands among the bars");
        }
        return BarCount > 0 ? false : throw Fault("", "", "holds no bars; give a CSV file of klines");
    }

    private BarColumns ReadColumns(ReadOnlySpan<byte> line)
    {
        if (line.Length > 0 && char.IsAsciiDigit((char)line[0]))
        {
            return line.Count((byte)',') == BarColumns.Binance.Count - 1
                ? BarColumns.Binance
                : throw Fault("", "", "a file without a header has Binance's 12 columns; add a header that names them");
        }
        _isHeader = true;
        return BarColumns.FromHeader(line, out var missing)
            ?? throw Fault("", "", $"the header does not name the column '{missing}' exactly once");
    }

    private BarRow Read(ReadOnlySpan<byte> line)
    {
        var columns = _columns!;
        var row = default(BarRow);
        var rest = line;
        for (var i = 0; i < columns.Count; i++)
        {
            var comma = rest.IndexOf((byte)',');
            if ((comma < 0) != (i == columns.Count - 1))
                throw Fault("", "", $"has {line.Count((byte)',') + 1} columns, not {columns.Count}");
            var text = comma < 0 ? rest : rest[..comma];
            ReadField(columns[i], i, text, ref row);
            rest = rest[(comma + 1)..];
        }
        Check(row);
        return row;
    }

    private void ReadField(BarColumn column, int index, ReadOnlySpan<byte> text, ref BarRow row)
    {
        switch (column)
        {
            case BarColumn.OpenTime:
                row.OpenTime = ReadTime(index, text);
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

    private DateTime ReadTime(int index, ReadOnlySpan<byte> text)
    {
        DateTime time;
        if (text.Length is 13 or 16 && NumberParser.TryReadInt64(text, out var stamp))
            time = new DateTime(UnixEpochTicks + (stamp * (text.Length == 13 ? 10_000 : 10)), DateTimeKind.Utc);
        else if (!TryReadTextTime(text, out time))
            throw Fault(index, text, "is no time: write Unix milliseconds (13 digits) or microseconds (16 digits)");
        if (time < FirstTime || time >= LastTime)
            throw Fault(index, text, $"is the time {time:u}, outside of {FirstTime:yyyy} to {LastTime:yyyy}");
        if (!_aligner.TryGetBar(_timeframe, time, out var bar))
            throw Fault(index, text, $"is the time {time:u}, when the market {_instrument.Market} is closed");
        if (bar.Open != time)
            throw Fault(index, text, $"is the time {time:u}, at which no bar of {_timeframe} starts");
        if (BarCount > 0 && time < _expected)
            throw Fault(index, text, $"is the time {time:u}, not after the bar before it; sort the file by time");
        return time;
    }

    private static bool TryReadTextTime(ReadOnlySpan<byte> text, out DateTime time)
    {
        time = default;
        Span<char> characters = stackalloc char[19];
        return text.Length == characters.Length
            && Encoding.ASCII.GetChars(text, characters) == characters.Length
            && DateTime.TryParseExact(
                characters,
                "yyyy-MM-dd HH:mm:ss",
                System.Globalization.CultureInfo.InvariantCulture,
                System.Globalization.DateTimeStyles.AssumeUniversal
                | System.Globalization.DateTimeStyles.AdjustToUniversal,
                out time);
    }

    private long ReadPrice(int index, ReadOnlySpan<byte> text)
    {
        if (!_prices.TryRead(text, out var ticks, out var isExact))
            throw Fault(index, text, "is no number");
        if (ticks <= 0)
            throw Fault(index, text, "is no price above 0");
        return isExact
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

    private Candle ToCandle(in BarRow row)
    {
        var knowsBuys = _columns!.Has(BarColumn.BuyVolume);
        var close = new Price(row.Close);
        var volume = new Quantity(row.Volume);
        return new Candle(
            _timeframe,
            row.OpenTime,
            new Price(row.Open),
            new Price(row.High),
            new Price(row.Low),
            close,
            volume,
            // Both volumes are rounded by themselves, so the part may come out a lot above the whole.
            new Quantity(knowsBuys ? Math.Min(row.BuyVolume, row.Volume) : row.Volume / 2),
            _columns.Has(BarColumn.QuoteVolume) ? row.QuoteVolume : _instrument.Notional(close, volume),
            knowsBuys ? row.TradeCount : 0,
            Revision: 0);
    }

    private void Count(in Candle candle)
    {
        if (BarCount > 0 && candle.OpenTime > _expected)
        {
            GapCount++;
            MissingCount += _aligner.CountBars(_timeframe, _expected, candle.OpenTime);
        }
        BarCount++;
        if (candle.IsEmpty)
            FlatCount++;
        _expected = _aligner.NextBar(_timeframe, candle.OpenTime).Open;
    }

    private BarFileException Fault(int index, ReadOnlySpan<byte> text, string problem) =>
        Fault(_columns!.NameOf(index), Encoding.UTF8.GetString(text), problem);

    private BarFileException Fault(BarColumn column, long ticks, string problem) =>
        Fault(_columns!.NameOf(column), _instrument.ToDecimal(new Price(ticks)).ToString(
            System.Globalization.CultureInfo.InvariantCulture), problem);

    private BarFileException Fault(string column, string value, string problem) =>
        new(_file, _lines.LineNumber, column, value, problem);

    private struct BarRow
    {
        public DateTime OpenTime;
        public long Open;
        public long High;
        public long Low;
        public long Close;
        public long Volume;
        public long BuyVolume;
        public decimal QuoteVolume;
        public long TradeCount;
        public bool IsRounded;
    }
}
