using System.Text.Json;
using Aetherion.Domain.Regimes;
using Aetherion.Model;

namespace Aetherion.Domain.Tests.Regimes;

public class RegimeDetectorTests
{
    private const string ModelVersion = "hmm-test";

    private static readonly RegimeDetectorOptions Options = new() { MinimumDwellBars = 5, ConfirmationBars = 2 };

    private readonly RegimeDetector _detector = new(SampleModels.Key, Options);
    private long _sequence;

    [Fact]
    public void The_label_is_unknown_until_a_regime_is_confident()
    {
        Feed(SampleModels.UnknownBar(1)).Bar.Regime.ShouldBe(Regime.Unknown);
        _detector.Estimate!.State.ShouldBe(-1);
        Feed(Regime.Bull, 0.55).Transition.ShouldBeNull();
        RegimeDecision decision = Feed(Regime.Bull, 0.6);
        decision.Bar.Regime.ShouldBe(Regime.Bull);
        decision.Bar.Confidence.ShouldBe(0.6);
        RegimeTransition transition = decision.Transition!;
        transition.Previous.ShouldBe(Regime.Unknown);
        transition.Current.ShouldBe(Regime.Bull);
        transition.ReasonCode.ShouldBe(RegimeRules.FirstLabel);
        transition.Number.ShouldBe(1);
        transition.Id.ShouldBe("sim:BTC-USD/M1#1");
        transition.BarSequence.ShouldBe(3);
        transition.PreviousDwellBars.ShouldBe(2);
        transition.ModelVersion.ShouldBe(ModelVersion);
    }

    [Fact]
    public void A_label_lasts_its_minimum_dwell_even_against_certainty()
    {
        Feed(Regime.Bull, 0.9);
        for (int bar = 0; bar < 4; bar++)
        {
            Feed(Regime.Sideways, 0.99).Transition.ShouldBeNull();
        }

        RegimeTransition transition = Feed(Regime.Sideways, 0.99).Transition!;
        transition.ReasonCode.ShouldBe(RegimeRules.ConfidenceAfterDwell);
        transition.PreviousDwellBars.ShouldBe(5);
        transition.Probabilities.Sideways.ShouldBe(0.99);
    }

    [Fact]
    public void Crisis_breaks_in_at_once_when_it_is_probable_enough()
    {
        Feed(Regime.Bull, 0.9);
        Feed(Regime.Crisis, 0.59).Transition.ShouldBeNull();
        RegimeTransition transition = Feed(Regime.Crisis, 0.6).Transition!;
        transition.ReasonCode.ShouldBe(RegimeRules.CrisisBreakIn);
        transition.PreviousDwellBars.ShouldBe(2);
    }

    [Fact]
    public void Crisis_lasts_its_own_minimum_and_ends_when_it_is_improbable()
    {
        Feed(Regime.Crisis, 0.9).Transition!.ReasonCode.ShouldBe(RegimeRules.FirstLabel);
        for (int bar = 1; bar < Options.CrisisDwellBars; bar++)
            Feed(Regime.Bear, 0.99).Transition.ShouldBeNull();
        Feed(Regime.Crisis, 0.36).Transition.ShouldBeNull();
        RegimeTransition transition = Feed(Regime.Bear, 0.4).Transition!;
        transition.Previous.ShouldBe(Regime.Crisis);
        transition.Current.ShouldBe(Regime.Bear);
        transition.ReasonCode.ShouldBe(RegimeRules.CrisisOver);
    }

    [Fact]
    public void After_a_crisis_a_trend_against_the_price_gives_way_to_the_direction_of_the_price()
    {
        FeedMany(Regime.Crisis, 0.9, 10);
        Feed(Regime.Bull, 0.9, -0.2).Transition!.Current.ShouldBe(Regime.Bear);
    }

