using System.Text;
using Aetherion.Domain.OrderBooks;
using Aetherion.Domain.Venues;
using Aetherion.Domain.Venues.Books;
using Aetherion.Domain.Venues.Coinbase;
using Aetherion.Domain.Venues.Weex;
using Aetherion.Model;

namespace Aetherion.Domain.Tests.Venues.Books;

/// <summary>
/// Broken frames of the venues whose books begin in the stream, on their way to a live book: none throws, none leaves half
/// a message, and whatever is no whole update leaves the book as it was.
/// </summary>
public sealed class BrokenStreamTests
{
    private const int Seed = 17;
    private const int FewFrames = 20_000;

    /// <summary>Over the three decoders more than a million.</summary>
    private const int ManyFrames = 350_000;

    private static readonly InstrumentScale Scale = new(0.01m, 0.00000001m);
    private static readonly VenueLevel[] Bids = [new(new ExactDecimal(204874, 2), new ExactDecimal(7, 0))];
    private static readonly VenueLevel[] Asks = [new(new ExactDecimal(204876, 2), new ExactDecimal(7, 0))];

    private static readonly Dictionary<string, (Func<VenueDecoder> Decoder, BookChaining Chaining, string[] Samples)> Venues = new()
    {
        ["Exchange"] = (() => new CoinbaseExchangeDecoder(), BookChaining.InStream,
        [
            """{"type":"l2update","product_id":"ETH-USD","changes":[["sell","2048.75","0.5"],["buy","2048.70","1"]],"time":"2021-04-17T16:43:37.089723Z"}""",
            """{"type":"snapshot","product_id":"ETH-USD","bids":[["2048.74","1"]],"asks":[["2048.75","1"]]}""",
            """{"type":"match","trade_id":10,"side":"sell","size":"0.5","price":"1.25","product_id":"BTC-USD","sequence":7,"time":"2021-04-17T16:43:37.089723Z"}""",
            """{"type":"ticker","sequence":1,"product_id":"BTC-USD","price":"1","open_24h":"1","volume_24h":"9","low_24h":"1","high_24h":"2","best_bid":"1","best_ask":"2","time":"2021-04-17T16:43:30Z","trade_id":88,"last_size":"0.04"}""",
            """{"type":"status","products":[{"id":"ALGO-GBP","base_currency":"ALGO","base_increment":"1","quote_increment":"0.0001","status":"online","post_only":false}]}""",
            """[[1584680340,6221.99,6222.01,6221.99,6222.01,39.81861594],[1584680280,6221.99,6222.01,6222.01,6222.01,5.7e-5]]""",
            """[{"time":"2020-02-17T07:23:16.353Z","trade_id":24169717,"price":"9042.88","size":"0.00846511","side":"sell"}]""",
        ]),
        ["Advanced"] = (() => new CoinbaseAdvancedDecoder(), BookChaining.InStream,
        [
            """{"channel":"l2_data","timestamp":"2026-04-07T14:30:01.456789Z","sequence_num":1,"events":[{"type":"update","product_id":"ETH-USD","updates":[{"side":"bid","event_time":"2026-04-07T14:30:01.4Z","price_level":"2048.70","new_quantity":"2"},{"side":"offer","event_time":"2026-04-07T14:30:01.4Z","price_level":"2048.75","new_quantity":"0"}]}]}""",
            """{"channel":"market_trades","timestamp":"2024-10-04T07:13:31.158696693Z","sequence_num":2,"events":[{"type":"update","trades":[{"product_id":"ETH-USDT","trade_id":"22381691","price":"2375.56","size":"0.5","time":"2024-10-04T07:13:31.088388Z","side":"BUY"}]}]}""",
            """{"channel":"candles","timestamp":"2026-04-07T14:30:05Z","sequence_num":3,"events":[{"type":"update","candles":[{"start":"1775521800","high":"5","low":"4","open":"4","close":"5","volume":"42.15","product_id":"BTC-USD"}]}]}""",
            """{"pricebook":{"product_id":"BTC-USD","bids":[{"price":"68923.66","size":"0.1"}],"asks":[{"price":"68923.67","size":"0.1"}],"time":"2026-04-07T00:28:59.662782Z"}}""",
        ]),
        ["Weex"] = (() => new WeexDecoder(), BookChaining.InStreamWithIds,
        [
            """{"e":"depth","E":1775118171935,"s":"ETHUSDT","U":101,"u":105,"l":15,"d":"CHANGED","b":[["2048.74","1.18796"]],"a":[["2048.75","0"]]}""",
            """{"e":"trade","E":1775121040010,"s":"ETHUSDT","d":[{"T":1775121040002,"t":"c2a965c5-1bb3-4bb5-9222-2ee3a96c6556","p":"2041.50","q":"0.020","m":false}]}""",
            """{"e":"kline","E":1775120374540,"s":"ETHUSDT","p":"LAST_PRICE","d":[{"t":1775088000000,"T":1775174400000,"i":"1d","o":"2138.80","c":"2045.03","h":"2158.41","l":"2037.28","v":"3.6"}]}""",
            """[{"symbol":"BTCUSDT","markPrice":"69348.6","indexPrice":"69347.9","lastFundingRate":"0.00025","nextFundingTime":1764510000000,"time":1764505777345}]""",
            """{"symbols":[{"symbol":"BTCUSDT","pricePrecision":1,"quantityPrecision":6,"minOrderSize":1e-4}]}""",
        ]),
    };

