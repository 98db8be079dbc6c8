using System.Text.Json;
using Aetherion.Domain.Strategies;
using Aetherion.Model;

namespace Aetherion.Domain.Tests.Strategies;

public sealed class SignalGeneratorTests
{
    private static readonly StrategyKey Key = StrategyKey.Parse("local/regime-switching/sim:BTC-USD/M1");

    [Fact]
    public void A_signal_names_the_regime_of_the_bar_before()
    {
        var generator = new SignalGenerator(Key);
        generator.Update(SampleBars.At(1, 100, Regime.Bull), out _).Regime.ShouldBe(Regime.Unknown);
        var signal = generator.Update(SampleBars.At(2, 100, Regime.Bear), out _);
        signal.Regime.ShouldBe(Regime.Bull);
        signal.Strategy.ShouldBe(StrategyNames.TrendFollowing);
        signal.Sequence.ShouldBe(2);
        signal.IsReady.ShouldBeFalse();
    }

    [Fact]
    public void A_switch_is_recorded_with_an_id_that_is_the_same_on_every_run()
    {
        var bar = SampleBars.At(2, 100, Regime.Bear);
        var switches = Enumerable.Range(0, 2).Select(_ =>
        {
            var generator = new SignalGenerator(Key);
            generator.Update(SampleBars.At(1, 100, Regime.Bull), out var none);
            none.ShouldBeNull();
            generator.Update(bar, out var change);
            return change;
        }).ToArray();
        switches[0].ShouldBe(switches[1]);
        switches[0].ShouldBe(new StrategySwitch(
            "local/regime-switching/sim:BTC-USD/M1#1",
            Key,
            1,
            StrategyNames.Flat,
            StrategyNames.TrendFollowing,
            Regime.Bull,
            0.9,
            2,
            bar.Candle.CloseTime,
            StrategyReasons.RegimeChanged));
    }

    [Fact]
    public void It_goes_on_from_a_state_that_went_through_json()
    {
        var bars = SampleBars.Walk(seed: 50, count: 2_000);
        var undisturbed = new SignalGenerator(Key);
        var restored = new SignalGenerator(Key);
        foreach (var bar in bars)
        {
            var document = JsonSerializer.Serialize(restored.Save());
            restored = new SignalGenerator(Key);
            restored.Restore(JsonSerializer.Deserialize<SignalGeneratorState>(document)!);
            var expected = undisturbed.Update(bar, out var expectedSwitch);
            restored.Update(bar, out var change).ShouldBe(expected);
            change.ShouldBe(expectedSwitch);
        }
        restored.SwitchCount.ShouldBeGreaterThan(3);
    }

    [Fact]
    public void A_single_strategy_makes_signals_and_no_switches()
    {
        var generator = new SignalGenerator(Key with { Strategy = StrategyNames.MeanReversion });
        foreach (var bar in SampleBars.Walk(seed: 51, count: 1_000))
        {
            generator.Update(bar, out var change).Strategy.ShouldBe(StrategyNames.MeanReversion);
            change.ShouldBeNull();
        }
        generator.IsReady.ShouldBeTrue();
    }

    [Fact]
    public void Warming_up_again_forgets_the_bars_and_goes_on_counting_switches()
    {
        var generator = new SignalGenerator(Key);
        foreach (var bar in SampleBars.Walk(seed: 52, count: 2_000))
            generator.Update(bar, out _);
        generator.Update(SampleBars.At(2_001, 100, Regime.Bull), out _);
        generator.Update(SampleBars.At(2_002, 100, Regime.Bull), out _);
        var count = generator.SwitchCount;

        generator.WarmUpAgain();
        generator.IsReady.ShouldBeFalse();
        generator.Update(SampleBars.At(3_000, 100, Regime.Bull), out var change).TargetExposure.ShouldBe(0);
        change!.Number.ShouldBe(count + 1);
        change.Previous.ShouldBe(StrategyNames.TrendFollowing);
        change.ReasonCode.ShouldBe(StrategyReasons.RegimeUnknown);
    }

    [Fact]
    public void An_unknown_strategy_is_refused_with_the_names_there_are() =>
        Should.Throw<ArgumentException>(() => new SignalGenerator(Key with { Strategy = "hope" }))
            .Message.ShouldContain(StrategyNames.RegimeSwitching);
}
