using System.Globalization;
using System.Text;
using Aetherion.Domain.Markets;
using Aetherion.Domain.Tests;
using Aetherion.Lab.Bars;
using Aetherion.Model;

namespace Aetherion.Lab.Tests.Bars;

public sealed class BarFilesTests : IDisposable
{
    private static readonly DateTime Start = new(2024, 6, 1, 0, 0, 0, DateTimeKind.Utc);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("bar-files");

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory]
    [InlineData(300, "5 minutes")]
    [InlineData(3600, "an hour")]
    [InlineData(14_400, "4 hours")]
    [InlineData(86_400, "a day")]
    public void Bars_of_another_length_are_refused_with_what_the_file_seems_to_hold(int seconds, string length)
    {
        FileInfo file = Write([.. Enumerable.Range(0, 100).Select(bar => Start.AddSeconds(bar * seconds))]);
        Refused(() => Inspect(file)).ShouldBe(
            $"bars.csv: holds no one-minute bars: its rows are mostly {length} apart; give one-minute bars, from which "
            + "longer ones are made");
        Refused(() => Read(file)).ShouldContain($"mostly {length} apart");
    }

    [Fact]
    public void Minutes_may_lack_where_nothing_was_traded()
    {
        DateTime[] times = [.. Enumerable.Range(0, 100).Where(bar => bar % 3 < 2).Select(bar => Start.AddMinutes(bar))];
        FileInfo file = Write(times);
        Inspect(file).BarCount.ShouldBe(times.Length);
        Read(file).Count.ShouldBe(times.Length);
    }

    [Fact]
    public void Nothing_tells_the_length_of_a_single_bar() =>
        Refused(() => Inspect(Write([Start]))).ShouldContain("a single bar");

    [Theory]
    [InlineData("coinbase-btcusd-1m-20230301-20230321.csv.gz")]
    [InlineData("coinbase-exchange-btcusd-1m-20200210-20200216.csv.gz")]
    [InlineData("kraken-btcusd-1m-20230301-20230321.csv.gz")]
    public void Real_files_without_the_minutes_without_trades_are_taken(string name)
    {
        FileInfo file = new(SharedData.Require($"data/klines/{name}"));
        Inspect(file).BarCount.ShouldBeGreaterThan(5000);
    }

    [Fact]
    public void A_real_file_of_five_minutes_is_refused()
    {
        FileInfo file = new(SharedData.Require("data/klines/binance-spot-btcusdt-5m-2023H1.csv.gz"));
        Refused(() => Inspect(file)).ShouldContain("mostly 5 minutes apart");
    }

    private static BarFile Inspect(FileInfo file) =>
        BarFiles.Inspect(file, InstrumentOf(file), TestContext.Current.CancellationToken);

    private static List<Candle> Read(FileInfo file) =>
        [.. BarFiles.Read(file, InstrumentOf(file), TestContext.Current.CancellationToken)];

    private static Instrument InstrumentOf(FileInfo file)
    {
        using FileStream stream = BarFiles.Open(file);
        return BarFileProfile.Read(stream, file.Name).MakeInstrument("bars");
    }

    private static string Refused<T>(Func<T> read) => Should.Throw<BarFileException>(() => read()).Message;

    private FileInfo Write(IEnumerable<DateTime> times)
    {
        StringBuilder text = new("timestamp,open,high,low,close,volume\n");
        foreach (DateTime time in times)
            text.AppendLine(CultureInfo.InvariantCulture, $"{time:yyyy-MM-dd HH:mm:ss},100.5,100.5,100.5,100.5,1");
        string path = Path.Combine(_folder.FullName, "bars.csv");
        File.WriteAllText(path, text.ToString());
        return new FileInfo(path);
    }
}
