using System.Text;
using Aetherion.Domain.Markets;
using Aetherion.Model;

namespace Aetherion.Domain.Tests.Markets;

/// <summary>Every format of one-minute bars, read with an instrument made from the file itself.</summary>
public sealed class BarFileFormatsTests
{
    private const string UsUtc = """
        timestamp_utc,open,high,low,close,volume
        2008-07-01 13:29:00,127.8,127.8,127.8,127.8,100
        2008-07-01 13:30:00,127.5,127.6,127.5,127.55,200
        2008-07-01 13:32:00,127.5,127.6,127.5,127.55,200
        2008-07-01 20:00:00,127.5,127.6,127.5,127.55,200
        """;

    private const string UsOffset = """
        datetime,open,high,low,close,volume,vwap,transactions
        2024-03-08 15:59:00-05:00,498.33,498.42,498.3,498.39,3952.0,498.3398,72
        2024-03-08 16:00:00-05:00,498.33,498.42,498.3,498.39,3952.0,498.3398,72
        2024-03-11 09:30:00-04:00,498.33,498.47,498.33,498.47,1863.0,498.3798,29
        """;

    private const string Nse = """
        symbol,date,time_ist,open,high,low,close,volume,oi
        NIFTY,20210104,09:08,13996.10,13996.10,13996.10,13996.10,0,0
        NIFTY,20210104,09:16,13997.90,14020.85,13991.35,14013.15,0,0
        NIFTY,20210104,15:30,13997.90,14020.85,13991.35,14013.15,0,0
        NIFTY,20210104,15:31,13997.90,14020.85,13991.35,14013.15,0,0
        """;

    private const string Lean = """
        symbol,date,ms_since_midnight_et,open_x10000,high_x10000,low_x10000,close_x10000,volume
        AAPL,20140605,15300000,6448000,6448000,6448000,6448000,90
        AAPL,20140605,34200000,6448000,6455500,6440000,6450000,90
        SPY,20131004,34200000,1690000,1690100,1690000,1690000,7
        SPY,20131004,34260000,1690000,1690100,1690000,1690000,7
        """;

    private const string Session = """
        b,n,open,close,hi,lo,mid_mean,vol,day
        0,16308,480.05499999999995,479.98,480.055,479.46500000000003,479.7,38502.0,20240701
        389,13406,479.98,480.19,480.395,479.81,480.1,7190.0,20240701
        """;

    private const string Perpetual = """
        timestamp,open,high,low,close,volume
        2021-12-31 23:01:00.000000,46319.0,46385.0,46319.0,46377.0,2300413.7295
        2021-12-31 23:02:00.000000,46377.0,46411.0,46377.0,46411.0,1829623.1938
        """;

    [Fact]
    public void Shares_in_utc_leave_out_extended_hours()
    {
        var (bars, reader) = Read(UsUtc, Market.Us);
        bars.Select(bar => bar.OpenTime).ShouldBe([Utc.At(2008, 7, 1, 13, 30), Utc.At(2008, 7, 1, 13, 32)]);
        (reader.ClosedCount, reader.GapCount, reader.MissingCount).ShouldBe((2, 1, 1));
        bars[0].Close.Ticks.ShouldBe(12755);
    }

    [Fact]
    public void Offsets_move_with_daylight_saving()
    {
        var (bars, reader) = Read(UsOffset, Market.Us);
        bars.Select(bar => bar.OpenTime).ShouldBe([Utc.At(2024, 3, 8, 20, 59), Utc.At(2024, 3, 11, 13, 30)]);
        (reader.ClosedCount, reader.MissingCount).ShouldBe((1, 0));
    }

    [Fact]
    public void Indian_bars_are_stamped_with_their_end()
    {
        var (bars, reader) = Read(Nse);
        bars.Select(bar => bar.OpenTime).ShouldBe([Utc.At(2021, 1, 4, 3, 45), Utc.At(2021, 1, 4, 9, 59)]);
        (reader.ClosedCount, reader.FlatCount).ShouldBe((2, 2));
        bars[0].Open.Ticks.ShouldBe(1399790);
    }

    [Fact]
    public void Ten_thousandths_and_several_symbols_are_read_one_by_one()
    {
        var (apple, reader) = Read(Lean, symbol: "AAPL");
        apple.ShouldHaveSingleItem().OpenTime.ShouldBe(Utc.At(2014, 6, 5, 13, 30));
        reader.ClosedCount.ShouldBe(1);
        (apple[0].High.Ticks, ProfileOf(Lean).PriceDecimals).ShouldBe((64555, 2));
        Read(Lean, symbol: "SPY").Bars.Count.ShouldBe(2);
        ProfileOf(Lean).Symbols.ShouldBe(["AAPL", "SPY"]);
        Should.Throw<BarFileException>(() => Read(Lean)).Message.ShouldContain("one by one");
        Should.Throw<BarFileException>(() => Read(Lean, symbol: "MSFT")).Message.ShouldContain("no bars of 'MSFT'");
    }

    [Fact]
    public void Minutes_of_the_session_are_read_and_floating_noise_is_rounded()
    {
        var (bars, _) = Read(Session);
        bars.Select(bar => bar.OpenTime).ShouldBe([Utc.At(2024, 7, 1, 13, 30), Utc.At(2024, 7, 1, 19, 59)]);
        (bars[0].Open.Ticks, bars[0].Low.Ticks).ShouldBe((480055, 479465));
    }

