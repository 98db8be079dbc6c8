using System.Text.Json;
using Aetherion.Domain.Forecasts;
using Aetherion.Domain.Monitoring;
using Aetherion.GrainInterfaces;
using Aetherion.Lab.Models;
using Aetherion.Lab.Training;
using Aetherion.Model;

namespace Aetherion.Lab.Tests.Models;

public sealed class OutlookModelTrainerTests
{
    private static readonly List<Candle> Candles = new SyntheticBars(4, 48_000).Candles;
    private static readonly ModelScope Scope = new(ModelFamilies.Classifier, SyntheticBars.Instrument.Id, Timeframe.M1);

    private static readonly TrainingJobRequest Request =
        new(Scope, SyntheticBars.Instrument.Id, Timeframe.M1, "test");

    private readonly OutlookModelTrainer _trainer = new(TimeProvider.System);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_classifier_carries_its_window_and_its_figures_beside_the_baselines_in_and_out_of_sample()
    {
        var reports = new List<TrainingProgress>();
        var trained = await TrainAsync(Candles, new Recorder(reports));
        trained.Refusal.ShouldBeNull();
        var read = OutlookModelDocument.Read(trained.Model.Document);
        (trained.Model.Version, trained.Model.Scope).ShouldBe((read.Version, Scope));
        (trained.Model.TrainedFrom, trained.Model.TrainedTo).ShouldBe((Candles[0].OpenTime, Candles[36_000 - 1_440 - 1].CloseTime));
        trained.Model.Features.ShouldBe(OutlookFeatures.Names);
        using var figures = JsonDocument.Parse(trained.Model.Figures);
        foreach (var slice in (string[])["inSample", "outOfSample"])
        {
            var score = figures.RootElement.GetProperty(slice);
            foreach (var name in (string[])["macroF1", "carriedForwardMacroF1", "logLoss", "sharesLogLoss"])
                score.GetProperty(name).GetDouble().ShouldBeGreaterThan(0);
        }
        var reference = TrainingReferenceDocument.Read(trained.Model.Reference);
        reference.Features.ShouldBeEmpty();
        reference.Inputs.Select(input => input.Name).ShouldBe(OutlookFeatures.Names);
        InputsOf(Candles[..(36_000 - 1_440 - 60)]).Zip(reference.Inputs).ShouldAllBe(
            pair => pair.First.Edges.SequenceEqual(pair.Second.Edges));
        figures.RootElement.GetProperty("isOnByDefault").GetBoolean().ShouldBe(trained.Reservation is null);
        (reports[^1].Stage, reports[^1].Done).ShouldBe((TrainingStage.Fitting, reports[^1].Total!.Value));
    }

    [Fact]
    public async Task Bars_after_the_training_window_change_figures_only()
    {
        var all = await TrainAsync(Candles);
        // The last quarter upside down: the same bars to train on, others to judge by.
        var other = Candles[..36_000].Concat(Candles[36_000..].Select(
            (candle, index) => Candles[^(index + 1)] with { OpenTime = candle.OpenTime })).ToList();
        var changed = await TrainAsync(other);
        changed.Model.Document.ShouldBe(all.Model.Document);
        changed.Model.Reference.ShouldBe(all.Model.Reference);
        changed.Model.Figures.ShouldNotBe(all.Model.Figures);
    }

    [Fact]
    public async Task One_that_does_not_beat_its_baselines_says_so()
    {
        var trained = await TrainAsync(Walk());
        trained.Reservation!.ShouldContain("not beyond chance better than");
        trained.Refusal.ShouldBeNull();
    }

    [Fact]
    public async Task What_cannot_be_trained_on_is_refused_with_what_to_do()
    {
        (await Should.ThrowAsync<ArgumentException>(() => TrainAsync(Candles[..1_000]))).Message
            .ShouldContain("give at least 43,200");
        (await Should.ThrowAsync<ArgumentException>(() => TrainAsync(
            [.. Candles.Select(candle => candle with { Timeframe = Timeframe.M5 })]))).Message.ShouldContain("M1 bars");
        var still = Candles[0];
        (await Should.ThrowAsync<ArgumentException>(() => TrainAsync([.. Candles.Select(candle => still with
        {
            OpenTime = candle.OpenTime, High = still.Open, Low = still.Open, Close = still.Open,
        })]))).Message.ShouldContain("bars");
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => _trainer.TrainAsync(
            Request, SyntheticBars.Instrument, SyntheticBars.Stream(Candles), null, null, cancelled.Token));
    }

    /// <summary>The deciles of every tenth bar with features.</summary>
    private static IEnumerable<InputDistribution> InputsOf(List<Candle> bars)
    {
        var features = new OutlookFeatures();
        var rows = new List<double[]>();
        for (var bar = 0; bar < bars.Count; bar++)
        {
            features.Update(bars[bar]);
            if (features.IsReady && bar % 10 == 0)
                rows.Add(features.Row.ToArray());
        }
        return OutlookFeatures.Names.Select(
            (name, column) => InputDistribution.Fit(name, [.. rows.Select(row => row[column])]));
    }

    /// <summary>A price whose moves are of chance and always alike, of which nothing can be told.</summary>
    private static List<Candle> Walk()
    {
        var random = new Random(1);
        var price = 1_000_000L;
        List<Candle> walk = [];
        foreach (var candle in Candles)
        {
            var open = price;
            price += random.Next(-500, 501);
            walk.Add(candle with
            {
                Open = new Price(open), High = new Price(Math.Max(open, price) + 100),
                Low = new Price(Math.Min(open, price) - 100), Close = new Price(price),
                Volume = new Quantity(1_000), BuyVolume = new Quantity(500),
            });
        }
        return walk;
    }

    private Task<TrainedModel> TrainAsync(List<Candle> candles, IProgress<TrainingProgress>? progress = null) =>
        _trainer.TrainAsync(
            Request, SyntheticBars.Instrument, SyntheticBars.Stream(candles), null, progress, Cancel);

    private sealed class Recorder(List<TrainingProgress> reports) : IProgress<TrainingProgress>
    {
        public void Report(TrainingProgress value) => reports.Add(value);
    }
}
