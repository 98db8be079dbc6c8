using Aetherion.Domain.Features;
using Aetherion.Domain.Learning;
using Aetherion.Domain.Learning.HiddenMarkov;
using Aetherion.Domain.Monitoring;
using Aetherion.Domain.Regimes;
using Aetherion.Domain.Tests.Causality;
using Aetherion.Domain.Tests.Regimes;
using Aetherion.Model;

namespace Aetherion.Domain.Tests.Monitoring;

public sealed class RegimeTrackTests
{
    private const int BarCount = 400;

    private static readonly RegimeModel Model = SampleModels.FourStates();
    private static readonly ObservationMatrix Rows = new HmmSampler(SampleModels.HiddenMarkov, 5).Sample(BarCount).Item1;
    private static readonly ClosedBar[] Bars = [.. Enumerable.Range(0, BarCount).Select(Bar)];

    [Fact]
    public void The_mean_likelihood_over_all_bars_is_that_of_the_batch()
    {
        RegimeTrack track = Track(recentBars: BarCount);
        foreach (ref readonly ClosedBar bar in Bars.AsSpan())
            track.Update(bar);
        track.Likelihood.Count.ShouldBe(BarCount);
        track.Likelihood.Value!.Value.ShouldBe(ForwardBackward.LogLikelihood(Model.HiddenMarkov, Rows) / BarCount, 1e-9);
    }

    [Fact]
    public void Its_label_is_the_one_that_would_be_published()
    {
        RegimeTrack track = Track();
        RegimeFilter filter = new(Model);
        RegimeDetector detector = new(SampleModels.Key, new RegimeDetectorOptions());
        foreach (ClosedBar bar in Bars)
        {
            StateProbabilities posterior = filter.Update(bar.Features, out RegimeProbabilities probabilities);
            detector.Update(bar with { Posterior = posterior, Probabilities = probabilities }, Model.Version);
            track.Update(bar);
            track.Update(bar);
            track.Label.ShouldBe(detector.Estimate!.Regime);
        }

        Bars.Select(LabelAt()).Distinct().Count().ShouldBeGreaterThan(2);
    }

    [Fact]
    public void After_an_outage_it_is_still_the_filter_that_is_warmed_on_the_same_bars()
    {
        RegimeModel gated = new(
            Model.Features, Model.Scaler, Model.HiddenMarkov, Model.Regimes, Model.Training, new CrisisGateOptions());
        ClosedBar[] bars = [.. Bars.Select(Forecast)];
        bars[BarCount / 2] = bars[BarCount / 2] with { Features = default };
        RegimeTrack track = new(SampleModels.Key, gated, new RegimeDetectorOptions(), new MonitorOptions());
        RegimeFilter filter = new(gated);
        foreach (ref readonly ClosedBar bar in bars.AsSpan())
            track.Update(bar);
        FilterWarmUp.Run(filter, bars);
        using MemoryStream stream = new();
        using BinaryWriter writer = new(stream);
        filter.Save(writer);
        track.Save().Filter.ShouldBe(stream.ToArray());
    }

    [Fact]
    public void A_restored_track_goes_on_bit_by_bit()
    {
        RegimeTrack whole = Track();
        RegimeTrack stopped = Track();
        foreach (ClosedBar bar in Bars)
        {
            whole.Update(bar);
            stopped.Update(bar);
            RegimeTrack restored = Track();
            restored.Restore(stopped.Save());
            stopped = restored;
        }

        stopped.Save().Likelihood.ShouldBe(whole.Save().Likelihood);
        stopped.Save().Filter.ShouldBe(whole.Save().Filter);
        Should.Throw<InvalidDataException>(() => Track().Restore(whole.Save() with { Version = "other" }))
            .Message.ShouldContain("other");
    }

    [Fact]
    public void It_sees_the_past_only_and_a_leak_of_one_bar_is_found()
    {
        ClosedBar Change(ClosedBar bar, Random random) =>
            bar with { Features = Features(random.NextDouble() * 4, random.NextDouble()) };
        FutureCheck.FindBreach(Bars, series => Run(series, lead: 0), Change).ShouldBeNull();
        FutureCheck.FindBreach(Bars, series => Run(series, lead: 1), Change).ShouldNotBeNull();
    }

    private static IReadOnlyList<(Regime Label, double? Likelihood)> Run(IReadOnlyList<ClosedBar> series, int lead)
    {
        RegimeTrack track = Track();
        return
        [
            .. Enumerable.Range(0, series.Count).Select(index =>
            {
                ClosedBar seen = series[Math.Min(index + lead, series.Count - 1)];
                track.Update(seen with { Sequence = index + 1 });
                return (track.Label, track.Likelihood.Value);
            }),
        ];
    }

    private static Func<ClosedBar, Regime> LabelAt()
    {
        RegimeTrack track = Track();
        return bar =>
        {
            track.Update(bar);
            return track.Label;
        };
    }

    private static RegimeTrack Track(int recentBars = 50) => new(
        SampleModels.Key, Model, new RegimeDetectorOptions(), new MonitorOptions { RecentBars = recentBars });

    private static ClosedBar Bar(int row) => new(
        row + 1, SampleModels.Candle(row + 1), Features(Rows.Row(row)[0], Rows.Row(row)[1]), default, default);

    private static ClosedBar Forecast(ClosedBar bar)
    {
        FeatureVector features = bar.Features;
        features[Feature.ForecastVolatility] = -6 + Math.Sin(bar.Sequence);
        features[Feature.ForecastScore] = Math.Sin(bar.Sequence);
        return bar with { Features = features };
    }

    private static FeatureVector Features(double first, double second)
    {
        FeatureVector features = SampleModels.Features((first * 0.2) + 0.01, (second * 0.6) - 7.5);
        features[Feature.LogReturn] = 0;
        return features;
    }
}
