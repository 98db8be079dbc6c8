using System.Text.Json;
using Aetherion.Domain.Anomalies;
using Aetherion.Domain.Features;
using Aetherion.Domain.Monitoring;
using Aetherion.GrainInterfaces;
using Aetherion.Lab.Models;
using Aetherion.Lab.Training;
using Aetherion.Model;

namespace Aetherion.Lab.Tests.Models;

public sealed class AnomalyModelTrainerTests
{
    private const int BarCount = 16_000;
    private const int TrainedCount = (BarCount * 3 / 4) - 1_500;
    private static readonly List<Candle> Candles = new SyntheticBars(4, BarCount).Candles;
    private static readonly ModelScope Scope = new(ModelFamilies.Anomaly, SyntheticBars.Instrument.Id, Timeframe.M1);

    private static readonly TrainingJobRequest Request =
        new(Scope, SyntheticBars.Instrument.Id, Timeframe.M1, "test");

    private readonly AnomalyModelTrainer _trainer = new(TimeProvider.System);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_model_carries_its_window_and_its_figures_on_the_bars_before_and_after()
    {
        var reports = new List<TrainingProgress>();
        var trained = await TrainAsync(Candles, progress: new Recorder(reports));
        (trained.Refusal, trained.Reservation).ShouldBe((null, null));
        var read = AnomalyModelDocument.Read(trained.Model.Document);
        (trained.Model.Version, trained.Model.Scope, trained.Model.DataHash, trained.Model.Seed)
            .ShouldBe((read.Version, Scope, read.Training.DataHash, 1));
        (trained.Model.TrainedFrom, trained.Model.TrainedTo)
            .ShouldBe((read.Training.From, Candles[TrainedCount - 1].CloseTime));
        trained.Model.Features.ShouldBe(["Return", "Range", "Activity"]);
        using var figures = JsonDocument.Parse(trained.Model.Figures);
        var inSample = figures.RootElement.GetProperty("inSample");
        inSample.GetProperty("rows").GetInt32().ShouldBe(read.Training.RowCount);
        inSample.GetProperty("alarmLevel").GetDouble().ShouldBe(read.AlarmLevel);
        var outOfSample = figures.RootElement.GetProperty("outOfSample");
        outOfSample.GetProperty("from").GetDateTime().ShouldBe(Candles[BarCount * 3 / 4].OpenTime);
        (outOfSample.GetProperty("bars").GetInt32(), outOfSample.GetProperty("judgedBars").GetInt32())
            .ShouldBe((BarCount / 4, BarCount / 4));
        outOfSample.GetProperty("flaggedShare").GetDouble().ShouldBe(0.05, 0.02);
        outOfSample.GetProperty("alarmShare").GetDouble().ShouldBeInRange(0, 0.05);
        (reports[^1].Stage, reports[^1].Done).ShouldBe((TrainingStage.Fitting, reports[^1].Total!.Value));
    }

    [Fact]
    public async Task It_carries_the_deciles_of_what_it_was_trained_on_and_of_no_later_bar()
    {
        var trained = await TrainAsync(Candles);
        var own = new AnomalyTrainer(SyntheticBars.Instrument.Id, Timeframe.M1);
        var pipeline = new SymbolPipeline(SyntheticBars.Instrument);
        foreach (var candle in Candles[..TrainedCount])
        {
            pipeline.AddBar(candle);
            foreach (ref readonly var bar in pipeline.Closed)
                own.Add(bar);
            pipeline.ClearClosed();
        }
        own.RowCount.ShouldBe(AnomalyModelDocument.Read(trained.Model.Document).Training.RowCount);
        var reference = TrainingReferenceDocument.Read(trained.Model.Reference);
        reference.Features.ShouldBeEmpty();
        reference.Inputs.Select(input => input.Name).ShouldBe(AnomalyReference.InputNames);
        foreach (var feature in Enum.GetValues<AnomalyFeature>())
        {
            var values = own.ValuesOf(feature);
            values.Length.ShouldBe(own.RowCount);
            var expected = InputDistribution.Fit($"{feature}", values);
            reference.Inputs[(int)feature].Edges.ShouldBe(expected.Edges);
            reference.Inputs[(int)feature].Shares.ShouldBe(expected.Shares);
        }
        own.ValuesOf(AnomalyFeature.Activity).Average().ShouldBe(1, 0.2, "a volume over the mean volume");
    }

