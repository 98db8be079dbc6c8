using System.Collections.Immutable;
using Aetherion.Domain.Anomalies;
using Aetherion.Domain.Features;
using Aetherion.Domain.Forecasts;
using Aetherion.Domain.Learning.Calibration;
using Aetherion.Domain.Learning.Supervised;
using Aetherion.Domain.Regimes;
using Aetherion.GrainInterfaces;
using Aetherion.Grains.Tests.Symbols;
using Aetherion.Lab.Evaluation;
using Aetherion.Lab.Evaluation.Predictors;
using Aetherion.Model;

namespace Aetherion.Grains.Tests.Forecasts;

/// <summary>Live grains and evaluations forecast, and find anomalies in, the same bars with the same bits.</summary>
public sealed class EvaluationParityTests
{
    private const int Count = 3_400;
    private const int CheckedFrom = 3_000;
    private const int CheckedEvery = 40;

    private static readonly RegimeKey Key = new(MarketTape.Live, Timeframe.M1);

    /// <summary>With a gap that is filled and an outage that is not.</summary>
    private static readonly ImmutableArray<Candle> Bars =
    [
        .. MarketTape.Bars(Timeframe.M1, Count, seed: 7).Where(
            (_, index) => index is not (>= 1_900 and < 1_920 or >= 2_300 and < 2_500)),
    ];

    /// <summary>That models look at and forecasts are made of.</summary>
    private static readonly Feature[] EvaluatedFeatures =
        [Feature.SignedEfficiency, Feature.ForecastScore, Feature.RelativeActivity, Feature.ForecastVolatility];

    private static readonly RecordedBars Evaluated = RecordedBars.Of(MarketTape.Instrument, Timeframe.M1, Bars);

    [Fact]
    public async Task Bars_carry_the_anomalies_and_the_volatility_that_evaluations_score()
    {
        await using var world = await MarketWorld.StartAsync(commitsAtOnce: true);
        await AddAsync(world, Bars);
        var live = world.Tables.Bars(Key);

        live.Select(bar => bar.Candle).ShouldBe(Evaluated.Candles);
        live.Select(bar => bar.Anomaly.IsKnown ? bar.Anomaly.Level : (AnomalyLevel?)null).ShouldBe(Evaluated.Anomalies);
        foreach (var feature in EvaluatedFeatures)
        {
            live.Select(bar => bar.Features[feature]).ShouldBe(
                Enumerable.Range(0, Evaluated.Count).Select(bar => Evaluated.FeaturesOf(bar)[feature]), $"{feature}");
        }
        Evaluated.Anomalies.Distinct().Count().ShouldBeGreaterThan(2, "unknown, calm and flagged bars");
    }

    [Fact]
    public async Task Bars_of_a_symbol_with_a_trained_anomaly_model_carry_the_scores_and_flags_of_its_evaluation()
    {
        await using var world = await MarketWorld.StartAsync(commitsAtOnce: true);
        world.AnomalyChampion = MarketTape.Anomalies.Value;
        await AddAsync(world, Bars);
        var live = world.Tables.Bars(Key);

        var report = await FileEvaluation.RunAsync(
            new FileEvaluationRequest("bars", MarketTape.Instrument, Bars, ScoreFrom: null)
            {
                Anomalies = world.AnomalyChampion,
            },
            TimeProvider.System, cancellationToken: TestContext.Current.CancellationToken);

        var evaluated = report.Bars;
        (await world.Symbol.GetLatestScored(Timeframe.M1))!.Value.AnomalyVersion.ShouldBe(report.Predictors.Anomalies.Model.Version);
        live.Select(bar => bar.Anomaly.IsKnown ? bar.Anomaly.Score : (double?)null)
            .ShouldBe(Enumerable.Range(0, evaluated.Count).Select(evaluated.AnomalyScoreOf));
        live.Select(bar => bar.Anomaly.IsKnown ? bar.Anomaly.Level : (AnomalyLevel?)null).ShouldBe(evaluated.Anomalies);
        evaluated.Anomalies.ShouldNotBe(Evaluated.Anomalies, "the shipped model says something else");
        evaluated.Anomalies.Distinct().Count().ShouldBeGreaterThan(2, "unknown, calm and flagged bars");
    }

