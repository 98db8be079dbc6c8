using System.Collections.Immutable;
using Aetherion.Domain.Anomalies;
using Aetherion.Domain.Features;
using Aetherion.Domain.Learning.IsolationForests;
using Aetherion.Domain.Regimes;
using Aetherion.Domain.Tests.Causality;
using Aetherion.Lab.Evaluation;
using Aetherion.Lab.Evaluation.Predictors;
using Aetherion.Lab.Training;
using Aetherion.Model;

namespace Aetherion.Lab.Tests.Evaluation;

public sealed class FileEvaluationTests
{
    private const int Count = 7000;
    private static readonly ImmutableArray<Candle> Bars = [.. new SyntheticBars(3, Count).Candles];
    private static readonly Lazy<Task<RegimeModel>> Model = new(() => TrainAsync());
    private static readonly Lazy<Task<FileEvaluationReport>> Short = new(() => RunAsync(Walk(Bars[..3500])));

    [Fact]
    public async Task A_walk_scores_every_bar_after_the_burn_in_by_models_of_earlier_bars()
    {
        FileEvaluationReport report = await RunAsync(Walk(Bars));
        report.Protocol.ShouldBe(EvaluationProtocol.WalkForward);
        report.IsInSample.ShouldBeFalse();
        report.Scored.ShouldBe(new RowRange(2880, Count));
        report.Folds.Select(fold => fold.Fold.Test).ShouldBe([new(2880, 5760), new(5760, Count)]);
        report.Folds.Select(fold => fold.Fold.Training).ShouldBe([new(0, 2880 - 160), new(0, 5760 - 160)]);
        report.Folds.Select(fold => fold.ModelVersion).Distinct().Count().ShouldBe(2);
        report.TrainingHash.ShouldBe(DataHash.Of(Bars[..2720]));
        report.ScoredHash.ShouldBe(DataHash.Of(Bars[2880..]));
        report.Score.BarCount.ShouldBe(Count - 2880);
        PublishedFigures.Of(report).Count(figure => figure.IsMet is not null).ShouldBeGreaterThan(6);
        CrisisReliability(report).ShouldBe(report.CrisisReliability!.Brier, 1e-12);
    }

    [Fact]
    public async Task What_a_walk_publishes_does_not_depend_on_later_bars()
    {
        FileEvaluationReport whole = await RunAsync(Walk(Bars));
        FileEvaluationReport cut = await RunAsync(Walk(Bars[..6500]));
        cut.Track.Labels.ShouldBe(whole.Track.Labels.Take(6500));
        cut.Track.Probabilities.ShouldBe(whole.Track.Probabilities.Take(6500));
    }

    [Fact]
    public async Task Bars_before_a_time_are_trained_on_once_and_the_others_scored_once()
    {
        FileEvaluationReport report = await RunAsync(Walk(Bars) with { ScoreFrom = Bars[4000].OpenTime });
        report.Protocol.ShouldBe(EvaluationProtocol.TrainedBefore);
        FoldReport fold = report.Folds.ShouldHaveSingleItem();
        (fold.Fold.Training, fold.Fold.Test).ShouldBe((new RowRange(0, 3840), new RowRange(4000, Count)));
    }

    [Fact]
    public async Task A_given_model_is_scored_on_bars_later_than_its_training_alone()
    {
        RegimeModel model = await Model.Value;
        FileEvaluationReport report = await RunAsync(Walk(Bars) with { Model = model });
        report.Protocol.ShouldBe(EvaluationProtocol.GivenModel);
        report.Folds.ShouldHaveSingleItem().ModelVersion.ShouldBe(model.Version);
        report.Scored.ShouldBe(new RowRange(3160, Count));
        report.Folds[0].InSample.ShouldNotBeNull();
        FileEvaluationRequest later = Walk(Bars[3500..]) with { Model = model };
        (await RunAsync(later)).Folds[0].InSample.ShouldBeNull();
        FileEvaluationRequest early = Walk(Bars) with { Model = model, ScoreFrom = Bars[3100].OpenTime };
        (await Should.ThrowAsync<ArgumentException>(RunAsync(early))).Message.ShouldContain("trained up to");
        FileEvaluationRequest over = Walk(Bars[..3100]) with { Model = model };
        (await Should.ThrowAsync<ArgumentException>(RunAsync(over))).Message.ShouldContain("later bars");
    }