    private readonly VenueMessage _message = new();

    [Theory]
    [InlineData("Exchange")]
    [InlineData("Advanced")]
    [InlineData("Weex")]
    public void Broken_frames_never_throw_and_change_no_book(string venue) => Run(venue, FewFrames);

    [Theory(Explicit = true)]
    [InlineData("Exchange")]
    [InlineData("Advanced")]
    [InlineData("Weex")]
    public void A_million_broken_frames_never_throw_and_change_no_book(string venue) => Run(venue, ManyFrames);

    private void Run(string venue, int count)
    {
        var (create, chaining, samples) = Venues[venue];
        var decoder = create();
        BookSynchronizer book = new(chaining, Scale);
        FrameMutator mutator = new(Seed, [.. samples.Select(Encoding.UTF8.GetBytes)]);
        var applied = 0;
        GoLive(book);
        for (var i = 0; i < count; i++)
        {
            var frame = mutator.Next();
            var status = decoder.Decode(frame, _message);
            if (status != DecodeStatus.Decoded && VenueMessageContent.CountOf(_message) > 0)
                throw new InvalidOperationException($"{status} left content: {Encoding.UTF8.GetString(frame)}");
            foreach (var depth in _message.Depths.Items)
                applied += Feed(book, depth, frame);
            if (!IsAsAtFirst(book))
                throw new InvalidOperationException($"The book changed: {status} {Encoding.UTF8.GetString(frame)}");
        }

        applied.ShouldBeGreaterThan(0);
        Enum.GetValues<DecodeStatus>().Sum(decoder.Counters.CountOf).ShouldBe(count);
        foreach (var status in Enum.GetValues<DecodeStatus>().Except([DecodeStatus.LimitExceeded]))
            decoder.Counters.CountOf(status).ShouldBeGreaterThan(0, $"no frame was {status}");
    }

    /// <summary>A frame that still is a whole update may change the book, which begins anew then.</summary>
    private int Feed(BookSynchronizer book, in VenueDepth depth, byte[] frame)
    {
        var step = depth.IsSnapshot
            ? book.Snapshot(depth, _message.BidsOf(depth), _message.AsksOf(depth))
            : book.Update(depth, _message.BidsOf(depth), _message.AsksOf(depth));
        if (step.Verdict is BookSyncVerdict.Invalid or BookSyncVerdict.Gap or BookSyncVerdict.Old && !HasFirstLevels(book))
            throw new InvalidOperationException($"{step.Verdict} changed the book: {Encoding.UTF8.GetString(frame)}");
        GoLive(book);
        return 1;
    }

    private static void GoLive(BookSynchronizer book)
    {
        book.Start();
        book.Snapshot(new VenueDepth { FinalUpdateId = 100, IsSnapshot = true }, Bids, Asks).Verdict
            .ShouldBe(BookSyncVerdict.SnapshotApplied);
    }

    private static bool IsAsAtFirst(BookSynchronizer book) => book.State == BookSyncState.Live && HasFirstLevels(book);

    private static bool HasFirstLevels(BookSynchronizer book) =>
        HasOnly(book.Book.Bids, 204874) && HasOnly(book.Book.Asks, 204876);

    private static bool HasOnly(PriceLadder side, long ticks) =>
        side.Count == 1 && side[0] == new PriceLevel(new Price(ticks), new Quantity(7_00000000));
}
