using Aetherion.Domain.Strategies;
using Aetherion.Model;

namespace Aetherion.Domain.Tests.Strategies;

public sealed class RegimeSwitchingPolicyTests : StrategyContract
{
    [Theory]
    [InlineData(Regime.Bull, StrategyNames.TrendFollowing)]
    [InlineData(Regime.Bear, StrategyNames.Flat)]
    [InlineData(Regime.Sideways, StrategyNames.MeanReversion)]
    [InlineData(Regime.Crisis, StrategyNames.Flat)]
    [InlineData(Regime.Unknown, StrategyNames.Flat)]
    public void Each_regime_has_its_strategy(Regime regime, string strategy) =>
        RegimeSwitchingPolicy.StrategyFor(regime).ShouldBe(strategy);

    [Fact]
    public void A_label_puts_its_strategy_in_charge_at_the_next_bar()
    {
        var policy = new RegimeSwitchingPolicy();
        policy.Update(SampleBars.At(1, 100, Regime.Unknown));
        policy.Update(SampleBars.At(2, 100, Regime.Bull));
        policy.Active.ShouldBe(StrategyNames.Flat);
        policy.LastSwitch.ShouldBeNull();

        policy.Update(SampleBars.At(3, 100, Regime.Bear));
        policy.Active.ShouldBe(StrategyNames.TrendFollowing);
        policy.LastSwitch.ShouldBe(new PolicySwitch(
            1, StrategyNames.Flat, StrategyNames.TrendFollowing, Regime.Bull, 0.9, StrategyReasons.RegimeChanged));

        policy.Update(SampleBars.At(4, 100, Regime.Unknown));
        policy.LastSwitch!.Current.ShouldBe(StrategyNames.Flat);
        policy.SwitchCount.ShouldBe(2);
    }

    [Fact]
    public void Regimes_with_the_same_strategy_make_no_switch()
    {
        var policy = new RegimeSwitchingPolicy();
        foreach (var regime in new[] { Regime.Bear, Regime.Crisis, Regime.Unknown, Regime.Bear })
            policy.Update(SampleBars.At(1, 100, regime));
        policy.SwitchCount.ShouldBe(0);
    }

    [Fact]
    public void Losing_the_regime_is_a_reason_of_its_own()
    {
        var policy = new RegimeSwitchingPolicy();
        policy.Update(SampleBars.At(1, 100, Regime.Bull));
        policy.Update(SampleBars.At(2, 100, Regime.Unknown));
        policy.Update(SampleBars.At(3, 100, Regime.Unknown));
        policy.LastSwitch!.ReasonCode.ShouldBe(StrategyReasons.RegimeUnknown);
    }

    [Fact]
    public void A_strategy_put_in_charge_needs_no_warm_up_and_decides_as_if_it_had_always_been()
    {
        var policy = new RegimeSwitchingPolicy();
        var alone = new Dictionary<string, IStrategy>
        {
            [StrategyNames.Flat] = new FlatStrategy(),
            [StrategyNames.MeanReversion] = new MeanReversionStrategy(),
            [StrategyNames.TrendFollowing] = new TrendFollowingStrategy(),
        };
        var inCharge = new HashSet<string>();
        foreach (var bar in SampleBars.Walk(seed: 40, count: 4_000))
        {
            var decisions = alone.ToDictionary(s => s.Key, s => s.Value.Update(bar));
            var decision = policy.Update(bar);
            if (!policy.IsReady)
                continue;
            inCharge.Add(policy.Active);
            decision.ShouldBe(decisions[policy.Active]);
        }
        inCharge.Count.ShouldBe(3);
    }

    [Fact]
    public void A_policy_that_lets_a_label_act_on_its_own_bar_is_found_out()
    {
        var bars = SampleBars.Walk(seed: 41, count: 3_000);
        Causality.FirstLeak(() => new LeakingPolicy(), bars, from: 2_100, to: 2_400).ShouldNotBeNull();
        Causality.FirstLeak(() => new RegimeSwitchingPolicy(), bars, from: 2_100, to: 2_400).ShouldBeNull();
    }

    [Fact]
    public void A_state_without_a_strategy_in_charge_is_refused()
    {
        var policy = new RegimeSwitchingPolicy();
        Should.Throw<ArgumentException>(() => policy.Restore(policy.Save() with { Active = null }));
        Should.Throw<ArgumentException>(() => policy.Restore(policy.Save() with { Parts = [] }));
    }

    protected override IStrategy Create() => new RegimeSwitchingPolicy();
}
