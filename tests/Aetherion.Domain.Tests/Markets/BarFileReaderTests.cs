using System.IO.Compression;
using System.Text;
using Aetherion.Domain.Markets;
using Aetherion.Model;

namespace Aetherion.Domain.Tests.Markets;

public sealed class BarFileReaderTests
{
    private const string Row = "1704067200000,42283.58,42298.62,42261.02,42298.61,35.92724,1704067259999,"
        + "1519031.6945192,1327,23.18766,980394.7103456,0";

    private const string Next = "1704067260000,42298.62,42320,42298.61,42320,21.16779,1704067319999,"
        + "895580.8610456,1348,13.47483,570080.7942181,0";

    private static readonly Instrument Bitcoin = Known("binance:BTCUSDT");

    [Fact]
    public void Twelve_columns_are_read_exactly()
    {
        var candle = Read($"{Row}\n{Next}\n")[0];
        candle.OpenTime.ShouldBe(Utc.At(2024, 1, 1));
        candle.OpenTime.Kind.ShouldBe(DateTimeKind.Utc);
        candle.Open.Ticks.ShouldBe(4228358);
        candle.High.Ticks.ShouldBe(4229862);
        candle.Low.Ticks.ShouldBe(4226102);
        candle.Close.Ticks.ShouldBe(4229861);
        candle.Volume.Lots.ShouldBe(3592724);
        candle.BuyVolume.Lots.ShouldBe(2318766);
        candle.QuoteVolume.ShouldBe(1519031.6945192m);
        candle.TradeCount.ShouldBe(1327);
        candle.Timeframe.ShouldBe(Timeframe.M1);
    }

    [Theory]
    [InlineData("\n", "")]
    [InlineData("\r\n", "")]
    [InlineData("\n", "open_time,open,high,low,close,volume,close_time,quote_volume,count,taker_buy_volume,"
        + "taker_buy_quote_volume,ignore")]
    [InlineData("\n", "\uFEFFopen_time,open,high,low,close,volume,close_time,quote_volume,count,taker_buy_volume,"
        + "taker_buy_quote_volume,ignore")]
    public void Header_line_ends_and_packing_make_no_difference(string end, string header)
    {
        var text = (header.Length > 0 ? header + end : "") + Row + end + Next + end;
        var expected = Read($"{Row}\n{Next}");
        Read(text).ShouldBe(expected);
        Read(Pack(text)).ShouldBe(expected);
    }

    [Fact]
    public void Microseconds_and_milliseconds_may_change_from_row_to_row()
    {
        var micro = Next.Replace("1704067260000", "1704067260000000", StringComparison.Ordinal);
        Read($"{Row}\n{micro}\n").ShouldBe(Read($"{Row}\n{Next}\n"));
    }

    [Fact]
    public void Six_columns_with_a_header_leave_unknown_values_neutral()
    {
        var candle = Read("open_time_ms,open,high,low,close,volume\n1704067200000,1.5,2,1,1.75,10")[0];
        candle.Close.Ticks.ShouldBe(175);
        candle.TradeCount.ShouldBe(0);
        candle.BuyVolume.Lots.ShouldBe(candle.Volume.Lots / 2);
        candle.QuoteVolume.ShouldBe(17.5m);
    }

    [Fact]
    public void Text_times_and_exponents_are_read()
    {
        var candle = Read("timestamp,open,high,low,close,volume\n2024-01-01 00:05:00,1,1,1,1,2.5e-05")[0];
        candle.OpenTime.ShouldBe(Utc.At(2024, 1, 1, 0, 5));
        candle.Volume.Lots.ShouldBe(2, "2.5 steps are rounded half to even");
    }

    [Theory]
    [InlineData("open", 1, "0", "above 0")]
    [InlineData("open", 1, "-5", "above 0")]
    [InlineData("close", 4, "NaN", "is no number")]
    [InlineData("close", 4, "Infinity", "is no number")]
    [InlineData("close", 4, "", "is no number")]
    [InlineData("close", 4, "42298.611", "no multiple of the tick 0.01")]
    [InlineData("high", 2, "42298.60", "below open or close")]
    [InlineData("low", 3, "42283.59", "above open or close")]
    [InlineData("volume", 5, "-1", "0 or more")]
    [InlineData("volume", 5, "1.2.3", "is no number")]
    [InlineData("count", 8, "many", "no count")]
    [InlineData("open_time", 0, "170406720000", "is no time")]
    [InlineData("open_time", 0, "1704067200001", "no bar of M1 starts")]
    [InlineData("open_time", 0, "9704067200000", "outside of 2000 to 2100")]
    [InlineData("open_time", 0, "1704067140000", "sort the file")]
    [InlineData("open_time", 0, "1704067200000", "sort the file")]
    public void A_bad_value_is_named_with_line_column_and_value(string column, int index, string value, string problem)
    {
        var fields = Row.Replace("1704067200000", "1704067260000", StringComparison.Ordinal).Split(',');
        fields[index] = value;
        var failure = Should.Throw<BarFileException>(() => Read($"{Row}\n{string.Join(',', fields)}\n"));
        failure.Line.ShouldBe(2);
        failure.Column.ShouldBe(column);
        if (column is not ("high" or "low"))
            failure.Value.ShouldBe(value);
        failure.Message.ShouldContain(problem);
        failure.Message.ShouldContain("bars.csv, line 2");
    }

