using Aetherion.Domain.Strategies;
using Aetherion.Model;

namespace Aetherion.Domain.Tests.Strategies;

public sealed class FlatStrategyTests : StrategyContract
{
    protected override bool LooksAtPrices => false;

    [Fact]
    public void It_holds_nothing_whatever_happens() =>
        Decide(Create(), SampleBars.Walk(seed: 20, count: 500))
            .ShouldAllBe(d => d == new StrategyDecision(0, StrategyReasons.StayFlat));

    [Fact]
    public void The_factory_makes_it_by_name() =>
        StrategyFactory.Create(StrategyNames.Flat).ShouldBeOfType<FlatStrategy>();

    protected override IStrategy Create() => new FlatStrategy();
}
