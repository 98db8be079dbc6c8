using System.Collections.Immutable;
using Aetherion.GrainInterfaces;
using Aetherion.Model;

namespace Aetherion.Api.Tests.Fakes;

/// <summary>Venues that list whatever is asked for.</summary>
internal sealed class FakeVenueFeeds : IVenueFeeds
{
    public ImmutableArray<string> Venues => ["binance"];

    public ImmutableArray<VenueSymbolStatus> Symbols { get; private set; } = [];

    public ImmutableArray<VenueDecoding> Decoding =>
    [
        new("binance", TimeSpan.FromMilliseconds(12.5), 7, 6, 5, 3, ImmutableSortedDictionary<string, long>.Empty.Add("strange", 6))
        {
            UnknownFieldCount = 4,
            UnknownFields = [new(VenueSource.MarketData, "Trade", "newField", 3), new(VenueSource.Orders, "order", "newField", 1)],
            UnknownValues = [new(VenueSource.UserStream, "status", "HALF_ASLEEP", 2)],
        },
    ];

    public VenueStatistics Statistics { get; set; } = VenueStatistics.None;

    public VenueStatistics StatisticsOf(InstrumentId id) => Statistics;

    public Task<VenueChange> Subscribe(InstrumentId id)
    {
        if (id.Venue != "binance")
            return Task.FromResult(VenueChange.NotConnected(id));
        Symbols = Symbols.Add(new VenueSymbolStatus(
            id, FeedState.Stale, FeedReason.BookGap, TestData.Start, TimeSpan.FromMilliseconds(12.5), 3, 2, 1)
        {
            Sources = [id, new InstrumentId("coinbase", "BTC-USD")],
            UntimelyTradeCount = 5,
            QuoteCheckCount = 9,
            QuoteMismatchCount = 8,
            Unverified = "Whether the moon is made of cheese.",
            Trading = TradingPermission.PostOnly,
            LastSwitch = new FeedSwitch(TestData.Start, null, id, FeedSwitchReason.First, FeedReason.None),
        });
        return Task.FromResult(new VenueChange(id, null));
    }

    public Task<VenueChange> Unsubscribe(InstrumentId id)
    {
        Symbols = Symbols.RemoveAll(symbol => symbol.Instrument == id);
        return Task.FromResult(new VenueChange(id, null));
    }
}