    [Theory]
    [InlineData("", "holds no bars")]
    [InlineData("\n\n", "header")]
    [InlineData("open_time,open,high,low,close,volume\n", "holds no bars")]
    [InlineData("open_time,open,high,low,volume\n", "'close'")]
    [InlineData("1704067200000,1,1,1,1,1\n", "12 columns")]
    [InlineData("<html>no bars here</html>", "open_time")]
    [InlineData(Row + ",7\n", "12 columns")]
    [InlineData(Row + "\n1704067260000,1\n", "has 2 columns, not 12")]
    [InlineData(Row + "\n\n" + Next, "empty line")]
    public void A_file_that_is_none_is_refused(string text, string problem) =>
        Should.Throw<BarFileException>(() => Read(text)).Message.ShouldContain(problem);

    [Fact]
    public void A_packed_file_that_is_cut_short_is_refused()
    {
        var lines = string.Join('\n', Enumerable.Range(0, 5000).Select(i =>
            $"{1704067200000 + (60000L * i)},{i + 1},{i + 2},{i + 1},{i + 1},{i * 7919 % 1000},0,0,1,0,0,0"));
        var packed = Pack(lines);
        Read(packed).Count.ShouldBe(5000);
        packed[packed.Length / 2] ^= 0x55;
        Should.Throw<BarFileException>(() => Read(packed));
    }

    [Fact]
    public void Missing_bars_are_counted_and_not_made_up()
    {
        var late = Next.Replace("1704067260000", "1704067500000", StringComparison.Ordinal);
        using var reader = Open(Encoding.UTF8.GetBytes($"{Row}\n{late}\n"));
        reader.ReadAll().Count().ShouldBe(2);
        reader.GapCount.ShouldBe(1);
        reader.MissingCount.ShouldBe(4);
    }

    [Theory]
    [InlineData("btcusdt-1m-2024.csv.gz", "binance:BTCUSDT", 527_040, 0, 0, 0)]
    [InlineData("btcusdt-1m-2021Q2.csv.gz", "binance:BTCUSDT", 130_606, 2, 434, 0)]
    [InlineData("btcusdt-1m-raw-ms-to-us.csv.gz", "binance:BTCUSDT", 2_880, 0, 0, 0)]
    [InlineData("klines/binance-spot-btcusdt-1m-12col-2023-03.csv.gz", "binance:BTCUSDT", 44_560, 1, 80, 72)]
    [InlineData("klines/binance-spot-btcusdt-1m-12col-2025-10-us.csv.gz", "binance:BTCUSDT", 44_640, 0, 0, 0)]
    [InlineData("klines/binanceus-btcusdt-1m-12col-20230301-20230321.csv.gz", "binanceus:BTCUSDT", 30_240, 0, 0, 658)]
    [InlineData("klines/coinbase-btcusd-1m-20230301-20230321.csv.gz", "coinbase:BTC-USD", 29_950, 11, 290, 0)]
    [InlineData("klines/kraken-btcusd-1m-20230301-20230321.csv.gz", "kraken:BTCUSD", 30_179, 47, 60, 0)]
    [InlineData("klines/binance-spot-ethusdt-1m-20240726-20240825.csv.gz", "binance:ETHUSDT", 43_208, 0, 0, 0)]
    [InlineData("klines/binance-spot-solusdt-1m-20230316-20230501.csv.gz", "binance:SOLUSDT", 66_088, 1, 80, 73)]
    public void Real_files_have_the_documented_rows_and_gaps(
        string file, string symbol, long rows, long gaps, long missing, long flat)
    {
        using var reader = new BarFileReader(
            File.OpenRead(SharedData.Require("data/" + file)), file, Known(symbol), Timeframe.M1);
        while (reader.TryRead(out _))
        {
        }
        (reader.BarCount, reader.GapCount, reader.MissingCount, reader.FlatCount).ShouldBe((rows, gaps, missing, flat));
    }

    [Fact]
    public void Five_minute_text_times_of_a_real_file_are_read()
    {
        const string Name = "klines/binance-spot-btcusdt-5m-2023H1.csv.gz";
        using var reader = new BarFileReader(
            File.OpenRead(SharedData.Require("data/" + Name)), Name, Bitcoin, Timeframe.M5);
        reader.ReadAll().Count().ShouldBe(52_112);
        reader.MissingCount.ShouldBe(16);
    }

    [Fact]
    public void The_file_with_misread_times_is_refused()
    {
        const string Name = "klines/defect-btcusdt-5m-2025-us-read-as-ms.csv.gz";
        using var reader = new BarFileReader(
            File.OpenRead(SharedData.Require("data/" + Name)), Name, Bitcoin, Timeframe.M5);
        Should.Throw<BarFileException>(() => reader.TryRead(out _)).Message.ShouldContain("time");
    }

    private static Instrument Known(string id) => InstrumentCatalog.Simulated().Get(InstrumentId.Parse(id));

    private static List<Candle> Read(string text) => Read(Encoding.UTF8.GetBytes(text));

    private static List<Candle> Read(byte[] bytes)
    {
        using var reader = Open(bytes);
        return [.. reader.ReadAll()];
    }

    private static BarFileReader Open(byte[] bytes) =>
        new(new MemoryStream(bytes), "bars.csv", Bitcoin, Timeframe.M1);

    private static byte[] Pack(string text)
    {
        var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest))
            gzip.Write(Encoding.UTF8.GetBytes(text));
        return packed.ToArray();
    }
}