    [Fact]
    public void Fractions_of_seconds_are_read() =>
        Read(Perpetual).Bars.Select(bar => bar.OpenTime).ShouldBe(
            [Utc.At(2021, 12, 31, 23, 1), Utc.At(2021, 12, 31, 23, 2)]);

    [Theory]
    [InlineData(Nse, Market.Nse)]
    [InlineData(Lean, Market.Us)]
    [InlineData(Session, Market.Us)]
    [InlineData(Perpetual, Market.Crypto)]
    public void The_market_is_guessed_from_the_columns(string text, Market market) =>
        ProfileOf(text).Market.ShouldBe(market);

    [Fact]
    public void Two_weeks_without_a_sunday_are_of_shares()
    {
        string[] days = ["2024-03-01", "2024-03-04", "2024-03-08", "2024-03-15"];
        var text = "timestamp,open,high,low,close,volume\n"
            + string.Join('\n', days.Select(day => $"{day} 15:00:00,1,1,1,1,1"));
        ProfileOf(text).Market.ShouldBe(Market.Us);
        ProfileOf(text.Replace("03-04", "03-03", StringComparison.Ordinal)).Market.ShouldBe(Market.Crypto);
    }

    [Fact]
    public void Without_leave_a_closed_market_is_still_an_error()
    {
        using var reader = new BarFileReader(
            Stream(UsUtc), "bars.csv", ProfileOf(UsUtc).MakeInstrument("SPY", Market.Us), Timeframe.M1);
        var failure = Should.Throw<BarFileException>(() => reader.TryRead(out _));
        (failure.Line, failure.Column, failure.Value).ShouldBe((2, "timestamp_utc", "2008-07-01 13:29:00"));
        failure.Message.ShouldContain("closed");
    }

    [Theory]
    [InlineData("2024-01-01 00:00", "no time")]
    [InlineData("2024-13-01 00:00:00", "no time")]
    [InlineData("2024-02-30 00:00:00", "no time")]
    [InlineData("2024-01-01 00:00:00+99:00", "no time")]
    [InlineData("2024-01-01 00:00:00.", "no time")]
    [InlineData("2024-01-01 00:00:00.5", "no bar of M1 starts")]
    public void Rubbish_times_are_refused(string time, string problem) => Should
        .Throw<BarFileException>(() => Read($"timestamp,open,high,low,close,volume\n{time},1,1,1,1,1"))
        .Message.ShouldContain(problem);

    [Theory]
    [InlineData("symbol,date,open,high,low,close,volume\n", "open_time")]
    [InlineData("date,time_ist,b,open,high,low,close,volume\n", "open_time")]
    [InlineData("PK\u0003\u0004", "header")]
    [InlineData("", "holds no bars")]
    public void A_profile_of_no_bar_file_is_refused(string text, string problem) =>
        Should.Throw<BarFileException>(() => ProfileOf(text)).Message.ShouldContain(problem);

    [Theory]
    [InlineData("equities-us/spy-1m-200807-200906.csv.gz", Market.Us)]
    [InlineData("equities-us/spy-1m-20240220-20240517.csv.gz", Market.Us)]
    [InlineData("equities-us/qqq-1m-nasdaq-microstructure-bars-202407_08-202504.csv.gz", Market.Us)]
    [InlineData("equities-us/spy-aapl-1m-trade-bars-lean.csv.gz", Market.Us)]
    [InlineData("equities-nse/nifty50-1m-202101-202301.csv.gz", Market.Nse)]
    [InlineData("equities-nse/nse-1m-lean-samples.csv.gz", Market.Nse)]
    [InlineData("klines/btc-perp-1m-20211231-20220201.csv.gz", Market.Crypto)]
    [InlineData("klines/coinbase-exchange-btcusd-1m-20200210-20200216.csv.gz", Market.Crypto)]
    [InlineData("klines/binance-usdm-nearusdt-1m-12col-2024-02_06_09_11.csv.gz", Market.Crypto)]
    public void Real_files_of_every_format_are_read(string file, Market market)
    {
        var path = SharedData.Require("data/" + file);
        using var stream = File.OpenRead(path);
        var profile = BarFileProfile.Read(stream, file);
        (profile.Market, profile.IsOfMinutes).ShouldBe((market, true));
        string?[] symbols = profile.Symbols.Length > 1 ? [.. profile.Symbols] : [null];
        foreach (var symbol in symbols)
        {
            using var reader = new BarFileReader(
                File.OpenRead(path), file, profile.MakeInstrument("real"), Timeframe.M1,
                new BarFileOptions { SkipsClosed = true, RoundsPrices = true, Symbol = symbol });
            while (reader.TryRead(out _))
            {
            }
            reader.BarCount.ShouldBeGreaterThan(700);
        }
    }

    private static BarFileProfile ProfileOf(string text)
    {
        using var stream = Stream(text);
        return BarFileProfile.Read(stream, "bars.csv");
    }

    private static (List<Candle> Bars, BarFileReader Reader) Read(
        string text, Market? market = null, string? symbol = null)
    {
        using var reader = new BarFileReader(
            Stream(text), "bars.csv", ProfileOf(text).MakeInstrument("made up", market), Timeframe.M1,
            new BarFileOptions { SkipsClosed = true, RoundsPrices = true, Symbol = symbol });
        return ([.. reader.ReadAll()], reader);
    }

    private static MemoryStream Stream(string text) => new(Encoding.UTF8.GetBytes(text));
}
