using Aetherion.Domain.Markets;
using Aetherion.Model;

namespace Aetherion.Silo.Tests;

public sealed class InstrumentCatalogAdapterTests
{
    private static readonly InstrumentId Bitcoin = new("binance", "BTCUSDT");

    [Fact]
    public void What_is_known_of_an_instrument_otherwise_is_not_used_once_its_venue_tells_the_rules()
    {
        InstrumentCatalogAdapter catalog = new(InstrumentCatalog.Simulated(1));
        catalog.TryGet(Bitcoin, out var known).ShouldBeTrue();
        catalog.LeaveTo("binance");
        catalog.TryGet(Bitcoin, out _).ShouldBeFalse();
        catalog.TryGet(new InstrumentId("binanceus", "BTCUSDT"), out _).ShouldBeTrue();

        var told = new Instrument(
            Bitcoin, known!.Market, known.BaseCurrency, known.QuoteCurrency, known.PriceTick, 0.00000001m, known.MinNotional);
        catalog.List(told);
        catalog.TryGet(Bitcoin, out var listed).ShouldBeTrue();
        listed.ShouldBeSameAs(told);
    }
}
