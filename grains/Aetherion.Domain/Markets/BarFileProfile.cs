using System.Collections.Immutable;
using System.Text;
using Aetherion.Model;

namespace Aetherion.Domain.Markets;

/// <summary>
/// What a bar file says of its instruments: market, decimals of prices and volumes, symbols. So that a file can be read
/// without knowing what it holds. The guess of the market: columns in a market's local time name it; otherwise, a file
/// over more than a week without a bar on any Sunday (UTC) is of US shares, and all else is crypto.
/// </summary>
public sealed class BarFileProfile
{
    /// <summary>More decimals than these are noise of floating point.</summary>
    public const int DecimalsMax = 8;

    /// <summary>The most symbols of one file.</summary>
    public const int SymbolCountMax = 1000;

    private const string MadeVenue = "file";
    private const decimal TenThousandth = 0.0001m;

    private static readonly TimeSpan Millisecond = TimeSpan.FromMilliseconds(1);
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan WeekAndDay = TimeSpan.FromDays(8);

    private readonly SortedSet<string> _symbols = new(StringComparer.Ordinal);
    private readonly BarSteps _steps = new();
    private BarColumns? _columns;
    private string _last = "";
    private bool _hasSunday;
    private DateOnly _date;

    private BarFileProfile()
    {
    }

    /// <summary>The market, as far as the file tells.</summary>
    public Market Market => _columns?.Market ?? (KeepsSundays ? Market.Us : Market.Crypto);

    /// <summary>Why the market is taken to be that one.</summary>
    public string MarketReason => _columns?.Market is not null
        ? "its times are local ones"
        : KeepsSundays ? "no bar on a Sunday" : "times in UTC, every day of the week";

    /// <summary>Decimals of the prices.</summary>
    public int PriceDecimals { get; private set; }

    /// <summary>Decimals of the volumes.</summary>
    public int VolumeDecimals { get; private set; }

    /// <summary>The symbols of a file that has a column for them; empty otherwise.</summary>
    public ImmutableArray<string> Symbols => [.. _symbols];

    /// <summary>The time of the first row, as the file writes it.</summary>
    public DateTime First { get; private set; }

    /// <summary>The latest time, as the file writes it.</summary>
    public DateTime Last { get; private set; }

    /// <summary>Whether most bars follow each other by a minute.</summary>
    public bool IsOfMinutes => _steps.IsOfMinutes;

    private bool KeepsSundays => !_hasSunday && Last - First >= WeekAndDay;

    /// <summary>Looks through a whole file; what is wrong with single rows is left to the reader.</summary>
    /// <exception cref="BarFileException">The file is no bar file, or cannot be unpacked.</exception>
    public static BarFileProfile Read(Stream stream, string file)
    {
        ArgumentNullException.ThrowIfNull(stream);
        using var lines = new LineReader(stream);
        var profile = new BarFileProfile();
        try
        {
            while (lines.TryRead(out var line))
                profile.Add(line, file);
        }
        catch (InvalidDataException exception)
        {
            throw new BarFileException(
                file, lines.LineNumber + 1, "", "", $"cannot be unpacked: {exception.Message}", exception);
        }
        return profile._columns is null
            ? throw new BarFileException(file, 0, "", "", "holds no bars; give a CSV file of klines")
            : profile;
    }

    /// <exception cref="BarFileException">The bars are of another length; the message says of which.</exception>
    public void ThrowIfNotOfMinutes(string file) => _steps.ThrowIfNotOfMinutes(file);

    /// <summary>An instrument with the ticks and steps of the file.</summary>
    /// <param name="name">Of the file or symbol; characters that no symbol has become dashes.</param>
    /// <param name="market">Null for the guessed one.</param>
    public Instrument MakeInstrument(string name, Market? market = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        var plain = string.Concat(name.Select(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '.' ? c : '-'));
        var symbol = plain.Length <= InstrumentId.PartLengthMax ? plain : plain[..InstrumentId.PartLengthMax];
        return new Instrument(
            new InstrumentId(MadeVenue, symbol), market ?? Market, symbol, "?", Step(PriceDecimals),
            Step(VolumeDecimals), MinNotional: 0);
    }

    private static decimal Step(int decimals) => new(1, 0, 0, false, (byte)decimals);

    private void Add(ReadOnlySpan<byte> line, string file)
    {
        if (_columns is null)
        {
            _columns = BarColumns.Of(line, out var isHeader, out var problem)
                ?? throw new BarFileException(file, 1, "", "", problem);
            if (isHeader)
                return;
        }
        var index = 0;
        foreach (var field in line.Split((byte)','))
        {
            if (index < _columns.Count)
                Add(_columns[index++], line[field]);
        }
    }

    private void Add(BarColumn column, ReadOnlySpan<byte> text)
    {
        switch (column)
        {
            case BarColumn.OpenTime when BarTimes.TryReadInstant(text, out var time):
                _hasSunday |= time.DayOfWeek == DayOfWeek.Sunday;
                Step(time);
                break;
            case BarColumn.Date when BarTimes.TryReadDate(text, out var date):
                _date = date;
                break;
            case BarColumn.EndOfMinute when BarTimes.TryReadClock(text, out var clock):
                Step(_date.ToDateTime(TimeOnly.MinValue) + clock);
                break;
            case BarColumn.MillisecondOfDay when BarTimes.TryReadCount(text, Millisecond, out var clock):
                Step(_date.ToDateTime(TimeOnly.MinValue) + clock);
                break;
            case BarColumn.SessionMinute when BarTimes.TryReadCount(text, Minute, out var clock):
                Step(_date.ToDateTime(TimeOnly.MinValue) + clock);
                break;
            case BarColumn.Symbol when !text.SequenceEqual(Encoding.UTF8.GetBytes(_last)):
                AddSymbol(Encoding.UTF8.GetString(text));
                break;
            case >= BarColumn.Open and <= BarColumn.Close:
                PriceDecimals = Math.Max(PriceDecimals, DecimalsOf(text, _columns!.IsTenThousandths));
                break;
            case BarColumn.Volume:
                VolumeDecimals = Math.Max(VolumeDecimals, DecimalsOf(text, isTenThousandths: false));
                break;
            default:
                break;
        }
    }

    private void Step(DateTime time)
    {
        _steps.Add(time);
        First = First == default ? time : First;
        Last = time > Last ? time : Last;
    }

    private void AddSymbol(string symbol)
    {
        _last = symbol;
        if (_symbols.Count < SymbolCountMax)
            _symbols.Add(symbol);
    }

    private static int DecimalsOf(ReadOnlySpan<byte> text, bool isTenThousandths)
    {
        if (!isTenThousandths && NumberParser.TryReadPlain(text, out _, out var decimals) && decimals <= DecimalsMax)
            return decimals;
        if (!NumberParser.TryReadDecimal(text, out var value) || Math.Abs(value) > long.MaxValue)
            return 0;
        var exact = decimal.Round(isTenThousandths ? value * TenThousandth : value, DecimalsMax);
        // Dividing by a one with many decimals drops the trailing zeros.
        return (exact / 1.000000000000000000000000000m).Scale;
    }
}
