using System.Text.Json;
using Aetherion.Domain.Strategies;
using Aetherion.Model;

namespace Aetherion.Domain.Tests.Strategies;

/// <summary>What every strategy keeps; inherit it for a new one.</summary>
public abstract class StrategyContract
{
    private const int Bars = 3_000;

    private static readonly int[] Cuts = [.. Enumerable.Range(0, 16).Select(index => 2_000 + (53 * index))];

    /// <summary>Whether it decides by prices.</summary>
    protected virtual bool LooksAtPrices => true;

    [Fact]
    public void It_is_ready_after_its_warm_up_period_and_not_before()
    {
        var strategy = Create();
        var seen = 0;
        foreach (var bar in SampleBars.Walk(seed: 1, Bars))
        {
            strategy.IsReady.ShouldBe(seen >= strategy.WarmUpPeriod, $"after {seen} bars");
            strategy.Update(bar);
            seen++;
        }
        strategy.IsReady.ShouldBeTrue();
    }

    [Fact]
    public void It_wants_nothing_while_it_warms_up()
    {
        var strategy = Create();
        foreach (var bar in SampleBars.Walk(seed: 2, Bars))
        {
            var decision = strategy.Update(bar);
            if (!strategy.IsReady)
                decision.ShouldBe(new StrategyDecision(0, StrategyReasons.WarmingUp));
        }
    }

    [Fact]
    public void Exposures_stay_between_nothing_and_all_and_carry_a_reason()
    {
        foreach (var decision in Decide(Create(), SampleBars.Walk(seed: 3, Bars)))
        {
            decision.TargetExposure.ShouldBeInRange(0, 1);
            decision.ReasonCode.ShouldMatch("^[A-Z]+(_[A-Z]+)*$");
        }
    }

    [Fact]
    public void The_same_bars_give_the_same_decisions() =>
        Decide(Create(), SampleBars.Walk(seed: 4, Bars)).ShouldBe(Decide(Create(), SampleBars.Walk(seed: 4, Bars)));

    [Fact]
    public void Reset_forgets_every_bar()
    {
        var strategy = Create();
        Decide(strategy, SampleBars.Walk(seed: 5, Bars));
        strategy.Reset();
        strategy.IsReady.ShouldBe(strategy.WarmUpPeriod == 0);
        Decide(strategy, SampleBars.Walk(seed: 6, Bars)).ShouldBe(Decide(Create(), SampleBars.Walk(seed: 6, Bars)));
    }

    [Fact]
    public void A_state_that_went_through_json_goes_on_as_if_nothing_had_happened()
    {
        var bars = SampleBars.Walk(seed: 7, Bars);
        var undisturbed = Create();
        var restored = Create();
        for (var i = 0; i < bars.Length; i++)
        {
            if (i % 211 == 0)
            {
                var document = JsonSerializer.Serialize(restored.Save());
                restored = Create();
                restored.Restore(JsonSerializer.Deserialize<StrategyState>(document)!);
            }
            restored.Update(bars[i]).ShouldBe(undisturbed.Update(bars[i]), $"bar {i}");
        }
        JsonSerializer.Serialize(restored.Save()).ShouldBe(JsonSerializer.Serialize(undisturbed.Save()));
    }

    [Fact]
    public void The_state_stays_small() =>
        JsonSerializer.Serialize(AfterManyBars().Save()).Length.ShouldBeLessThan(2_000);

    [Fact]
    public void Another_strategys_state_is_refused() =>
        Should.Throw<ArgumentException>(() => Create().Restore(new StrategyState("other", 1)));

    [Fact]
    public void Changing_the_future_changes_no_earlier_decision() =>
        Cuts.ShouldAllBe(cut => !ChangesAnEarlierDecision(cut, lead: 0));

    [Fact]
    public void A_leak_of_one_bar_into_the_prices_is_found() =>
        Cuts.Any(cut => ChangesAnEarlierDecision(cut, lead: 1)).ShouldBe(LooksAtPrices);

    [Fact]
    public void The_label_of_a_bar_does_not_act_on_that_bar()
    {
        // The test of the leak in RegimeSwitchingPolicyTests shows that this comparison finds one.
        var bars = SampleBars.Walk(seed: 9, Bars);
        Causality.FirstLeak(Create, bars, from: 2_100, to: 2_400).ShouldBeNull();
    }

    /// <summary>A strategy as it comes from its constructor.</summary>
    protected abstract IStrategy Create();

    protected static StrategyDecision[] Decide(IStrategy strategy, RegimeBar[] bars)
    {
        ArgumentNullException.ThrowIfNull(strategy);
        return [.. bars.Select(bar => strategy.Update(bar))];
    }

    /// <summary>Whether other bars from a place on change what is decided before it; with a lead each bar has the candle of a
    /// later one.</summary>
    private bool ChangesAnEarlierDecision(int cut, int lead)
    {
        var bars = SampleBars.Walk(seed: 8, Bars);
        var changed = SampleBars.Walk(seed: 8, Bars);
        for (var i = cut; i < changed.Length; i++)
            changed[i] = SampleBars.At(i + 1, cut % 2 == 0 ? 2_000_000 + i : 8_000_000 + i, Regime.Crisis);
        return !Decide(Create(), Leading(changed, lead)).Take(cut)
            .SequenceEqual(Decide(Create(), Leading(bars, lead)).Take(cut));
    }

    private static RegimeBar[] Leading(RegimeBar[] bars, int lead) =>
        [.. bars.Select((bar, i) => bar with { Candle = bars[Math.Min(i + lead, bars.Length - 1)].Candle })];

    private IStrategy AfterManyBars()
    {
        var strategy = Create();
        Decide(strategy, SampleBars.Walk(seed: 10, Bars));
        return strategy;
    }
}
