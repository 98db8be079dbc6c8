using System.Globalization;
using System.Text;
using Aetherion.Domain.Markets;
using Aetherion.Host.Commands;
using Aetherion.Model;

namespace Aetherion.Host.Tests.Commands;

public sealed class EvaluateFilesTests : IDisposable
{
    private static readonly DateTime Start = new(2024, 6, 1, 0, 0, 0, DateTimeKind.Utc);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("evaluate");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void Contradictions_are_refused_with_what_to_do()
    {
        var file = Write("a.csv", Start, 10);
        Refused(new([file], [], Timeframe.M1) { All = _folder }).ShouldContain("--all");
        Refused(new([file, file], [file], Timeframe.M1)).ShouldContain("one file to score");
        Refused(new([file], [file], Timeframe.M1) { From = Start }).ShouldContain("one of them");
        Refused(new([file], [], Timeframe.M1) { From = Start, To = Start }).ShouldContain("not after");
        Refused(new([file], [], Timeframe.S10)).ShouldContain("start at M1");
        Refused(new([], [], Timeframe.M1) { To = Start }).ShouldContain("Give a file");
        Refused(new([new FileInfo("/no/such")], [], Timeframe.M1)).ShouldContain("does not exist");
        Refused(new([file], [], Timeframe.M1) { IsChained = true }).ShouldContain("--chain");
        Refused(new([file], [], Timeframe.M1) { Data = _folder }).ShouldContain("--symbol");
        new EvaluateOptions([file], [], Timeframe.M1).ThrowIfContradictory();
    }

    [Fact]
    public async Task Training_bars_must_be_earlier()
    {
        var earlier = Write("earlier.csv", Start, 100);
        var later = Write("later.csv", Start.AddMinutes(50), 100);
        var failure = await Should.ThrowAsync<CommandException>(
            new EvaluateFiles(new([later], [earlier], Timeframe.M1)).RunAsync(CancellationToken.None));
        failure.Message.ShouldContain("not earlier");
    }

    [Fact]
    public async Task Training_files_must_not_overlap()
    {
        var one = Write("one.csv", Start, 100);
        var later = Write("later.csv", Start.AddDays(1), 100);
        var failure = await Should.ThrowAsync<CommandException>(
            new EvaluateFiles(new([later], [one, one], Timeframe.M1)).RunAsync(CancellationToken.None));
        failure.Message.ShouldContain("overlap");
    }

    [Fact]
    public async Task Bars_of_another_length_are_refused()
    {
        var file = Write("five.csv", Start, 100, step: 5);
        var failure = await Should.ThrowAsync<BarFileException>(
            new EvaluateFiles(new([file], [], Timeframe.M1)).RunAsync(CancellationToken.None));
        failure.Message.ShouldContain("no one-minute bars: its rows are mostly 5 minutes apart");
    }

    [Fact]
    public void The_half_year_that_chose_the_configuration_is_not_scored_unless_asked()
    {
        var options = new EvaluateOptions([], [], Timeframe.M1);
        SelectionSlice.ScoreFrom(Series("btcusdt-1m-2024.csv", 60), options)
            .ShouldBe(new DateTime(2024, 7, 1, 0, 0, 0, DateTimeKind.Utc));
        SelectionSlice.ScoreFrom(Series("ethusdt-1m-2024.csv", 60), options).ShouldBeNull();
        SelectionSlice.ScoreFrom(Series("btcusdt-1m-2024.csv", 20), options).ShouldBeNull();
        SelectionSlice.ScoreFrom(Series("btcusdt-1m-2024.csv", 60), options with { From = Start }).ShouldBe(Start);
    }

    [Fact]
    public void A_chain_trains_on_the_latest_earlier_file_of_the_market()
    {
        var chain = new FileChain();
        FileInfo first = Chained("a-btcusdt-1m-1.csv", 0, 30);
        FileInfo second = Chained("b-btcusdt-1m-2.csv", 40, 30);
        FileInfo brief = Chained("b-btcusdt-1m-3.csv", 80, 2);
        FileInfo other = Chained("a-ethusdt-1m.csv", 0, 30);
        FileInfo last = Chained("btcusdt-1m-4.csv", 60, 50);
        chain.FindEarlier(first).ShouldBeNull();
        chain.FindEarlier(other).ShouldBeNull();
        chain.FindEarlier(second).ShouldBe(first);
        chain.FindEarlier(brief).ShouldBe(second);
        chain.FindEarlier(last).ShouldBe(first, "the second one ends after it begins");

        FileInfo Chained(string name, int day, int days)
        {
            var file = Write(name, Start.AddYears(-1).AddDays(day), (days * 1440) + 1);
            chain.Add(file, BarSeriesReader.FindMinutes(file).ShouldNotBeNull());
            return file;
        }
    }

    [Fact]
    public void An_instrument_is_made_of_the_finest_steps_of_all_files()
    {
        var coarse = Write("coarse.csv", Start, 5);
        var fine = Write("fine.csv", Start.AddDays(1), 5, price: "100.125");
        var series = new BarSeriesReader(null, null).ReadTogether([coarse, fine], CancellationToken.None);
        series.ShouldAllBe(s => s.Instrument.PriceTick == 0.001m && s.Instrument.Market == Market.Crypto);
        series[0].Bars[0].Close.Ticks.ShouldBe(100_500);
        series[1].Bars[0].Close.Ticks.ShouldBe(100_125);
    }

    private static string Refused(EvaluateOptions options) =>
        Should.Throw<CommandException>(options.ThrowIfContradictory).Message;

    private BarSeries Series(string name, int days)
    {
        var file = Write(name, Start, 2);
        var series = new BarSeriesReader(null, null).Read(file, CancellationToken.None)[0];
        return series with { Bars = series.Bars.Add(series.Bars[^1] with { OpenTime = Start.AddDays(days) }) };
    }

    private FileInfo Write(string name, DateTime start, int count, int step = 1, string price = "100.5")
    {
        var text = new StringBuilder("timestamp,open,high,low,close,volume\n");
        for (var i = 0; i < count; i++)
            text.AppendLine(
                CultureInfo.InvariantCulture,
                $"{start.AddMinutes(i * step):yyyy-MM-dd HH:mm:ss},{price},{price},{price},{price},1");
        var path = Path.Combine(_folder.FullName, name);
        File.WriteAllText(path, text.ToString());
        return new FileInfo(path);
    }
}
