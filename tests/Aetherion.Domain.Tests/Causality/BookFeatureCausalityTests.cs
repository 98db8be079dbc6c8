using Aetherion.Domain.Features;
using Aetherion.Domain.Tests.Features;
using Aetherion.Model;

namespace Aetherion.Domain.Tests.Causality;

/// <summary>Quotes and trades in, features of the book at each close out: none knows the quotes after its
/// close.</summary>
public sealed class BookFeatureCausalityTests
{
    private const int SecondCount = 200;

    private static readonly DateTime Start = Utc.At(2024, 3, 7, 23, 50);

    public static TheoryData<Feature> BookFeatures =>
        [Feature.QuotedSpread, Feature.BookImbalance, Feature.WeightedMid];

    [Fact]
    public void The_book_at_a_close_does_not_know_what_comes_after_it() => FindBreach(Run).ShouldBeNull();

    [Fact]
    public void A_quote_taken_a_second_early_is_found() =>
        FindBreach(seconds => Run([.. seconds.Skip(1), seconds[^1]])).ShouldNotBeNull();

    [Theory]
    [MemberData(nameof(BookFeatures))]
    public void A_leak_of_one_bar_into_any_single_feature_of_the_book_is_found(Feature feature) =>
        FindBreach(seconds =>
        {
            FeatureVector[] features = Run(seconds);
            features[0].IsKnown(feature).ShouldBeTrue();
            for (int second = 0; second + 1 < features.Length; second++)
                features[second][feature] = features[second + 1][feature];
            return features;
        }).ShouldNotBeNull();

    private static string? FindBreach(Func<IReadOnlyList<Second>, IReadOnlyList<FeatureVector>> run)
    {
        Random random = new(3);
        Second[] seconds = [.. Enumerable.Range(0, SecondCount).Select(_ => Draw(random))];
        return FutureCheck.FindBreach(seconds, run, (_, other) => Draw(other));
    }

    private static Second Draw(Random random) => new(
        100_000 + random.Next(-50, 50), random.Next(1, 40), random.Next(1, 900), random.Next(1, 900));

    private static FeatureVector[] Run(IReadOnlyList<Second> seconds)
    {
        SymbolPipeline pipeline = new(BarSeries.Bitcoin);
        List<FeatureVector> features = [];
        for (int index = 0; index < seconds.Count; index++)
        {
            Second second = seconds[index];
            DateTime time = Start.AddSeconds(index);
            pipeline.Process(MarketEvent.Of(new Trade(
                (2 * index) + 1, time, time, new Price(second.Bid), new Quantity(1), Side.Buy)));
            pipeline.Process(MarketEvent.Of(new Quote(
                (2 * index) + 2, time, time,
                new Price(second.Bid), new Quantity(second.BidSize),
                new Price(second.Bid + second.Spread), new Quantity(second.AskSize))));
            pipeline.AdvanceTime(time.AddSeconds(1));
            foreach (ref readonly ClosedBar closed in pipeline.Closed)
            {
                if (closed.Candle.Timeframe == Timeframe.S1)
                    features.Add(closed.Features);
            }

            pipeline.ClearClosed();
        }

        features.Count.ShouldBe(seconds.Count);
        return [.. features];
    }

    private readonly record struct Second(long Bid, long Spread, long BidSize, long AskSize);
}