    [Fact]
    public async Task Bars_after_the_training_window_change_figures_only()
    {
        var all = await TrainAsync(Candles);
        // What is not trained on ten times as busy now and then: the same bars to train on, others to judge by.
        var other = Candles[..TrainedCount].Concat(Candles[TrainedCount..].Select((candle, index) =>
            index % 9 == 0 ? candle with { Volume = new Quantity(candle.Volume.Lots * 10) } : candle)).ToList();
        var changed = await TrainAsync(other);
        changed.Model.Document.ShouldBe(all.Model.Document);
        changed.Model.Reference.ShouldBe(all.Model.Reference);
        changed.Model.Figures.ShouldNotBe(all.Model.Figures);
    }

    [Fact]
    public async Task The_same_bars_give_the_same_model_and_another_seed_another()
    {
        var first = await TrainAsync(Candles);
        (await TrainAsync(Candles)).Model.Document.ShouldBe(first.Model.Document);
        (await TrainAsync(Candles, Request with { Seed = 2 })).Model.Version.ShouldNotBe(first.Model.Version);
    }

    [Fact]
    public async Task Minutes_make_the_bars_of_a_longer_timeframe()
    {
        var trained = await TrainAsync(new SyntheticBars(4, 2 * BarCount).Candles, Request with { Timeframe = Timeframe.M5 });
        var read = AnomalyModelDocument.Read(trained.Model.Document);
        read.Training.Timeframe.ShouldBe(Timeframe.M5);
        read.Training.RowCount.ShouldBeInRange(3_000, (2 * BarCount * 3 / 4 / 5) - 1_500);
        trained.Reservation!.ShouldContain("10,000 are needed to take charge by itself");
        trained.Refusal.ShouldBeNull();
    }

    [Fact]
    public async Task One_that_flags_far_more_or_fewer_bars_than_it_promises_says_so()
    {
        var model = AnomalyModelDocument.Read((await TrainAsync(Candles)).Model.Document);
        AnomalyCharge.WhyOff(model, new AnomalyShares(1_000, 50, 1)).ShouldBeNull();
        foreach (var flagged in (int[])[0, 19, 81])
            AnomalyCharge.WhyOff(model, new AnomalyShares(1_000, flagged, 1))!.ShouldContain("of 1,000 bars where 5 %");
        AnomalyCharge.WhyOff(model, default)!.ShouldContain("of 0 bars");
    }

    [Fact]
    public async Task What_cannot_be_trained_on_is_refused_with_what_to_do()
    {
        await ShouldSayAsync(Candles[..5_000], "give at least 5,760");
        await ShouldSayAsync([.. Candles.Select(candle => candle with { Volume = default })], "of a market with volume");
        var still = Candles[0];
        await ShouldSayAsync(
            [.. Candles.Select(candle => candle with { High = still.Open, Low = still.Open, Close = still.Open, Open = still.Open })],
            "Return is the same in every bar");
        (await Should.ThrowAsync<ArgumentException>(
            () => TrainAsync(Candles, Request with { Timeframe = Timeframe.S10 }))).Message.ShouldContain("from M1 up");
        (await Should.ThrowAsync<ArgumentException>(() => TrainAsync(
            [Candles[0] with { Timeframe = Timeframe.H1 }]))).Message.ShouldContain("give bars of M1 or shorter");
    }

    [Fact]
    public async Task A_cancelled_training_ends_while_it_reads_and_once_it_has_read()
    {
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => _trainer.TrainAsync(
            Request, SyntheticBars.Instrument, SyntheticBars.Stream(Candles), null, null, cancelled.Token));

        using var later = new CancellationTokenSource();
        await Should.ThrowAsync<OperationCanceledException>(() => _trainer.TrainAsync(
            Request, SyntheticBars.Instrument, Ending(later), null, null, later.Token));
    }

    /// <summary>Somebody cancels with the last bar.</summary>
    private static async IAsyncEnumerable<Candle> Ending(CancellationTokenSource source)
    {
        foreach (var candle in Candles)
            yield return candle;
        await source.CancelAsync();
    }

    private async Task ShouldSayAsync(List<Candle> candles, string what) =>
        (await Should.ThrowAsync<ArgumentException>(() => TrainAsync(candles))).Message.ShouldContain(what);

    private Task<TrainedModel> TrainAsync(
        List<Candle> candles, TrainingJobRequest? request = null, IProgress<TrainingProgress>? progress = null) =>
        _trainer.TrainAsync(
            request ?? Request, SyntheticBars.Instrument, SyntheticBars.Stream(candles), null, progress, Cancel);

    private sealed class Recorder(List<TrainingProgress> reports) : IProgress<TrainingProgress>
    {
        public void Report(TrainingProgress value) => reports.Add(value);
    }
}
