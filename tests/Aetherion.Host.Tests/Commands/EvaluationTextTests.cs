using System.Collections.Immutable;
using System.Text.Json;
using Aetherion.Domain.Markets;
using Aetherion.Domain.Simulation;
using Aetherion.Host.Commands;
using Aetherion.Lab.Evaluation;
using Aetherion.Model;

namespace Aetherion.Host.Tests.Commands;

public sealed class EvaluationTextTests
{
    private static readonly DateTime Start = new(2024, 1, 1, 0, 0, 0, DateTimeKind.Utc);
    private static readonly Instrument Instrument =
        InstrumentCatalog.Simulated().Get(InstrumentId.Parse("sim:BTC-USD"));

    private static readonly Lazy<Task<ImmutableArray<EvaluatedFile>>> Files = new(EvaluateAsync);

    [Fact]
    public async Task Text_and_table_say_what_is_short_and_what_is_in_sample()
    {
        var files = await Files.Value;
        var text = EvaluationText.Of(files, []);
        text.ShouldContain("IN SAMPLE");
        text.ShouldContain(RegimeConfiguration.CommittedHash());
        text.ShouldContain($"{RegimeConfiguration.Default().ConfigurationsTried} configurations tried");
        text.ShouldContain(files[0].Report!.ScoredHash);
        text.ShouldContain("not evaluated  no bars");
        var table = EvaluationTable.Of(files, []);
        table.ShouldContain("IN SAMPLE");
        table.ShouldContain("bad.csv: no bars");
        var judged = files[0].Figures.Where(figure => figure.IsMet is not null).ToArray();
        var met = judged.Count(figure => figure.IsMet == true);
        var total = $"0 of 0 figures meet their targets on later bars; {met} of {judged.Length} in sample.";
        text.ShouldContain(total);
        text.ShouldContain("ok, in sample");
        table.ShouldContain(total);
        table.ShouldContain($"({met}/{judged.Length})");
    }

    [Fact]
    public void Totals_tell_figures_in_sample_apart()
    {
        EvaluationFigure met = new("one", 1, "", "> 0", true, "");
        EvaluationFigure[] figures =
        [
            met, met with { IsMet = false }, met with { IsMet = null }, met with { IsInSample = true },
        ];
        FigureTotals.Of(figures).ToString()
            .ShouldBe("1 of 2 figures meet their targets on later bars; 1 of 1 in sample.");
        FigureTotals.Of(figures).ToCell().ShouldBe("1/2 (1/1)");
        FigureTotals.Of(figures[..3]).ToString().ShouldBe("1 of 2 figures meet their targets on later bars.");
    }

    [Fact]
    public async Task Folds_have_the_hash_of_what_they_were_trained_on_and_of_what_they_were_scored_on()
    {
        var file = (await Files.Value)[0];
        var fold = file.Report!.Folds[0] with { TrainingHash = new string('a', 64), TestHash = new string('b', 64) };
        ImmutableArray<EvaluatedFile> files = [file with { Report = file.Report with { Folds = [fold] } }];
        var lines = EvaluationText.Of(files, []).Split('\n');
        lines.ShouldContain(line => line.Contains("train data", StringComparison.Ordinal)
            && line.TrimEnd().EndsWith("scored data", StringComparison.Ordinal));
        lines.ShouldContain(line => line.TrimEnd().EndsWith("aaaaaaaaaaaa  bbbbbbbbbbbb", StringComparison.Ordinal));
        using var json = JsonDocument.Parse(EvaluationJson.Of(files, []));
        var described = json.RootElement.GetProperty("files")[0].GetProperty("folds")[0];
        described.GetProperty("trainingSha256").GetString().ShouldBe(fold.TrainingHash);
        described.GetProperty("scoredSha256").GetString().ShouldBe(fold.TestHash);
    }

    [Fact]
    public async Task Json_holds_every_figure_with_its_target()
    {
        var files = await Files.Value;
        using var json = JsonDocument.Parse(EvaluationJson.Of(files, []));
        json.RootElement.GetProperty("configuration").GetProperty("sha256").GetString()
            .ShouldBe(RegimeConfiguration.CommittedHash());
        var figures = json.RootElement.GetProperty("figures").EnumerateArray().ToArray();
        figures.Length.ShouldBe(files[0].Figures.Length);
        figures[0].GetProperty("name").GetString().ShouldBe("sim.csv: mean dwell");
        figures[0].GetProperty("value").GetDouble().ShouldBe(files[0].Report!.Score.MeanDwellBars);
        figures[0].GetProperty("inSample").GetBoolean().ShouldBeTrue();
        figures[0].GetProperty("ok").GetBoolean().ShouldBe(files[0].Report!.Score.MeanDwellBars >= 60);
        var described = json.RootElement.GetProperty("files").EnumerateArray().ToArray();
        described[0].GetProperty("inSample").GetBoolean().ShouldBeTrue();
        described[1].GetProperty("failure").GetString().ShouldBe("no bars");
    }

    private static async Task<ImmutableArray<EvaluatedFile>> EvaluateAsync()
    {
        var simulator = new MarketSimulator(Instrument, SimulatorParameters.For(Instrument), 4, Start);
        ImmutableArray<Candle> bars =
            [.. simulator.Bars(Timeframe.M1, Start.AddMinutes(4000)).Select(bar => bar.Candle)];
        var series = new BarSeries("sim.csv", Instrument, "as told", bars);
        var report = await FileEvaluation.RunAsync(
            new FileEvaluationRequest(series.Name, Instrument, bars, null), TimeProvider.System);
        return [new(series, series.Name, report, null), new(null, "bad.csv", null, "no bars")];
    }
}
