using Aetherion.Model;

namespace Aetherion.Domain.Markets;

/// <summary>
/// Reads bars one by one from a CSV text: Binance's twelve kline columns with or without a header, or any file whose
/// header names at least open_time (or open_time_ms, timestamp), open, high, low, close and volume. Plain or gzip.
/// Times are Unix milliseconds (13 digits) or microseconds (16 digits), told apart row by row, or the text
/// <c>YYYY-MM-DD HH:MM:SS</c> with an optional fraction and offset, UTC without one. Or a column with the day
/// (<c>YYYYMMDD</c>, in the market's own time) beside one with the end of the minute (<c>time_ist</c>), the
/// milliseconds since midnight at its start, or the minutes since the session's open (<c>b</c>). Prices must be
/// multiples of the instrument's tick unless the options round them; volumes are rounded to its step, half to even, and
/// <see cref="RoundedCount"/> counts the rows where that changed something. Missing bars are not made up here but
/// counted (<see cref="MissingCount"/>); flat bars are kept. What a file does not say stays neutral: without a count of
/// buys <see cref="Candle.TradeCount"/> is 0 and <see cref="Candle.BuyVolume"/> half the volume; without a quote volume
/// it is volume times close.
/// </summary>
public sealed class BarFileReader : IDisposable
{
    private readonly LineReader _lines;
    private readonly string _file;
    private readonly Timeframe _timeframe;
    private readonly BarAligner _aligner;
    private readonly Instrument _instrument;
    private readonly BarFileOptions _options;
    private BarColumns? _columns;
    private BarRowReader? _rows;
    private bool _isHeader;
    private DateTime _expected;

    /// <param name="stream">Read from its position on; disposed with the reader.</param>
    /// <param name="file">The name used in messages.</param>
    /// <param name="options">How rows are taken; null for the strict ones.</param>
    public BarFileReader(
        Stream stream, string file, Instrument instrument, Timeframe timeframe, BarFileOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(instrument);
        _file = file;
        _instrument = instrument;
        _timeframe = timeframe;
        _options = options ?? new BarFileOptions();
        _aligner = new BarAligner(TradingCalendar.Of(instrument.Market));
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

    /// <summary>Rows so far that were passed over because the market was closed.</summary>
    public long ClosedCount { get; private set; }

    /// <summary>Reads the next bar; false after the last.</summary>
    /// <exception cref="BarFileException">The file is no bar file, or a row is bad.</exception>
    public bool TryRead(out Candle candle)
    {
        candle = default;
        while (TryReadLine(out var line))
        {
            if (_columns is null)
            {
                ReadColumns(line);
                if (_isHeader)
                    continue;
            }
            if (line.IsEmpty)
                return EndsHere();
            var row = _rows!.Read(line);
            if (row.IsOther || !IsOpen(line, ref row))
                continue;
            candle = ToCandle(row);
            Count(candle);
            if (row.IsRounded)
                RoundedCount++;
            return true;
        }
        return End();
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
        return End();
    }

    private bool End()
    {
        if (BarCount > 0)
            return false;
        throw ClosedCount > 0
            ? Fault("", "", $"holds no bar of an open session of the market {_instrument.Market}; is it the right one?")
            : _options.Symbol is not null
                ? Fault("", "", $"holds no bars of '{_options.Symbol}'")
                : Fault("", "", "holds no bars; give a CSV file of klines");
    }

    private void ReadColumns(ReadOnlySpan<byte> line)
    {
        _columns = BarColumns.Of(line, out _isHeader, out var problem) ?? throw Fault("", "", problem);
        _rows = new BarRowReader(_columns, _instrument, _options, Fault);
    }

    /// <summary>Completes and checks the time of a row; false for one that is passed over.</summary>
    private bool IsOpen(ReadOnlySpan<byte> line, ref BarRow row)
    {
        if (!_columns!.HasInstant && LocalTime(row) is { } utc)
            row.OpenTime = utc;
        if (row.OpenTime == default || !_aligner.TryGetBar(_timeframe, row.OpenTime, out var bar))
        {
            ClosedCount++;
            return _options.SkipsClosed
                ? false
                : throw _rows!.TimeFault(line, row, $"when the market {_instrument.Market} is closed");
        }
        if (bar.Open != row.OpenTime)
            throw _rows!.TimeFault(line, row, $"at which no bar of {_timeframe} starts");
        if (BarCount > 0 && row.OpenTime < _expected)
            throw _rows!.TimeFault(line, row, "not after the bar before it; sort the file by time");
        return true;
    }

    /// <summary>The open time of files that write day and time apart; null where the market does not know it.</summary>
    private DateTime? LocalTime(in BarRow row)
    {
        var market = _columns!.Market!.Value;
        if (_columns.Has(BarColumn.SessionMinute))
            return TradingCalendar.Of(market).SessionOn(row.Date)?.Open + row.Clock;
        var time = BarTimes.ToUtc(market, row.Date, row.Clock);
        return _columns.Has(BarColumn.EndOfMinute) ? time - _timeframe.Duration() : time;
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

    private BarFileException Fault(string column, string value, string problem) =>
        new(_file, _lines.LineNumber, column, value, problem);
}
