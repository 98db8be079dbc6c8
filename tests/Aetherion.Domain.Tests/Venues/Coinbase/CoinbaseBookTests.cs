using System.Globalization;
using System.Text;
using System.Text.Json;
using Aetherion.Domain.OrderBooks;
using Aetherion.Domain.Venues;
using Aetherion.Domain.Venues.Books;
using Aetherion.Domain.Venues.Coinbase;

namespace Aetherion.Domain.Tests.Venues.Coinbase;

/// <summary>Books of Coinbase's recorded streams, beside their slow twins and the venue's own best prices.</summary>
public sealed class CoinbaseBookTests(ITestOutputHelper output)
{
    private const string Exchange = "ws/cryptofeed-coinbase-exchange.jsonl.gz";
    private const string Advanced = "ws/cryptofeed-coinbase-advanced-btcusd-ethusd-20260809.jsonl.gz";

    /// <summary>So many levels are compared with a twin that keeps all of a book.</summary>
    private const int DeepLevels = 1000;

    private static readonly TimeSpan TickerNear = TimeSpan.FromSeconds(1);

    private readonly VenueMessage _message = new();
    private readonly Dictionary<string, (BookSynchronizer Book, SlowStreamBook Twin, InstrumentScale Scale)> _books = [];

    [Fact]
    public void The_books_of_Exchange_equal_their_twins_after_every_message()
    {
        CoinbaseExchangeDecoder decoder = new();
        foreach (var frame in Frames(Exchange))
        {
            Decode(decoder, frame);
            using var json = JsonDocument.Parse(frame);
            if (_message.Kind is VenueMessageKind.DepthSnapshot or VenueMessageKind.DepthUpdate)
                Feed(json.RootElement.GetProperty("product_id").GetString()!, twin => Apply(twin, json.RootElement));
        }

        _books.Count.ShouldBe(10);
        AssertAllLive();
    }

    [Fact]
    public void The_books_of_Advanced_Trade_equal_their_twins_after_every_message()
    {
        CoinbaseAdvancedDecoder decoder = new();
        CoinbaseSequence sequence = new(isComplete: true);
        foreach (var frame in Frames(Advanced))
        {
            Decode(decoder, frame);
            sequence.Check(decoder.LastSequence!.Value).ShouldBe(CoinbaseSequenceVerdict.Next);
            if (_message.Kind is not (VenueMessageKind.DepthSnapshot or VenueMessageKind.DepthUpdate))
                continue;
            using var json = JsonDocument.Parse(frame);
            foreach (var change in json.RootElement.GetProperty("events").EnumerateArray())
                Feed(change.GetProperty("product_id").GetString()!, twin => ApplyLevel2(twin, change));
        }

        _books.Keys.Order().ShouldBe(["BTC-USD", "ETH-USD"]);
        sequence.MissingCount.ShouldBe(0);
        AssertAllLive();
        foreach (var (book, twin, scale) in _books.Values)
        {
            AssertDeep(book.Book.Bids, twin.Bids.All, scale);
            AssertDeep(book.Book.Asks, twin.Asks.All, scale);
        }
    }

    /// <summary>
    /// The channels are not in step: level2 sends what gathered in up to 50 ms, and what a ticker shows may have come
    /// already or come with the next message. The first ticker of a product is that of its last trade, before the book.
    /// </summary>
    [Theory]
    [InlineData(Exchange, 97)]
    [InlineData(Advanced, 154)]
    public void Every_ticker_has_the_best_prices_that_the_book_has_within_a_second(string file, int count)
    {
        VenueDecoder decoder = file == Exchange ? new CoinbaseExchangeDecoder() : new CoinbaseAdvancedDecoder();
        Dictionary<string, List<(DateTime Time, decimal Bid, decimal Ask)>> states = [];
        HashSet<ShortText> products = [];
        List<(List<(DateTime Time, decimal Bid, decimal Ask)> States, int Index, VenueTicker Ticker)> tickers = [];
        foreach (var frame in Frames(file))
        {
            Decode(decoder, frame);
            if (_message.Kind is VenueMessageKind.DepthSnapshot or VenueMessageKind.DepthUpdate)
            {
                var (book, _, scale) = Feed(_message.Depths[0].Symbol.ToString(), null);
                states.TryAdd(_message.Depths[0].Symbol.ToString(), []);
                states[_message.Depths[0].Symbol.ToString()].Add((
                    _message.Depths[0].EventTime, book.Book.BestBid!.Value.Price.Ticks * scale.PriceTick,
                    book.Book.BestAsk!.Value.Price.Ticks * scale.PriceTick));
            }
            else if (_message.Kind == VenueMessageKind.Ticker && !products.Add(_message.Tickers[0].Symbol)
                && states.TryGetValue(_message.Tickers[0].Symbol.ToString(), out var seen))
            {
                tickers.Add((seen, seen.Count - 1, _message.Tickers[0]));
            }
        }

        var equal = tickers.Count(t => IsOf(t.States[t.Index], t.Ticker));
        var near = tickers.Count(t => !IsOf(t.States[t.Index], t.Ticker) && t.States.Any(s =>
            IsOf(s, t.Ticker) && (s.Time == default || (s.Time - t.Ticker.EventTime).Duration() < TickerNear)));
        output.WriteLine($"{tickers.Count} tickers: {equal} equal the book as it stands, {near} a state nearby");
        tickers.Count.ShouldBe(count);
        (equal + near).ShouldBe(count);
    }