    [Fact]
    public void After_a_crisis_a_trend_against_the_price_gives_way_to_sideways_where_that_is_probable()
    {
        FeedMany(Regime.Crisis, 0.9, 10);
        ClosedBar bar = SampleModels.Bar(_sequence + 1, Regime.Bull, 0.5, -0.2);
        Feed(bar with { Probabilities = new RegimeProbabilities(0.5, 0.05, Options.StayThreshold, 0.1) })
            .Transition!.Current.ShouldBe(Regime.Sideways);
    }

    [Fact]
    public void After_a_crisis_a_price_that_has_not_moved_goes_sideways()
    {
        FeedMany(Regime.Crisis, 0.9, 10);
        Feed(Regime.Bull, 0.9, 0).Transition!.Current.ShouldBe(Regime.Sideways);
    }

    [Fact]
    public void Crisis_does_not_break_in_again_right_after_its_end()
    {
        FeedMany(Regime.Crisis, 0.9, 10);
        Feed(Regime.Bull, 0.9).Transition!.Current.ShouldBe(Regime.Bull);
        for (int bar = 1; bar < Options.CrisisReturnBars; bar++)
            Feed(Regime.Crisis, 0.99).Transition.ShouldBeNull();
        Feed(Regime.Crisis, 0.99).Transition!.ReasonCode.ShouldBe(RegimeRules.CrisisBreakIn);
    }

    [Fact]
    public void No_label_is_a_reversal_of_five_bars_or_fewer()
    {
        Random random = new(8);
        RegimeDetector detector = new(SampleModels.Key, new RegimeDetectorOptions { MinimumDwellBars = 6 });
        List<RegimeTransition> transitions = [];
        for (long sequence = 1; sequence <= 20_000; sequence++)
        {
            ClosedBar bar = SampleModels.Bar(sequence, (Regime)random.Next(1, 5), 0.4 + (0.6 * random.NextDouble()));
            if (detector.Update(bar, ModelVersion)!.Value.Transition is { } transition)
                transitions.Add(transition);
        }

        transitions.Count.ShouldBeGreaterThan(500);
        transitions.Zip(transitions.Skip(1)).ShouldNotContain(
            pair => pair.First.Previous == pair.Second.Current && pair.Second.PreviousDwellBars <= 5);
    }

    [Fact]
    public void Another_regime_must_be_confirmed_by_bars_in_a_row()
    {
        FeedMany(Regime.Bull, 0.9, 10);
        Feed(Regime.Sideways, 0.9).Transition.ShouldBeNull();
        Feed(Regime.Bull, 0.9);
        Feed(Regime.Sideways, 0.9).Transition.ShouldBeNull();
        Feed(Regime.Bear, 0.9).Transition.ShouldBeNull();
        Feed(Regime.Sideways, 0.9).Transition.ShouldBeNull();
        Feed(Regime.Sideways, 0.9).Transition.ShouldNotBeNull();
    }

    [Fact]
    public void A_label_is_kept_while_it_is_itself_still_probable()
    {
        RegimeDetector detector = new(
            SampleModels.Key, Options with { ConfirmationBars = 1, EnterThreshold = 0.51, StayThreshold = 0.1 });
        detector.Update(SampleModels.Bar(1, Regime.Bull, 0.9), ModelVersion);
        for (long sequence = 2; sequence < 20; sequence++)
        {
            detector.Update(SampleModels.Bar(sequence, Regime.Bear, 0.69), ModelVersion)!.Value.Transition
                .ShouldBeNull();
        }

        detector.Update(SampleModels.Bar(20, Regime.Bear, 0.71), ModelVersion)!.Value.Transition.ShouldNotBeNull();
    }

    [Theory]
    [InlineData(Regime.Bull, -0.1, 0.1)]
    [InlineData(Regime.Bear, 0, -0.1)]
    public void A_trend_waits_until_the_price_has_gone_its_way(Regime regime, double against, double with)
    {
        FeedMany(Regime.Sideways, 0.9, 10);
        FeedMany(regime, 0.95, 5, against);
        _detector.Estimate!.Regime.ShouldBe(Regime.Sideways);
        Feed(regime, 0.95, with).Transition!.Current.ShouldBe(regime);
    }

