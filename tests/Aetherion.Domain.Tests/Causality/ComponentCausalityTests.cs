using System.Collections.Concurrent;
using Aetherion.Domain.Features;
using Aetherion.Domain.Tests.Features;
using Aetherion.Model;

namespace Aetherion.Domain.Tests.Causality;

/// <summary>
/// Every stage between a closed bar and what is published, on every timeframe with regimes: none sees the future, and a
/// leak of one bar into any single one is found.
/// </summary>
public sealed class ComponentCausalityTests
{
    private static readonly (Stage Stage, BarPart Part)[] Inputs =
    [
        (Stage.Filter, BarPart.Features),
        (Stage.Scorer, BarPart.Features),
        (Stage.Detector, BarPart.Candle),
        (Stage.Detector, BarPart.Features),
        (Stage.Detector, BarPart.Posterior),
        (Stage.Detector, BarPart.Probabilities),
        (Stage.Monitor, BarPart.Features),
        (Stage.Monitor, BarPart.Anomaly),
        (Stage.Strategy, BarPart.Candle),
    ];

    private static readonly ConcurrentDictionary<Timeframe, PublishedBar[]> HonestRuns = new();

    public static TheoryData<Timeframe> Frames => [.. Timeframes.WithRegimes];

    public static TheoryData<Timeframe, Stage, BarPart> Leaks
    {
        get
        {
            TheoryData<Timeframe, Stage, BarPart> leaks = [];
            foreach (Timeframe timeframe in Timeframes.WithRegimes)
            {
                foreach ((Stage stage, BarPart part) in Inputs)
                    leaks.Add(timeframe, stage, part);
            }

            foreach (BarPart part in (BarPart[])[BarPart.Candle, BarPart.Features, BarPart.Probabilities, BarPart.Anomaly])
                leaks.Add(Timeframe.M1, Stage.Forecaster, part);
            leaks.Add(Timeframe.M1, Stage.Monitor, BarPart.Candle);
            return leaks;
        }
    }

    public static TheoryData<Timeframe, BarField> Fields
    {
        get
        {
            TheoryData<Timeframe, BarField> fields = [];
            foreach (Timeframe timeframe in Timeframes.WithRegimes)
            {
                foreach (BarField each in Enum.GetValues<BarField>())
                    fields.Add(timeframe, each);
            }

            return fields;
        }
    }

    [Theory]
    [MemberData(nameof(Frames))]
    public void No_stage_sees_the_future(Timeframe timeframe) => FindBreach(timeframe, leak: null).ShouldBeNull();

    [Theory]
    [MemberData(nameof(Leaks))]
    public void A_leak_of_one_bar_into_any_single_input_of_a_stage_is_found(Timeframe timeframe, Stage stage, BarPart part) =>
        FindBreach(timeframe, new StageLeak(stage, part)).ShouldNotBeNull();

    /// <summary>It does not see the future of its own bar, and so is not found by changing that.</summary>
    [Theory]
    [MemberData(nameof(Frames))]
    public void A_label_acts_from_the_next_bar_on_and_one_that_acts_on_its_own_is_found(Timeframe timeframe)
    {
        IsOfTheBarBefore(leak: null).ShouldBeTrue();
        IsOfTheBarBefore(new StageLeak(Stage.Strategy, BarPart.Label)).ShouldBeFalse();

        bool IsOfTheBarBefore(StageLeak? leak)
        {
            PublishedBar[] published = new PublishingChain(timeframe, leak).Run(Closed(Series(timeframe)));
            return published.Zip(published.Skip(1)).All(
                pair => pair.Second.Signal.Regime == pair.First.Decision!.Value.Bar.Regime);
        }
    }

    /// <summary>Bars themselves are not compared, or every leak into them would be seen at once.</summary>
    [Theory]
    [MemberData(nameof(Fields))]
    public void A_leak_of_one_bar_into_any_single_field_of_the_bars_is_found(Timeframe timeframe, BarField field)
    {
        Func<ClosedBar, ClosedBar> seen = field == BarField.QuoteVolume
            ? bar => bar
            : bar => bar with { Candle = default };
        FindBreachOf<ClosedBar>(timeframe, bars => [.. Closed(BarFutures.Leak(bars, field)).Select(seen)]).ShouldNotBeNull();
        FindBreachOf<ClosedBar>(timeframe, bars => [.. Closed(bars).Select(seen)]).ShouldBeNull();
    }