    [Fact]
    public async Task Outlooks_are_those_that_evaluations_score()
    {
        await using var world = await MarketWorld.StartAsync(commitsAtOnce: true);
        var classifier = Trained();
        var model = Classifiers.Registered(classifier);
        await world.Shelf.RegisterAsync(model, "test", "", false, CancellationToken.None);
        await world.Shelf.PromoteAsync(model.Version, null, "test", "", CancellationToken.None);
        var rows = new OutlookRows(Evaluated.Candles);
        var lives = new List<OutlookProbabilities?>();
        var scored = new List<OutlookProbabilities?>();
        var given = 0;
        for (var bar = CheckedFrom; bar < Evaluated.Count - 60; bar += CheckedEvery)
        {
            var until = Evaluated.CloseTimes[bar];
            ImmutableArray<Candle> batch = [.. Bars.Skip(given).TakeWhile(candle => candle.CloseTime <= until)];
            given += batch.Length;
            await AddAsync(world, batch);
            lives.Add((await world.ForecastOf(MarketTape.Live).GetForecast())!.Probabilities);
            var said = rows.Predict(classifier.Model, rows.Within(new RowRange(bar, bar + 1)));
            scored.Add(new OutlookProbabilities(said[0], said[1], said[2]));
        }

        lives.ShouldBe(scored);
        lives.Distinct().Count().ShouldBeGreaterThan(lives.Count / 2);
    }

    /// <summary>Evaluations do not score these two; they are what the domain makes of the same bars.</summary>
    [Fact]
    public async Task Volatility_and_tradability_are_those_of_the_same_bars_without_grains()
    {
        await using var world = await MarketWorld.StartAsync(commitsAtOnce: true);
        var forecasts = Forecasts();
        var given = 0;
        var scores = new List<double>();
        for (var bar = 100; bar < Evaluated.Count; bar += 77)
        {
            var until = Evaluated.CloseTimes[bar];
            ImmutableArray<Candle> batch = [.. Bars.Skip(given).TakeWhile(candle => candle.CloseTime <= until)];
            given += batch.Length;
            await AddAsync(world, batch);
            var said = await world.ForecastOf(MarketTape.Live).GetForecast();
            var expected = forecasts[said!.Sequence];
            (said.BarCloseTime, said.Volatility, said.VolatilityScore)
                .ShouldBe((expected.CloseTime, expected.Volatility, expected.VolatilityScore));
            (said.Tradability?.Score).ShouldBe(expected.Tradability.Score);
            said.Tradability?.Parts.Select(part => (double?)part.Value).ShouldBe(PartsOf(expected.Tradability));
            scores.Add(said.Tradability?.Score ?? -1);
        }

        scores.Distinct().Count().ShouldBeGreaterThan(10);
    }

    /// <summary>In parts that a busy machine closes within the time of a call.</summary>
    private static async Task AddAsync(MarketWorld world, ImmutableArray<Candle> bars)
    {
        foreach (var part in bars.Chunk(500))
            await world.Symbol.AddBars(new CandleBatch(MarketTape.Live, Timeframe.M1, [.. part]));
    }

    private static IEnumerable<double?> PartsOf(Tradability tradability) => new[]
        { tradability.Cost, tradability.Activity, tradability.Calm, tradability.Confidence, tradability.Health }
        .Where(part => part is not null);

    private static Dictionary<long, BarForecast> Forecasts()
    {
        var pipeline = new SymbolPipeline(
            MarketTape.Instrument, _ => new RegimeFilter(MarketTape.Model),
            scorerOf: _ => new AnomalyDetector(ShippedAnomalyModel.Load()));
        var forecaster = new SymbolForecaster(MarketTape.Instrument.Market);
        var forecasts = new Dictionary<long, BarForecast>();
        foreach (var candle in Bars)
        {
            pipeline.AddBar(candle);
            foreach (ref readonly var bar in pipeline.Closed)
            {
                if (bar.Candle.Timeframe != Timeframe.M1)
                    continue;
                forecaster.Update(bar);
                if (forecaster.Forecast is { } forecast)
                    forecasts[bar.Sequence] = forecast;
            }

            pipeline.ClearClosed();
        }

        return forecasts;
    }

    /// <summary>On other bars of the same market.</summary>
    private static OutlookModel Trained()
    {
        var bars = MarketTape.Bars(Timeframe.M1, 12_000, seed: 8);
        var study = new OutlookStudy(bars).Run(WalkForward.SplitAt(bars.Length, 9_000));
        var model = new SupervisedModel(
            [study.Model], [1], new TemperatureScaling(1, OutlookModel.ClassCount), [1, 1, 1], OutlookFeatures.Names,
            OutlookModel.ClassNames);
        return new OutlookModel(model, study.Thresholds, study.Rule, study.Transitions.AsSpan(), study.Shares.AsSpan());
    }
}
