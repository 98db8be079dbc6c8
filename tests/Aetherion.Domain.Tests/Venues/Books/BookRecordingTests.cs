using System.Text;
using System.Text.Json;
using Aetherion.Domain.OrderBooks;
using Aetherion.Domain.Venues;
using Aetherion.Domain.Venues.Binance;
using Aetherion.Domain.Venues.Books;

namespace Aetherion.Domain.Tests.Venues.Books;

/// <summary>
/// Books kept from the recorded streams, beside their slow twin and beside the venue's own best prices.
/// </summary>
public sealed class BookRecordingTests(ITestOutputHelper output)
{
    private const string Night = "20240808T2354";
    private const BookChaining Spot = BookChaining.FirstUpdateId;
    private const BookChaining Futures = BookChaining.PreviousUpdateId;

    /// <summary>Of so many updates one is compared in the quick run; a level that is wrong stays so until it is told anew.</summary>
    private const int UpdatesBetween = 25;

    private readonly BinanceDecoder _decoder = new();
    private readonly VenueMessage _message = new();

    /// <summary>File, chaining, price tick, quantity step, and whether its best prices are recorded too.</summary>
    public static TheoryData<string, BookChaining, string, string, bool> Recordings { get; } = new()
    {
        { $"binance-coinm-btcusdperp-depth-trade-bookticker-{Night}-20240809T0005", Futures, "0.1", "1", true },
        { $"binance-spot-btcusdt-depth-trade-bookticker-{Night}-20240809T0005", Spot, "0.01", "0.00000001", true },
        { $"binance-spot-ethusdt-depth-trade-bookticker-{Night}-20240809T0005", Spot, "0.01", "0.00000001", true },
        { $"binance-usdm-btcusdt-depth-trade-bookticker-{Night}", Futures, "0.1", "0.001", true },
        { "binance-usdm-btcusdt-depth-trade-bookticker-markprice-20230404T2358", Futures, "0.1", "0.001", true },
        { $"binance-usdm-ethusdt-depth-trade-bookticker-{Night}", Futures, "0.01", "0.001", true },
        { "binance-spot-ethbtc-depth-aggtrade-20201101T09-11", Spot, "0.000001", "0.001", false },
    };

    [Theory]
    [MemberData(nameof(Recordings))]
    public void The_book_equals_its_twin_again_and_again_and_the_best_prices_wherever_ids_are_equal(
        string file, BookChaining chaining, string tick, string step, bool hasQuotes) =>
        Compare(file, chaining, tick, step, hasQuotes, UpdatesBetween);

    [Theory(Explicit = true)]
    [MemberData(nameof(Recordings))]
    public void The_book_equals_its_twin_after_every_update_and_the_best_prices_wherever_ids_are_equal(
        string file, BookChaining chaining, string tick, string step, bool hasQuotes) =>
        Compare(file, chaining, tick, step, hasQuotes, updatesBetween: 1);

    private void Compare(string file, BookChaining chaining, string tick, string step, bool hasQuotes, int updatesBetween)
    {
        InstrumentScale scale = new(ParseDecimal(tick), ParseDecimal(step));
        BookSynchronizer book = new(chaining, scale);
        SlowVenueBook twin = new(chaining == Futures);
        var lines = VenueRecording.Lines($"orderbook/{file}.jsonl.gz").ToArray();
        var quotes = ReadQuotes(lines);
        var (equal, compared, updates) = (0, 0, 0);
        book.Start().Command.ShouldBe(BookSyncCommand.RequestSnapshot);
        foreach (var line in lines.Where(l => l.Contains("\"bids\":") || l.Contains("\"depthUpdate\"")))
        {
            if (!Feed(line, book, twin) || book.State != BookSyncState.Live)
                continue;
            if (updates++ % updatesBetween == 0)
                AssertEqual(book, twin, scale);
            if (!quotes.TryGetValue(book.UpdateId, out var quote))
                continue;
            compared++;
            if (quote == BestOf(book.Book, scale))
                equal++;
        }

        AssertEqual(book, twin, scale);
        output.WriteLine($"{file}: best prices equal at {equal} of {compared} equal ids");
        book.State.ShouldBe(BookSyncState.Live);
        equal.ShouldBe(compared);
        (compared > 0).ShouldBe(hasQuotes);
    }

    /// <summary>False for a snapshot that was not asked for.</summary>
    private bool Feed(string line, BookSynchronizer book, SlowVenueBook twin)
    {
        var frame = VenueRecording.Frame(line).ToString();
        _decoder.Decode(Encoding.UTF8.GetBytes(frame), _message).ShouldBe(DecodeStatus.Decoded);
        var depth = _message.Depths[0];
        var isSnapshot = _message.Kind == VenueMessageKind.DepthSnapshot;
        var step = isSnapshot
            ? book.Snapshot(depth, _message.BidsOf(depth), _message.AsksOf(depth))
            : book.Update(depth, _message.BidsOf(depth), _message.AsksOf(depth));
        step.Command.ShouldBe(BookSyncCommand.None);
        if (step.Verdict == BookSyncVerdict.Unexpected)
            return false;
        using var json = JsonDocument.Parse(frame);
        var payload = json.RootElement.TryGetProperty("data", out var data) ? data : json.RootElement;
        if (isSnapshot)
            twin.Snapshot(payload);
        else
            twin.Update(payload);
        return true;
    }

    private static void AssertEqual(BookSynchronizer book, SlowVenueBook twin, InstrumentScale scale)
    {
        book.UpdateId.ShouldBe(twin.UpdateId!.Value);
        AssertEqual(book.Book.Bids, twin.Bids, scale);
        AssertEqual(book.Book.Asks, twin.Asks, scale);
    }

    private static void AssertEqual(PriceLadder ladder, SortedDictionary<decimal, decimal> twin, InstrumentScale scale)
    {
        ladder.Count.ShouldBe(twin.Count);
        var rank = 0;
        foreach (var (price, quantity) in twin)
        {
            var level = ladder[rank++];
            if (level.Price.Ticks * scale.PriceTick != price || level.Quantity.Lots * scale.QuantityStep != quantity)
                throw new InvalidOperationException($"Level {rank} is {level} instead of {quantity} at {price}.");
        }
    }

    private Dictionary<long, (decimal, decimal, decimal, decimal)> ReadQuotes(string[] lines)
    {
        Dictionary<long, (decimal, decimal, decimal, decimal)> quotes = [];
        foreach (var line in lines.Where(l => l.Contains("@bookTicker")))
        {
            _decoder.Decode(Encoding.UTF8.GetBytes(VenueRecording.Frame(line).ToString()), _message);
            ref readonly var quote = ref _message.Quotes[0];
            quotes[quote.UpdateId] = (
                quote.Bid.Price.ToDecimal(), quote.Bid.Quantity.ToDecimal(), quote.Ask.Price.ToDecimal(),
                quote.Ask.Quantity.ToDecimal());
        }
        return quotes;
    }

    private static (decimal, decimal, decimal, decimal) BestOf(OrderBook book, InstrumentScale scale)
    {
        var (bid, ask) = (book.BestBid!.Value, book.BestAsk!.Value);
        return (
            bid.Price.Ticks * scale.PriceTick, bid.Quantity.Lots * scale.QuantityStep, ask.Price.Ticks * scale.PriceTick,
            ask.Quantity.Lots * scale.QuantityStep);
    }

    private static decimal ParseDecimal(string text) =>
        decimal.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
