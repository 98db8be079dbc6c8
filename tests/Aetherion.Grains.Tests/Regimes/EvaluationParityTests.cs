using System.Collections.Immutable;
using Aetherion.Domain.Regimes;
using Aetherion.Grains.Regimes;
using Aetherion.Grains.Tests.Symbols;
using Aetherion.Lab.Evaluation;
using Aetherion.Lab.Training;
using Aetherion.Model;

namespace Aetherion.Grains.Tests.Regimes;

/// <summary>Live grains and evaluations label the same bars with the same bits.</summary>
public sealed class EvaluationParityTests
{
    private const int TrainedCount = 2000;
    private const int Count = 4000;
    private const int BatchCount = 500;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <summary>With a gap that is filled and an outage that is not.</summary>
    private static readonly ImmutableArray<Candle> Bars =
    [
        .. MarketTape.Bars(Timeframe.M1, Count, seed: 7).Where(
            (_, index) => index is not (>= 2500 and < 2520 or >= 3000 and < 3200)),
    ];

    [Fact]
    public async Task Grains_publish_what_evaluations_score()
    {
        var cancellation = TestContext.Current.CancellationToken;
        var model = await TrainAsync();
        var evaluated = PublishedRegimes.Of(MarketTape.Instrument, Bars, model, new RegimeDetectorOptions());
        await using var world = await MarketWorld.StartAsync(
            regimeOptions: new RegimeGrainOptions { RecentBarsMax = Count }, model: model);
        foreach (var batch in Bars.Chunk(BatchCount))
        {
            await world.Symbol.AddBars(new CandleBatch(MarketTape.Live, Timeframe.M1, [.. batch]))
                .WaitAsync(Patience, cancellation);
        }
        await world.Symbol.Checkpoint().WaitAsync(Patience, cancellation);
        var live = await world.RegimeOf(MarketTape.Live).GetRecentBars(0, Count).WaitAsync(Patience, cancellation);

        live.Select(bar => bar.Candle.CloseTime).ShouldBe(evaluated.CloseTimes);
        live.Select(bar => (double)bar.Candle.Close.Ticks).ShouldBe(evaluated.Closes);
        live.Select(bar => bar.Regime).ShouldBe(evaluated.Labels);
        evaluated.Labels.Distinct().Count().ShouldBe(5);
        var track = Recorded(model);
        track.Labels.ShouldBe(live.Select(bar => bar.Regime));
        track.Labels.Select((label, bar) => label == Regime.Unknown ? 0 : track.Probabilities[bar][label])
            .ShouldBe(live.Select(bar => bar.Confidence));
        var stored = world.Tables.Bars(new RegimeKey(MarketTape.Live, Timeframe.M1));
        stored.Select(bar => bar.Probabilities).ShouldBe(track.Probabilities);
        stored.Select(bar => bar.Probabilities).Distinct().Count().ShouldBeGreaterThan(stored.Length / 2);
    }

    /// <summary>Labels and probabilities by the way that walks forward.</summary>
    private static RegimeTrack Recorded(RegimeModel model)
    {
        var bars = RecordedBars.Of(MarketTape.Instrument, Timeframe.M1, Bars);
        var track = new RegimeTrack(bars, new RegimeDetectorOptions());
        track.Run(model, new RowRange(0, bars.Count));
        return track;
    }

    private static async Task<RegimeModel> TrainAsync()
    {
        var request = new TrainingRequest(
            MarketTape.Instrument, Timeframe.M1, Bars.Take(TrainedCount).ToAsyncEnumerable());
        return (await new RegimeTrainer(TimeProvider.System).TrainAsync(request)).Model;
    }
}
