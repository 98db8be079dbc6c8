using Aetherion.Domain.Learning.HiddenMarkov;
using Aetherion.Domain.Regimes;
using Aetherion.Lab.Evaluation;
using Aetherion.Lab.Training;
using Aetherion.Model;

namespace Aetherion.Lab.Tests.Training;

public class RegimeTrainerTests
{
    private readonly RegimeTrainer _trainer = new(TimeProvider.System);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Four_regimes_of_a_synthetic_market_are_learnt_and_named()
    {
        TrainingReport report = await _trainer.TrainAsync(Request(new SyntheticBars(1, 12_000).Candles), null, Token);
        report.Model.Regimes.Order().ShouldBe([Regime.Bull, Regime.Bear, Regime.Sideways, Regime.Crisis]);
        report.BarCount.ShouldBe(12_000);
        report.RowCount.ShouldBe(12_000 - 60);
        report.Model.Training.RowCount.ShouldBe(report.RowCount);
        report.Model.Training.From.ShouldBe(new DateTime(2024, 1, 1, 1, 0, 0, DateTimeKind.Utc));
        report.Model.Training.To.ShouldBe(new DateTime(2024, 1, 9, 8, 0, 0, DateTimeKind.Utc));
        report.States.Sum(state => state.Share).ShouldBe(1, 1e-9);
        report.Labels.MeanDwellBars.ShouldBeGreaterThan(60);
        report.Labels.Shares.Keys.ShouldBe([Regime.Bull, Regime.Bear, Regime.Sideways, Regime.Crisis]);
        StateSummary bull = report.States.Single(state => state.Regime == Regime.Bull);
        StateSummary bear = report.States.Single(state => state.Regime == Regime.Bear);
        bull.Means[0].ShouldBeGreaterThan(0.1);
        bear.Means[0].ShouldBeLessThan(-0.1);
        report.Bic.ShouldBe(report.Model.HiddenMarkov.Bic(report.LogLikelihood, report.RowCount));
    }

    [Fact]
    public async Task The_same_bars_and_seed_give_the_same_version_and_one_changed_bar_another()
    {
        List<Candle> candles = new SyntheticBars(2, 3000).Candles;
        TrainingReport first = await _trainer.TrainAsync(Request(candles), null, Token);
        TrainingReport second = await _trainer.TrainAsync(Request(candles), null, Token);
        second.Model.Version.ShouldBe(first.Model.Version);
        Candle last = candles[^1];
        candles[^1] = last with { Close = last.Open };
        last.Close.ShouldNotBe(last.Open);
        TrainingReport third = await _trainer.TrainAsync(Request(candles), null, Token);
        third.Model.Training.DataHash.ShouldNotBe(first.Model.Training.DataHash);
        third.Model.Version.ShouldNotBe(first.Model.Version);
    }

    [Fact]
    public async Task A_refit_keeps_the_names_of_the_model_it_continues()
    {
        List<Candle> candles = new SyntheticBars(4, 14_000).Candles;
        TrainingReport first = await _trainer.TrainAsync(Request(candles[..10_000]), null, Token);
        TrainingRequest again = Request(candles) with { Previous = first.Model };
        TrainingReport second = await _trainer.TrainAsync(
            again with { Fit = again.Fit with { Seed = again.Fit.Seed + 1 } }, null, Token);
        second.Model.Regimes.Order().ShouldBe(first.Model.Regimes.Order());
        StateSummary Of(TrainingReport report, Regime regime) => report.States.Single(s => s.Regime == regime);
        foreach (Regime regime in new[] { Regime.Bull, Regime.Bear, Regime.Sideways, Regime.Crisis })
            Of(second, regime).Means[0].ShouldBe(Of(first, regime).Means[0], 0.15);
    }

    [Fact]
    public async Task A_refit_too_far_from_the_model_it_continues_is_refused()
    {
        List<Candle> candles = new SyntheticBars(4, 12_000).Candles;
        TrainingReport first = await _trainer.TrainAsync(Request(candles), null, Token);
        TrainingRequest again = Request(candles) with
        {
            Previous = first.Model,
            Matching = new StateMatchingOptions { DistanceMax = 0 },
            Fit = Request(candles).Fit with { CovarianceFloor = 0.4 },
        };
        RefitRefusedException refusal = await Should.ThrowAsync<RefitRefusedException>(
            () => _trainer.TrainAsync(again, null, Token));
        refusal.Message.ShouldContain("Keep the previous model");
    }

    [Fact]
    public async Task The_liquidity_preset_names_three_states_by_their_volatility()
    {
        TrainingRequest request = Request(new SyntheticBars(5, 12_000).Candles);
        TrainingReport report = await _trainer.TrainAsync(request.For(RegimePreset.Liquidity), null, Token);
        RegimeModel model = RegimeModelDocument.Read(RegimeModelDocument.Write(report.Model));
        MarketLiquidity[] order =
        [
            .. report.States.OrderBy(state => state.Means[0]).Select(state => model.LiquidityOf(state.State)),
        ];
        order.ShouldBe(
            [MarketLiquidity.StableLiquidity, MarketLiquidity.HighVolatility, MarketLiquidity.LiquidityCrisis]);
        double[] certain = [0, 0, 0];
        certain[report.States.Single(s => model.LiquidityOf(s.State) == MarketLiquidity.HighVolatility).State] = 1;
        Directed(model, certain, 0.3).Bull.ShouldBe(1);
        Directed(model, certain, -0.3).Bear.ShouldBe(1);
        Directed(model, certain, 0).Sideways.ShouldBe(1);
    }