    [Theory]
    [MemberData(nameof(Frames))]
    public void A_leak_of_one_bar_into_any_single_feature_is_found(Timeframe timeframe)
    {
        int found = 0;
        List<ClosedBar> closed = Closed(Series(timeframe));
        foreach (Feature feature in Enum.GetValues<Feature>().Where(f => closed.Exists(bar => bar.Features.IsKnown(f))))
        {
            FindBreachOf(timeframe, bars => Features(bars, feature)).ShouldNotBeNull($"{feature}");
            found++;
        }

        // Three are of the book; the momenta are of bars of at most their length, and the score is made of one.
        found.ShouldBe(timeframe switch { Timeframe.M1 => 20, Timeframe.M5 => 19, _ => 17 });
    }

    [Theory]
    [MemberData(nameof(Frames))]
    public void Every_timeframe_publishes_what_matters(Timeframe timeframe)
    {
        PublishedBar[] published = Honest(timeframe);
        PublishedBar[] late = published[(published.Length / 2)..];
        late.ShouldAllBe(bar => bar.Bar.Posterior.Count > 0 && bar.Bar.Features.IsKnown(Feature.ForecastVolatility));
        late.Count(bar => bar.Bar.Anomaly.Threshold is not null).ShouldBeGreaterThan(late.Length / 2);
        published.Count(bar => bar.Decision!.Value.Transition is not null).ShouldBeGreaterThan(3);
        published.Select(bar => bar.Decision!.Value.Bar.Regime).Distinct().Count().ShouldBeGreaterThan(3);
        published.Select(bar => bar.LabelAgreement).Distinct().Count().ShouldBeGreaterThan(3);
        late.Select(bar => bar.AnomalyDrift).Distinct().Count().ShouldBeGreaterThan(late.Length / 2);
        late.Select(bar => bar.FlaggedShare).Distinct().Count().ShouldBeGreaterThan(late.Length / 2);
        if (timeframe == Timeframe.M1)
        {
            late.Count(bar => bar.Forecast is { Outlook: not null, Tradability.Score: not null }).ShouldBeGreaterThan(300);
            late.Count(bar => bar.ChallengerOutcome is not null).ShouldBeGreaterThan(30);
            late.Select(bar => bar.InputDrift).Distinct().Count().ShouldBeGreaterThan(300);
        }
    }

    private static PublishedBar[] Honest(Timeframe timeframe) =>
        HonestRuns.GetOrAdd(timeframe, of => new PublishingChain(of).Run(Closed(Series(of))));

    private static string? FindBreach(Timeframe timeframe, StageLeak? leak) =>
        FindBreachOf(timeframe, bars => new PublishingChain(timeframe, leak).Run(Closed(bars)));

    private static string? FindBreachOf<TOutput>(
        Timeframe timeframe, Func<IReadOnlyList<Candle>, IReadOnlyList<TOutput>> run)
    {
        List<Candle> series = Series(timeframe);
        int count = series.Count;
        return FutureCheck.FindBreach(
            series, run, BarFutures.Change,
            places: [FirstOfAnotherState(timeframe), count / 2, (count * 2 / 3) + 1, count - 90, count - 61, count - 31]);
    }

    /// <summary>A bar of the second half with another most probable state than the one before: so little of the posterior is
    /// published.</summary>
    private static int FirstOfAnotherState(Timeframe timeframe)
    {
        int[] states = [.. Honest(timeframe).Select(bar => bar.Estimate!.State)];
        return Enumerable.Range(states.Length / 2, states.Length / 2).First(bar => states[bar] != states[bar - 1]);
    }

    private static FeatureVector[] Features(IReadOnlyList<Candle> bars, Feature leaking)
    {
        FeatureVector[] features = [.. Closed(bars).Select(bar => bar.Features)];
        for (int bar = 0; bar + 1 < features.Length; bar++)
            features[bar][leaking] = features[bar + 1][leaking];
        return features;
    }

    /// <summary>A forecast of the outlook asks for a day of minutes before it.</summary>
    private static List<Candle> Series(Timeframe timeframe) =>
        BarSeries.Random(31, timeframe == Timeframe.M1 ? 2_400 : 600, timeframe);

    private static List<ClosedBar> Closed(IReadOnlyList<Candle> bars)
    {
        SymbolPipeline pipeline = new(BarSeries.Bitcoin);
        List<ClosedBar> closed = [];
        foreach (Candle bar in BarFutures.InTime(bars, Utc.At(2024, 1, 1)))
        {
            pipeline.AddBar(bar);
            closed.Add(pipeline.Closed[0]);
            pipeline.ClearClosed();
        }

        return closed;
    }
}
