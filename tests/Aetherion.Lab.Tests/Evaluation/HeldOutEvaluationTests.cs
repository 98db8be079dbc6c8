using System.Collections.Immutable;
using Aetherion.Lab.Evaluation;
using Aetherion.Lab.Models;
using Aetherion.Lab.Training;
using Aetherion.Model;

namespace Aetherion.Lab.Tests.Evaluation;

public sealed class HeldOutEvaluationTests
{
    private const int TestStart = 12_000;

    private static readonly ImmutableArray<Candle> Bars = [.. new SyntheticBars(11, 16_000).Candles];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_last_quarter_is_scored_as_evaluate_scores_it_with_a_model_of_the_bars_before()
    {
        HeldOutScore held = (await TrainAsync(Bars)).OutOfSample.ShouldNotBeNull();
        FileEvaluationReport evaluated = await FileEvaluation.RunAsync(
            new FileEvaluationRequest("bars", SyntheticBars.Instrument, Bars, Bars[TestStart].OpenTime),
            TimeProvider.System, null, Cancel);
        PublishedRegimeScore sameBars = PublishedRegimeScorer.Score(
            evaluated.Track.ToLabelled(), TestStart, TestStart + held.BarCount);

        held.TrainedTo.ShouldBe(Bars[TestStart - 1_500].OpenTime, "a purge of 60 and an embargo of 1,440 bars lie between");
        (held.From, held.BarCount).ShouldBe((Bars[TestStart].CloseTime, 3_940), "the last 60 bars have no next hour");
        held.CrisisRatio.ShouldNotBeNull().ShouldBe(evaluated.Score.CrisisRatio!.Value, 1e-12);
        held.Labels.Switches.ShouldBe(sameBars.Switches);
        held.Labels.Shares.ShouldBe(sameBars.Shares);
    }

    [Fact]
    public async Task The_model_is_the_same_with_and_without_the_judgement()
    {
        TrainingReport plain = await new RegimeTrainer(TimeProvider.System).TrainAsync(Request(Bars), null, Cancel);

        (await TrainAsync(Bars)).Model.Version.ShouldBe(plain.Model.Version);
        plain.OutOfSample.ShouldBeNull();
    }

    [Fact]
    public async Task Too_few_bars_are_all_trained_on_and_none_judged()
    {
        (await TrainAsync(Bars[..(HeldOutEvaluation.BarCountMin - 1)])).OutOfSample.ShouldBeNull();
        (await TrainAsync(Bars[..HeldOutEvaluation.BarCountMin])).OutOfSample.ShouldNotBeNull();
    }

    private static async Task<TrainingReport> TrainAsync(ImmutableArray<Candle> bars) =>
        (await new RegimeRefit(TimeProvider.System).TrainAsync(Request(bars), null, null, Cancel)).Report;

    private static TrainingRequest Request(ImmutableArray<Candle> bars) =>
        new(SyntheticBars.Instrument, Timeframe.M1, SyntheticBars.Stream(bars));
}