    [Fact]
    public async Task A_model_of_liquidity_publishes_regimes_as_it_does_live()
    {
        RegimeModel model = await TrainAsync(RegimePreset.Liquidity);

        FileEvaluationReport report = await RunAsync(Walk(Bars) with { Model = model });

        LabelledBars live = PublishedRegimes.Of(SyntheticBars.Instrument, Bars, model, new RegimeDetectorOptions());
        report.Track.Labels.Skip(report.Scored.Start).ShouldBe(live.Labels.Skip(report.Scored.Start));
        report.Score.Shares.Values.Sum().ShouldBe(1, 1e-9);
    }

    [Fact]
    public async Task A_model_of_features_that_bars_do_not_have_is_refused()
    {
        RegimeModel model = await Model.Value;
        RegimeModel ofBooks = new(
            [Feature.SignedEfficiency, Feature.BookImbalance], model.Scaler, model.HiddenMarkov, model.Regimes, model.Training);
        (await Should.ThrowAsync<ArgumentException>(RunAsync(Walk(Bars) with { Model = ofBooks })))
            .Message.ShouldContain("looks at BookImbalance");
    }

    [Fact]
    public async Task A_pause_between_training_and_test_needs_no_embargo()
    {
        ImmutableArray<Candle> apart =
            [.. Bars[..4000], .. Bars[4000..].Select(bar => bar with { OpenTime = bar.OpenTime.AddDays(1) })];
        FileEvaluationReport report = await RunAsync(Walk(apart) with { ScoreFrom = apart[4000].OpenTime });
        // The bar that was forming when the pause began closes flat.
        report.Folds[0].Fold.Training.ShouldBe(new RowRange(0, 4001));
    }

    [Fact]
    public async Task A_short_file_is_scored_in_sample_and_says_so()
    {
        FileEvaluationReport report = await RunAsync(Walk(Bars[..3500]));
        report.Protocol.ShouldBe(EvaluationProtocol.BurnInOnly);
        report.IsInSample.ShouldBeTrue();
        report.TrainingHash.ShouldBe(report.ScoredHash);
    }

    [Fact]
    public async Task Figures_of_a_market_that_does_not_move_are_unknown_with_a_reason()
    {
        ImmutableArray<Candle> still = [.. new SyntheticBars(3, 12_000).Candles.Select(Still)];
        FileEvaluationReport report = await RunAsync(
            Walk(still) with { Model = await Model.Value, ScoreFrom = still[9_000].OpenTime });
        ImmutableArray<EvaluationFigure> figures = PublishedFigures.Of(report);
        figures.Where(figure => figure.Value is { } value && !double.IsFinite(value)).ShouldBeEmpty();
        EvaluationFigure forecast = figures.Single(figure => figure.Name == "volatility forecast: R2");
        forecast.Value.ShouldBeNull();
        forecast.Note.ShouldContain("the same after every scored bar");
        EvaluationFigure gain = figures.Single(figure => figure.Name == "more R2 than log HAR-RV");
        (gain.Value, gain.IsMet).ShouldBe((null, null));
        figures.Select(figure => figure.Note).Where(note => note.Contains("Infinity") || note.Contains("NaN")).ShouldBeEmpty();
        EvaluationHtml.Of([report], []).ShouldContain("volatility forecast: R2");
    }

    [Theory]
    [InlineData(1.0, 0.0, "no movement in the hours after Sideways")]
    [InlineData(0.0, 1.0, "no movement in the hours after Crisis")]
    [InlineData(null, 1.0, "no Crisis")]
    [InlineData(1.0, null, "no Sideways")]
    [InlineData(null, null, "no Crisis; no Sideways")]
    [InlineData(1.0, 1.0, "no movement in the hours after the plain rule's crises")]
    public async Task A_ratio_that_cannot_be_told_says_why(double? crisis, double? sideways, string why)
    {
        FileEvaluationReport report = await Short.Value;
        PublishedRegimeScore score = report.Score with
        {
            NextHourVolatility = Volatilities((Regime.Crisis, crisis), (Regime.Sideways, sideways)),
            Shares = Volatilities((Regime.Crisis, crisis + 0.5), (Regime.Sideways, sideways + 0.5)),
            PlainRuleVolatility = 0,
        };
        ImmutableArray<EvaluationFigure> figures = PublishedFigures.Of(report with { Score = score, CrisisRatio = null });
        figures.Single(figure => figure.Name == "less the plain rule's ratio").Note.ShouldBe(why);
        if (score.CrisisRatio is null)
            figures.Single(figure => figure.Name == "Crisis over Sideways, next hour").Note.ShouldBe(why);
    }

    [Fact]
    public void A_figure_that_is_not_finite_is_unknown_with_a_reason()
    {
        EvaluationFigure figure = new("gain", double.NegativeInfinity, "", "> 0", false, "as told");
        (figure.Value, figure.IsMet).ShouldBe((null, null));
        figure.Note.ShouldBe("unknown: not finite on these bars; as told");
        EvaluationFigure.Within("share", double.NaN, "share", 0, 1, "").Value.ShouldBeNull();
    }

