using Aetherion.Domain.Markets;
using Aetherion.Model;

namespace Aetherion.Domain.Tests.Markets;

public sealed class InstrumentCatalogTests
{
    [Fact]
    public void The_default_has_four_symbols_of_each_market()
    {
        var catalog = InstrumentCatalog.Simulated();
        catalog.Active.Length.ShouldBe(12);
        foreach (var market in Enum.GetValues<Market>())
            catalog.Active.Count(i => i.Market == market).ShouldBe(4);
        catalog.Active[0].Id.ToString().ShouldBe("sim:BTC-USD");
    }

    [Fact]
    public void More_than_twelve_are_generated_with_ids_of_their_own()
    {
        var catalog = InstrumentCatalog.Simulated(100);
        catalog.Active.Select(i => i.Id).Distinct().Count().ShouldBe(100);
        catalog.Active[12].Id.ToString().ShouldBe("sim:SIM013-USD");
    }

    [Fact]
    public void Instruments_of_bar_files_are_known_though_not_fed()
    {
        var catalog = InstrumentCatalog.Simulated();
        catalog.TryGet(InstrumentId.Parse("binance:BTCUSDT"), out var instrument).ShouldBeTrue();
        instrument!.PriceTick.ShouldBe(0.01m);
        catalog.Active.ShouldNotContain(instrument);
    }

    [Fact]
    public void A_simulated_symbol_stays_known_when_fewer_are_fed()
    {
        var before = InstrumentCatalog.Simulated(100).Active[99];
        var catalog = InstrumentCatalog.Simulated();
        catalog.TryGet(before.Id, out var instrument).ShouldBeTrue();
        instrument.ShouldBe(before);
        catalog.Active.ShouldNotContain(before);
    }

    [Fact]
    public void An_unknown_symbol_is_refused_with_the_known_ones_listed()
    {
        var failure = Should.Throw<ArgumentException>(
            () => InstrumentCatalog.Of([InstrumentId.Parse("sim:NOPE")]));
        failure.Message.ShouldContain("sim:NOPE");
        failure.Message.ShouldContain("sim:BTC-USD");
    }

    [Fact]
    public void Named_symbols_become_the_active_ones_in_order()
    {
        var catalog = InstrumentCatalog.Of([InstrumentId.Parse("sim:SPY"), InstrumentId.Parse("sim:SIM020-USD")]);
        catalog.Active.Select(i => i.Id.Symbol).ShouldBe(["SPY", "SIM020-USD"]);
    }
}