    [Theory]
    [InlineData(RegimePreset.Regimes)]
    [InlineData(RegimePreset.Liquidity)]
    public async Task The_labels_of_a_training_are_those_that_are_published(RegimePreset preset)
    {
        List<Candle> candles = new SyntheticBars(5, 12_000).Candles;
        TrainingRequest request = Request(candles).For(preset);
        TrainingReport report = await _trainer.TrainAsync(request, null, Token);
        LabelledBars published = PublishedRegimes.Of(
            SyntheticBars.Instrument, candles, report.Model, request.Detector);
        LabelSummary expected = LabelSummary.Of([.. published.Labels.Where(label => label != Regime.Unknown)]);
        report.Labels.Shares.ShouldBe(expected.Shares);
        report.Labels.Switches.ShouldBe(expected.Switches);
    }

    [Fact]
    public async Task Shorter_bars_train_a_longer_timeframe()
    {
        TrainingRequest request = Request(new SyntheticBars(3, 6000).Candles) with
        {
            Timeframe = Timeframe.M5,
            Fit = new BaumWelchOptions { StateCount = 2, StartCount = 2 },
        };
        TrainingReport report = await _trainer.TrainAsync(request, null, Token);
        report.Model.Training.Timeframe.ShouldBe(Timeframe.M5);
        report.RowCount.ShouldBe(1200 - 60);
    }

    [Fact]
    public async Task Progress_covers_reading_and_fitting_to_their_ends()
    {
        List<TrainingProgress> reports = [];
        Lock guard = new();
        Recorder recorder = new(report =>
        {
            lock (guard)
            {
                reports.Add(report);
            }
        });
        await _trainer.TrainAsync(Request(new SyntheticBars(4, 2000).Candles), recorder, Token);
        TrainingProgress read = reports.Last(report => report.Stage == TrainingStage.Reading);
        read.Done.ShouldBe(2000);
        read.Total.ShouldBe(2000);
        TrainingProgress fitted = reports.Last(report => report.Stage == TrainingStage.Fitting);
        fitted.Done.ShouldBe(fitted.Total!.Value);
        fitted.RatePerSecond.ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task Cancelling_ends_reading_and_fitting()
    {
        List<Candle> candles = new SyntheticBars(5, 2000).Candles;
        foreach (TrainingStage stage in Enum.GetValues<TrainingStage>())
        {
            using CancellationTokenSource source = new();
            Recorder recorder = new(report =>
            {
                if (report.Stage == stage)
                    source.Cancel();
            });
            await Should.ThrowAsync<OperationCanceledException>(
                () => _trainer.TrainAsync(Request(Repeat(candles, 4)), recorder, source.Token));
        }
    }

    [Fact]
    public async Task Bars_that_cannot_train_are_refused_with_what_to_do()
    {
        List<Candle> candles = new SyntheticBars(6, 200).Candles;
        (await Should.ThrowAsync<ArgumentException>(() => _trainer.TrainAsync(Request(candles), null, Token)))
            .Message.ShouldContain("140 bars have all features; 4 states need at least 200");
        (await Should.ThrowAsync<ArgumentException>(() => _trainer.TrainAsync(Request([]), null, Token)))
            .Message.ShouldContain("Give more bars");
        (await Should.ThrowAsync<ArgumentException>(
            () => _trainer.TrainAsync(Request(candles) with { Timeframe = Timeframe.S10 }, null, Token)))
            .Message.ShouldContain("Regimes start at M1");
        Candle[] hours = [.. candles.Take(1).Select(candle => candle with { Timeframe = Timeframe.H1 })];
        (await Should.ThrowAsync<ArgumentException>(() => _trainer.TrainAsync(Request(hours), null, Token)))
            .Message.ShouldContain("Bars of H1 give no bars of M1");
    }

    [Fact]
    public async Task A_price_that_never_moves_gives_a_model_and_no_nan()
    {
        Candle[] flat =
        [
            .. new SyntheticBars(7, 1000).Candles.Select(candle => candle with
            {
                Open = new Price(5), High = new Price(5), Low = new Price(5), Close = new Price(5),
            }),
        ];
        TrainingReport report = await _trainer.TrainAsync(Request(flat), null, Token);
        double.IsFinite(report.LogLikelihood).ShouldBeTrue();
        RegimeModelDocument.Read(RegimeModelDocument.Write(report.Model)).Version.ShouldBe(report.Model.Version);
    }

    private static RegimeProbabilities Directed(RegimeModel model, double[] states, double efficiency)
    {
        FeatureVector features = default;
        features[Feature.SignedEfficiency] = efficiency;
        return model.ToRegimes(states, features);
    }

    private static TrainingRequest Request(IReadOnlyCollection<Candle> candles) =>
        new(SyntheticBars.Instrument, Timeframe.M1, SyntheticBars.Stream(candles)) { BarCount = candles.Count };

    /// <summary>The bars again and again, each time later.</summary>
    private static Candle[] Repeat(List<Candle> candles, int times) =>
    [
        .. Enumerable.Range(0, times).SelectMany(round => candles.Select(candle => candle with
        {
            OpenTime = candle.OpenTime.AddMinutes(round * candles.Count),
        })),
    ];

    private sealed class Recorder(Action<TrainingProgress> record) : IProgress<TrainingProgress>
    {
        public void Report(TrainingProgress value) => record(value);
    }
}