    [Fact]
    public async Task Detectors_and_forecasts_beside_the_regime_are_scored_on_the_same_bars()
    {
        ImmutableArray<Candle> bars = [.. new SyntheticBars(3, 12_000).Candles];
        FileEvaluationReport report = await RunAsync(
            Walk(bars) with { Model = await Model.Value, ScoreFrom = bars[9_000].OpenTime });
        PredictorEvaluation predictors = report.Predictors;
        predictors.Anomalies.FlaggedShare.ShouldBe(
            report.Bars.Anomalies.Skip(report.Scored.Start).OfType<AnomalyLevel>()
                .Average(level => level.HasFlag(AnomalyLevel.Anomaly) ? 1.0 : 0));
        predictors.Volatility.ShouldBe(new RiskStudy(bars, report.Scored.Start).ScoreServed());
        predictors.Outlook.ShouldBe(
            new OutlookStudy(bars).Run(
                WalkForward.SplitAt(bars.Length, report.Scored.Start),
                cancellationToken: TestContext.Current.CancellationToken).Score);
        string[] judged = ["anomalies flagged", "more R2 than log HAR-RV", "more macro-F1 than the last hour"];
        PublishedFigures.Of(report).Where(figure => judged.Contains(figure.Name) && figure.IsMet is not null)
            .Select(figure => figure.Name).ShouldBe(judged);
    }

    [Fact]
    public async Task The_shipped_model_was_trained_on_no_market_and_scores_all_bars_or_those_from_a_time_on()
    {
        FileEvaluationRequest request = Walk(Bars) with { Model = ShippedRegimeModel.Load() };

        FileEvaluationReport report = await RunAsync(request);

        (report.Protocol, report.Scored, report.IsInSample).ShouldBe((EvaluationProtocol.GivenModel, new RowRange(0, Count), false));
        report.Folds.ShouldHaveSingleItem().ModelVersion.ShouldBe(request.Model.Version);
        request.IsModelShipped.ShouldBeTrue();
        (request with { Model = await Model.Value }).IsModelShipped.ShouldBeFalse();
        (await RunAsync(request with { ScoreFrom = Bars[4_000].OpenTime })).Scored.ShouldBe(new RowRange(4_000, Count));
        (await Should.ThrowAsync<ArgumentException>(RunAsync(request with { ScoreFrom = Bars[^1].OpenTime.AddDays(1) })))
            .Message.ShouldContain("earlier time");
    }

    [Fact]
    public async Task A_given_anomaly_model_is_counted_on_bars_later_than_its_training_alone()
    {
        AnomalyModel model = TrainAnomalies(4000);

        FileEvaluationReport report = await RunAsync(Walk(Bars) with { Model = await Model.Value, Anomalies = model });

        AnomalyLevel?[] said = LevelsOf(model);
        report.Bars.Anomalies.ShouldBe(said);
        said.ShouldNotBe(LevelsOf(ShippedAnomalyModel.Load()));
        report.Scored.ShouldBe(new RowRange(3160, Count));
        AnomalyScore score = report.Predictors.Anomalies;
        (score.Model, score.IsShipped, score.Judged).ShouldBe((model, false, new RowRange(4160, Count)));
        score.FlaggedShare.ShouldBe(said[4160..].Average(level => level!.Value.HasFlag(AnomalyLevel.Anomaly) ? 1.0 : 0));
        EvaluationFigure flagged = PublishedFigures.Of(report).Single(figure => figure.Name == "anomalies flagged");
        (flagged.Value, flagged.IsInSample).ShouldBe((score.FlaggedShare, false));
        flagged.Note.ShouldContain($"by {model.Version}, on 2,840 bars later than its training");
    }

    [Fact]
    public async Task An_anomaly_model_that_was_trained_on_what_is_scored_says_nothing_of_it()
    {
        AnomalyModel model = TrainAnomalies(Count - 100);

        FileEvaluationReport report = await RunAsync(Walk(Bars) with { Anomalies = model });

        EvaluationFigure[] figures =
            [.. PublishedFigures.Of(report).Where(figure => figure.Name is "anomalies flagged" or "anomaly alarms")];
        figures.Select(figure => (figure.Value, figure.IsMet)).ShouldBe([(null, null), (null, null)]);
        figures[0].Note.ShouldContain($"{model.Version} was trained up to");
        figures[0].Note.ShouldContain("none is as late");
    }