    [Fact]
    public void The_estimate_carries_probabilities_state_and_since()
    {
        Feed(Regime.Bear, 0.9, -1);
        Feed(Regime.Bear, 0.7, -1);
        RegimeEstimate estimate = _detector.Estimate!;
        estimate.Regime.ShouldBe(Regime.Bear);
        estimate.Confidence.ShouldBe(0.7);
        estimate.State.ShouldBe(1);
        estimate.Since.ShouldBe(SampleModels.Candle(1).CloseTime);
        estimate.BarCloseTime.ShouldBe(SampleModels.Candle(2).CloseTime);
        estimate.Sequence.ShouldBe(2);
        estimate.Key.ShouldBe(SampleModels.Key);
    }

    [Fact]
    public void A_bar_seen_before_changes_nothing()
    {
        FeedMany(Regime.Bull, 0.9, 3);
        RegimeDetectorState before = _detector.Save();
        _detector.Update(SampleModels.Bar(3, Regime.Crisis, 0.99), ModelVersion).ShouldBeNull();
        _detector.Update(SampleModels.Bar(1, Regime.Crisis, 0.99), ModelVersion).ShouldBeNull();
        _detector.Save().ShouldBe(before);
    }

    [Fact]
    public void A_detector_restored_after_every_bar_decides_the_same()
    {
        Random random = new(5);
        RegimeDetector whole = new(SampleModels.Key, Options);
        RegimeDetector restored = new(SampleModels.Key, Options);
        for (long sequence = 1; sequence <= 500; sequence++)
        {
            ClosedBar bar = SampleModels.Bar(sequence, (Regime)random.Next(1, 5), 0.4 + (0.6 * random.NextDouble()));
            string stored = JsonSerializer.Serialize(restored.Save());
            restored = new RegimeDetector(SampleModels.Key, Options);
            restored.Restore(JsonSerializer.Deserialize<RegimeDetectorState>(stored)!);
            restored.Update(bar, ModelVersion).ShouldBe(whole.Update(bar, ModelVersion));
        }

        whole.Save().TransitionCount.ShouldBeGreaterThan(20);
    }

    [Fact]
    public void Labels_other_than_crisis_never_follow_before_the_minimum_dwell()
    {
        Random random = new(6);
        for (int bar = 0; bar < 5000; bar++)
        {
            RegimeDecision decision = Feed((Regime)random.Next(1, 5), 0.4 + (0.6 * random.NextDouble()));
            if (decision.Transition is { ReasonCode: RegimeRules.ConfidenceAfterDwell } transition)
                transition.PreviousDwellBars.ShouldBeGreaterThanOrEqualTo(Options.MinimumDwellBars);
        }
    }

    [Fact]
    public void Options_out_of_range_are_refused_by_name()
    {
        RegimeDetectorOptions[] wrong =
        [
            Options with { EnterThreshold = 0.5 }, Options with { EnterThreshold = double.NaN },
            Options with { StayThreshold = 0 }, Options with { MinimumDwellBars = 0 },
            Options with { ConfirmationBars = 0 }, Options with { CrisisThreshold = 1.1 },
            Options with { CrisisDwellBars = 0 }, Options with { CrisisReturnBars = -1 },
        ];
        foreach (RegimeDetectorOptions each in wrong)
        {
            Should.Throw<ArgumentException>(() => new RegimeDetector(SampleModels.Key, each))
                .Message.ShouldContain("must be");
        }
    }

    private RegimeDecision Feed(Regime regime, double probability, double? direction = null) =>
        Feed(SampleModels.Bar(_sequence + 1, regime, probability, direction));

    private RegimeDecision Feed(ClosedBar bar)
    {
        _sequence = bar.Sequence;
        return _detector.Update(bar, ModelVersion)!.Value;
    }

    private void FeedMany(Regime regime, double probability, int count, double? direction = null)
    {
        for (int bar = 0; bar < count; bar++)
        {
            Feed(regime, probability, direction);
        }
    }
}