    private (BookSynchronizer Book, SlowStreamBook Twin, InstrumentScale Scale) Feed(string product, Action<SlowStreamBook>? apply)
    {
        if (!_books.TryGetValue(product, out var entry))
        {
            InstrumentScale scale = new(product.EndsWith("-BTC", StringComparison.Ordinal) ? 0.00000001m : 0.0001m, 0.00000001m);
            _books[product] = entry = (new BookSynchronizer(BookChaining.InStream, scale), new SlowStreamBook(), scale);
            entry.Book.Start().Command.ShouldBe(BookSyncCommand.RequestSnapshot);
        }
        var depth = _message.Depths[0];
        var step = depth.IsSnapshot
            ? entry.Book.Snapshot(depth, _message.BidsOf(depth), _message.AsksOf(depth))
            : entry.Book.Update(depth, _message.BidsOf(depth), _message.AsksOf(depth));
        step.ShouldBe(new BookSyncStep(
            depth.IsSnapshot ? BookSyncVerdict.SnapshotApplied : BookSyncVerdict.Applied, BookSyncCommand.None));
        if (apply is null)
            return entry;
        if (depth.IsSnapshot)
            entry.Twin.Begin();
        apply(entry.Twin);
        entry.Twin.AssertEqual(entry.Book.Book, entry.Scale);
        return entry;
    }

    private static bool IsOf((DateTime Time, decimal Bid, decimal Ask) state, in VenueTicker ticker) =>
        ticker.BestBid!.Value.ToDecimal() == state.Bid && ticker.BestAsk!.Value.ToDecimal() == state.Ask;

    private void AssertAllLive()
    {
        foreach (var (book, _, _) in _books.Values)
            book.State.ShouldBe(BookSyncState.Live);
    }

    private static void AssertDeep(PriceLadder ladder, SortedDictionary<decimal, decimal> all, InstrumentScale scale)
    {
        all.Count.ShouldBeGreaterThan(PriceLadder.LevelsMax);
        all.Keys.Take(DeepLevels).ShouldBe(Enumerable.Range(0, DeepLevels).Select(rank => ladder[rank].Price.Ticks * scale.PriceTick));
    }

    private static void Apply(SlowStreamBook twin, JsonElement json)
    {
        if (json.TryGetProperty("changes", out var changes))
        {
            foreach (var change in changes.EnumerateArray())
                (change[0].GetString() == "buy" ? twin.Bids : twin.Asks).Set(Number(change[1]), Number(change[2]));
            return;
        }
        foreach (var level in json.GetProperty("bids").EnumerateArray())
            twin.Bids.Set(Number(level[0]), Number(level[1]));
        foreach (var level in json.GetProperty("asks").EnumerateArray())
            twin.Asks.Set(Number(level[0]), Number(level[1]));
    }

    private static void ApplyLevel2(SlowStreamBook twin, JsonElement change)
    {
        foreach (var level in change.GetProperty("updates").EnumerateArray())
        {
            (level.GetProperty("side").GetString() == "bid" ? twin.Bids : twin.Asks)
                .Set(Number(level.GetProperty("price_level")), Number(level.GetProperty("new_quantity")));
        }
    }

    private static decimal Number(JsonElement value) => decimal.Parse(value.GetString()!, CultureInfo.InvariantCulture);

    private void Decode(VenueDecoder decoder, string frame) =>
        decoder.Decode(Encoding.UTF8.GetBytes(frame), _message).ShouldBe(DecodeStatus.Decoded, frame);

    private static IEnumerable<string> Frames(string file) => VenueRecording.Lines(file)
        .Where(line => line.StartsWith("{\"t\":\"recv\"", StringComparison.Ordinal))
        .Select(line => VenueRecording.Frame(line).ToString());
}