    [Fact]
    public async Task Without_an_anomaly_model_the_shipped_one_is_counted_on_all_scored_bars()
    {
        FileEvaluationReport report = await RunAsync(Walk(Bars));

        AnomalyScore score = report.Predictors.Anomalies;
        (score.Model.Version, score.IsShipped, score.Judged)
            .ShouldBe((ShippedAnomalyModel.Load().Version, true, report.Scored));
        PublishedFigures.Of(report).Single(figure => figure.Name == "anomalies flagged").Note.ShouldBeEmpty();
        (await RunAsync(Walk(Bars) with { Anomalies = score.Model })).Predictors.Anomalies.Judged.ShouldBe(report.Scored);
    }

    [Theory]
    [InlineData(0, true)]
    [InlineData(182, false)]
    public void Volatility_forecasts_of_bars_that_their_weights_were_fitted_on_say_so(int daysLater, bool isInSample)
    {
        Candle[] bars = [.. new SyntheticBars(3, 12_000).Candles.Select(
            bar => bar with { OpenTime = bar.OpenTime.AddDays(daysLater) })];
        RecordedBars recorded = RecordedBars.Of(SyntheticBars.Instrument, Timeframe.M1, bars);
        RowRange scored = new(9_000, 12_000);
        PredictorEvaluation predictors = PredictorEvaluation.Of(
            recorded, scored, AnomalyScore.Of(recorded, scored, Walk([.. bars])), isInSample: false,
            TestContext.Current.CancellationToken);
        EvaluationFigure[] figures = [.. PredictorFigures.Of(predictors).Where(figure => figure.Name.Contains("R2"))];
        figures.Length.ShouldBe(4);
        figures.ShouldAllBe(figure => figure.Note.Contains("fitted on") == isInSample);
    }

    [Fact]
    public async Task Forecasts_that_cannot_be_scored_say_why()
    {
        FileEvaluationReport early = await RunAsync(Walk(Bars) with { Model = await Model.Value });
        early.Predictors.VolatilityFailure.ShouldContain("too few");
        PublishedFigures.Of(early).Single(figure => figure.Name == "volatility forecast: R2").Note.ShouldContain("too few");
        FileEvaluationReport hours = await RunAsync(Walk(Bars) with { Timeframe = Timeframe.M5, BurnIn = TimeSpan.FromDays(3) });
        hours.Predictors.OutlookFailure.ShouldContain("one-minute bars");
        (await RunAsync(Walk(Bars[..3500]))).Predictors.OutlookFailure.ShouldContain("before the scored ones");
    }

    [Fact]
    public async Task Too_few_bars_are_an_error_that_says_what_to_do()
    {
        (await Should.ThrowAsync<ArgumentException>(RunAsync(Walk(Bars[..100])))).Message.ShouldContain("more bars");
        FileEvaluationRequest late = Walk(Bars) with { ScoreFrom = Bars[^1].OpenTime.AddDays(1) };
        (await Should.ThrowAsync<ArgumentException>(RunAsync(late))).Message.ShouldContain("earlier time");
        FileEvaluationRequest early = Walk(Bars) with { ScoreFrom = Bars[50].OpenTime };
        (await Should.ThrowAsync<ArgumentException>(RunAsync(early))).Message.ShouldContain("give more");
    }

    [Fact]
    public async Task Recorded_bars_are_labelled_as_the_live_pipeline_labels_them()
    {
        // With a short gap, which is filled, and an outage, after which the filter begins anew.
        ImmutableArray<Candle> gappy = [.. Bars[..1500], .. Bars[1520..3000], .. Bars[3200..]];
        RegimeModel model = await Model.Value;
        LabelledBars live = PublishedRegimes.Of(SyntheticBars.Instrument, gappy, model, new RegimeDetectorOptions());
        RecordedBars recorded = RecordedBars.Of(SyntheticBars.Instrument, Timeframe.M1, gappy);
        RegimeTrack track = new(recorded, new RegimeDetectorOptions());
        track.Run(model, new RowRange(0, recorded.Count));
        track.Labels.ShouldBe(live.Labels);
        recorded.CloseTimes.ShouldBe(live.CloseTimes);
        track.Labels.Distinct().Count().ShouldBeGreaterThan(3);
    }

    [Fact]
    public async Task Labels_see_no_bar_of_the_future()
    {
        RegimeModel model = await Model.Value;
        Candle[] series = [.. Bars.Take(1200)];
        FutureCheck.FindBreach(series, bars => LabelsOf(model, bars), Change).ShouldBeNull();
        FutureCheck.FindBreach(series, bars => Leaking(LabelsOf(model, bars)), Change).ShouldNotBeNull();
    }

