using System.Collections.Immutable;
using Aetherion.Api.Live;
using Aetherion.Api.Symbols;
using Aetherion.Api.Tests.Fakes;
using Aetherion.GrainInterfaces;
using Aetherion.Model;

namespace Aetherion.Api.Tests.Live;

public sealed class OrderBookContractTests : SubscriptionContract
{
    private const int Depth = 5;

    private readonly Random _random = new(7);
    private readonly SortedDictionary<long, long> _bids = [];
    private readonly SortedDictionary<long, long> _asks = [];
    private long _sequence = 10;

    public OrderBookContractTests()
    {
        for (var i = 0; i < 2 * Depth; i++)
            (_bids[1000 - i], _asks[1001 + i]) = (10 + i, 20 + i);
        Show();
    }

    protected override bool IsLossless => false;

    private protected override IAsyncEnumerable<IStreamEvent> ReadAsync(
        StreamPosition? from, int? maxRate, CancellationToken cancellationToken) =>
        SymbolSubscriptions.OrderBook(
            World.Feed,
            World.Services,
            World.Parts.Catalog,
            "sim:BTC-USD",
            Depth,
            from?.Sequence,
            maxRate,
            from?.Epoch,
            cancellationToken);

    private protected override async Task ChangeAsync(int count)
    {
        for (var i = 0; i < count; i++)
            ChangeOnce();
        Show();
        var change = new BookChange([], []);
        await World.Parts.Cluster.Streams.PublishAsync(
            StreamNames.TicksOf(TestData.BtcKey),
            new MarketEventBatch(
                TestData.BtcKey, [MarketEvent.Delta(_sequence, TestData.Start, TestData.Start, change)]));
    }

    private protected override IStreamState NewState() => new BookState(() => (World.Parts.Btc.Bids, World.Parts.Btc.Asks));

    [Fact]
    public async Task A_book_that_cannot_be_trusted_is_said_to_be_so()
    {
        var client = await SubscribeAsync();
        await client.NextAsync("the snapshot");
        World.Parts.Btc.BookState = FeedState.Stale;

        StreamStatusType status;
        do
            status = (StreamStatusType)await client.NextOfAnyKindAsync("the status", StreamLimits.ConflatingInterval);
        while (status.State == StreamState.Live);

        status.State.ShouldBe(StreamState.Stale);
        status.Reason.ShouldBe(StreamReason.FeedStale);
    }

    // The best level moves by one, another gets a new quantity, one inside the depth may go.
    private void ChangeOnce()
    {
        _sequence += 2;
        var best = _bids.Keys.Max();
        if (_random.Next(2) == 0 && _bids.Count > Depth)
            _bids.Remove(best);
        else
            _bids[Math.Min(best + 1, _asks.Keys.Min() - 1)] = _random.Next(1, 100) + (_sequence * 100);
        if (_random.Next(3) == 0 && _asks.Count > Depth)
            _asks.Remove(_asks.Keys.Min());
        _asks[_asks.Keys.Min() + _random.Next(3)] = _random.Next(1, 100) + (_sequence * 100);
    }

    private void Show()
    {
        World.Parts.Btc.BookSequence = _sequence;
        World.Parts.Btc.Bids = [.. _bids.Reverse().Select(ToLevel).Take(Depth)];
        World.Parts.Btc.Asks = [.. _asks.Select(ToLevel).Take(Depth)];
    }

    private static PriceLevel ToLevel(KeyValuePair<long, long> level) =>
        new(new Price(level.Key), new Quantity(level.Value));

    /// <summary>A book made of what was sent.</summary>
    private sealed class BookState(Func<(ImmutableArray<PriceLevel> Bids, ImmutableArray<PriceLevel> Asks)> server)
        : IStreamState
    {
        private readonly SequenceState _sequence = new(isLossless: false);
        private readonly Dictionary<decimal, decimal> _bids = [];
        private readonly Dictionary<decimal, decimal> _asks = [];

        public void Apply(StreamMessage message)
        {
            _sequence.Apply(message);
            switch (message)
            {
                case BookSnapshotType snapshot:
                    _bids.Clear();
                    _asks.Clear();
                    Apply(snapshot.Bids, _bids);
                    Apply(snapshot.Asks, _asks);
                    break;
                case BookDeltaType delta:
                    Apply(delta.Bids, _bids);
                    Apply(delta.Asks, _asks);
                    break;
            }
        }

        public void ShouldEqualServer()
        {
            var (bids, asks) = server();
            _bids.OrderByDescending(level => level.Key).Select(level => new PriceLevelType(level.Key, level.Value))
                .ShouldBe(bids.Select(level => PriceLevelType.Of(TestData.Btc, level)));
            _asks.OrderBy(level => level.Key).Select(level => new PriceLevelType(level.Key, level.Value))
                .ShouldBe(asks.Select(level => PriceLevelType.Of(TestData.Btc, level)));
        }

        private static void Apply(ImmutableArray<PriceLevelType> levels, Dictionary<decimal, decimal> side)
        {
            foreach (var level in levels)
            {
                if (level.Quantity == 0)
                    side.Remove(level.Price);
                else
                    side[level.Price] = level.Quantity;
            }
        }
    }
}
