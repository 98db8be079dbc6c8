using System.Collections.Immutable;
using Aetherion.Domain.Anomalies;
using Aetherion.Domain.Features;
using Aetherion.Domain.Regimes;
using Aetherion.Domain.Tests.Features;
using Aetherion.Model;

namespace Aetherion.Domain.Tests.Causality;

/// <summary>
/// Bars in, decisions out, through all that is shipped: features, filter, crisis gate, anomaly scores and detector on every
/// timeframe, with a trained anomaly model that takes over on the way. What came out at a bar does not change with the bars after it.
/// </summary>
public sealed class PipelineCausalityTests
{
    private static readonly RegimeModel Model = ShippedRegimeModel.Load();

    /// <summary>Of the shortest timeframes and of the longest, so that each of them has windows that are full.</summary>
    public static TheoryData<Timeframe> Bases => [Timeframe.M1, Timeframe.H1];

    public static TheoryData<Timeframe, Timeframe> LongerTimeframes => new()
    {
        { Timeframe.M1, Timeframe.M5 }, { Timeframe.M1, Timeframe.M15 }, { Timeframe.M1, Timeframe.H1 },
        { Timeframe.H1, Timeframe.H4 }, { Timeframe.H1, Timeframe.D1 },
    };

    [Theory]
    [MemberData(nameof(Bases))]
    public void Nothing_that_is_published_sees_the_future(Timeframe shortest) =>
        FutureCheck.FindBreach(Bars(shortest), Run, BarFutures.Change, places: Places(shortest)).ShouldBeNull();

    [Theory]
    [MemberData(nameof(Bases))]
    public void A_leak_of_one_bar_into_the_closes_is_found(Timeframe shortest) => FutureCheck.FindBreach(
        Bars(shortest), bars => Run(BarFutures.Leak(bars, BarField.Close)), BarFutures.Change, places: Places(shortest))
        .ShouldNotBeNull();

    [Theory]
    [MemberData(nameof(LongerTimeframes))]
    public void A_bar_of_a_longer_timeframe_that_counts_one_bar_before_its_close_is_found(
        Timeframe shortest, Timeframe longer) =>
        FutureCheck.FindBreach(
            Bars(shortest), bars => Early(Run(bars), longer), BarFutures.Change, places: [Places(shortest)[^1]])
            .ShouldNotBeNull();

    [Theory]
    [MemberData(nameof(Bases))]
    public void A_bar_of_a_longer_timeframe_counts_only_after_its_close(Timeframe shortest)
    {
        ImmutableArray<Candle> bars = Bars(shortest);
        (DateTime Time, DateTime Close)[] published =
        [
            .. bars.Zip(Run(bars)).SelectMany(
                pair => pair.Second.Bars, (pair, bar) => (pair.First.CloseTime, bar.Bar.Candle.CloseTime)),
        ];
        published.Where(bar => bar.Close != bar.Time).ShouldBeEmpty();
        published.Length.ShouldBeGreaterThan(bars.Length);
    }

    /// <summary>Which the leaks into single stages are put into.</summary>
    [Theory]
    [MemberData(nameof(Bases))]
    public void The_twin_without_a_leak_gives_the_same_bits(Timeframe shortest)
    {
        PublishedBar[] published = [.. Run(Bars(shortest)).SelectMany(step => step.Bars)];
        foreach (IGrouping<Timeframe, PublishedBar> bars in published.GroupBy(bar => bar.Bar.Candle.Timeframe))
        {
            ClosedBar[] bare =
                [.. bars.Select(bar => new ClosedBar(bar.Bar.Sequence, bar.Bar.Candle, bar.Bar.Features, default, default))];
            new PublishingChain(bars.Key).Run(bare)
                .Select(bar => new PublishedBar(bar.Bar) { Decision = bar.Decision }).ShouldBe(bars);
        }
    }

    [Fact]
    public void Every_timeframe_with_regimes_has_labels_of_full_windows()
    {
        PublishedBar[] published = [.. Run(Bars(Timeframe.M1)).Concat(Run(Bars(Timeframe.H1))).SelectMany(step => step.Bars)];
        foreach (Timeframe timeframe in Timeframes.WithRegimes)
        {
            PublishedBar[] bars = [.. published.Where(bar => bar.Bar.Candle.Timeframe == timeframe)];
            bars.Count(bar => bar.Bar.Posterior.Count > 0).ShouldBeGreaterThan(20, $"{timeframe}");
            bars.Count(bar => bar.Bar.Anomaly.IsKnown).ShouldBeGreaterThan(20, $"{timeframe}");
            bars.Count(bar => bar.Decision!.Value.Transition is not null).ShouldBeGreaterThan(1, $"{timeframe}");
        }
    }

    private static ImmutableArray<Candle> Bars(Timeframe shortest) =>
        [.. BarSeries.Random(31, shortest == Timeframe.M1 ? 5_000 : 4_000, shortest)];

    /// <summary>The last is the bar by which a bar closes on every longer timeframe that matters.</summary>
    private static int[] Places(Timeframe shortest) =>
        shortest == Timeframe.M1 ? [2_777, 4_500, (3 * 1440) - 1] : [2_777, 3_905, (150 * 24) - 1];

    private static PublishedStep[] Run(IReadOnlyList<Candle> bars)
    {
        SymbolPipeline pipeline = PublishingChain.NewPipeline();
        Dictionary<Timeframe, RegimeDetector> detectors = Timeframes.WithRegimes.ToDictionary(
            timeframe => timeframe,
            timeframe => new RegimeDetector(
                new RegimeKey(new SymbolKey(BarSeries.Bitcoin.Id), timeframe), PublishingChain.Nervous));
        Dictionary<Timeframe, List<FeatureVector>> seen = Timeframes.WithRegimes.ToDictionary(
            timeframe => timeframe, _ => new List<FeatureVector>());
        List<PublishedStep> steps = [];
        foreach (Candle bar in BarFutures.InTime(bars, Utc.At(2024, 1, 1)))
        {
            pipeline.AddBar(bar);
            List<PublishedBar> published = [];
            foreach (ref readonly ClosedBar closed in pipeline.Closed)
            {
                RegimeDecision? decision = detectors[closed.Candle.Timeframe].Update(closed, Model.Version);
                published.Add(new PublishedBar(closed) { Decision = decision });
                seen[closed.Candle.Timeframe].Add(closed.Features);
            }

            pipeline.ClearClosed();
            foreach (PublishedBar closed in published.Where(closed => closed.Bar.Sequence == PublishingChain.SwapAfter))
                TakeOver(pipeline, closed.Bar.Candle.Timeframe, seen[closed.Bar.Candle.Timeframe]);
            steps.Add(new PublishedStep(published));
        }

        return [.. steps];
    }

    private static void TakeOver(SymbolPipeline pipeline, Timeframe timeframe, List<FeatureVector> seen)
    {
        AnomalyDetector shipped = (AnomalyDetector)pipeline.ReplaceScorer(timeframe, PublishingChain.NewScorer())!;
        pipeline.ReplaceScorer(timeframe, PublishingChain.TakeOver(shipped, seen));
    }

    private static PublishedStep[] Early(PublishedStep[] steps, Timeframe timeframe) =>
    [
        .. steps.Select((step, index) => new PublishedStep(
        [
            .. step.Bars.Where(bar => bar.Bar.Candle.Timeframe != timeframe),
            .. steps[Math.Min(index + 1, steps.Length - 1)].Bars.Where(bar => bar.Bar.Candle.Timeframe == timeframe),
        ])),
    ];
}