    /// <summary>The Brier score of Crisis against hours wilder than 95 % of those of the fold's training bars.</summary>
    private static double CrisisReliability(FileEvaluationReport report)
    {
        double[] hours = NextHourVolatility.Of(report.Bars.Closes);
        List<double> errors = [];
        foreach (WalkForwardFold fold in report.Folds.Select(fold => fold.Fold))
        {
            double[] trained = [.. hours.Take(fold.Training.Length).Order()];
            double wild = trained[(int)(0.95 * (trained.Length - 1))];
            errors.AddRange(Enumerable.Range(fold.Test.Start, fold.Test.Length)
                .Where(bar => bar < hours.Length && report.Track.Labels[bar] != Regime.Unknown)
                .Select(bar => Math.Pow(report.Track.Probabilities[bar].Crisis - (hours[bar] > wild ? 1 : 0), 2)));
        }

        return errors.Average();
    }

    private static IReadOnlyList<RegimeProbabilities> LabelsOf(RegimeModel model, IReadOnlyList<Candle> bars)
    {
        IEnumerable<Candle> timed = bars.Select((bar, index) => bar with { OpenTime = Bars[index].OpenTime });
        RecordedBars recorded = RecordedBars.Of(SyntheticBars.Instrument, Timeframe.M1, timed);
        RegimeTrack track = new(recorded, new RegimeDetectorOptions());
        track.Run(model, new RowRange(0, recorded.Count));
        return track.Probabilities;
    }

    private static List<RegimeProbabilities> Leaking(IReadOnlyList<RegimeProbabilities> outputs) =>
        [.. outputs.Skip(1), outputs[^1]];

    private static Candle Change(Candle bar, Random random)
    {
        Price close = new(bar.Close.Ticks + random.Next(1, 5000));
        return bar with { Close = close, High = close > bar.High ? close : bar.High };
    }

    private static ImmutableSortedDictionary<Regime, double> Volatilities(params (Regime Regime, double? Value)[] pairs) =>
        pairs.Where(pair => pair.Value is not null).ToImmutableSortedDictionary(pair => pair.Regime, pair => pair.Value!.Value);

    private static Candle Still(Candle bar) =>
        bar with { Open = new Price(10_000), High = new Price(10_000), Low = new Price(10_000), Close = new Price(10_000) };

    private static async Task<RegimeModel> TrainAsync(RegimePreset preset = RegimePreset.Regimes)
    {
        TrainingRequest request = new(
            SyntheticBars.Instrument, Timeframe.M1, SyntheticBars.Stream(Bars.Take(3000)));
        return (await new RegimeTrainer(TimeProvider.System).TrainAsync(request.For(preset))).Model;
    }

    private static AnomalyModel TrainAnomalies(int trainedCount)
    {
        AnomalyTrainer trainer = new(SyntheticBars.Instrument.Id, Timeframe.M1);
        foreach (ClosedBar bar in ClosedBars(Bars.Take(trainedCount), scorer: null))
        {
            trainer.Add(bar);
        }

        return trainer.Train(new IsolationForestOptions { TreeCount = 20, SampleSize = 64 });
    }

    private static AnomalyLevel?[] LevelsOf(AnomalyModel model) =>
    [
        .. ClosedBars(Bars, new AnomalyDetector(model)).Select(bar => bar.Anomaly.IsKnown ? bar.Anomaly.Level : (AnomalyLevel?)null),
    ];

    private static List<ClosedBar> ClosedBars(IEnumerable<Candle> bars, IBarScorer? scorer)
    {
        List<ClosedBar> closed = [];
        SymbolPipeline pipeline = new(SyntheticBars.Instrument, scorerOf: t => t == Timeframe.M1 ? scorer : null);
        foreach (Candle candle in bars)
        {
            pipeline.AddBar(candle);
            closed.AddRange(pipeline.Closed.ToArray().Where(bar => bar.Candle.Timeframe == Timeframe.M1));
            pipeline.ClearClosed();
        }

        return closed;
    }

    private static FileEvaluationRequest Walk(ImmutableArray<Candle> bars) =>
        new("bars", SyntheticBars.Instrument, bars, null)
        {
            BurnIn = TimeSpan.FromDays(2), RefitEvery = TimeSpan.FromDays(2),
            ScoreMin = TimeSpan.FromHours(12), Embargo = 100,
        };

    private static Task<FileEvaluationReport> RunAsync(FileEvaluationRequest request) =>
        FileEvaluation.RunAsync(request, TimeProvider.System, null, TestContext.Current.CancellationToken);
}
