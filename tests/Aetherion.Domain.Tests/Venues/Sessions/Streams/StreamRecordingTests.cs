using System.Text.Json;
using Aetherion.Domain.Venues;
using Aetherion.Domain.Venues.Coinbase;
using Aetherion.Domain.Venues.Sessions;
using Aetherion.Domain.Venues.Sessions.Streams;
using Aetherion.Model;

namespace Aetherion.Domain.Tests.Venues.Sessions.Streams;

/// <summary>Recorded sessions of Coinbase as the inputs of ours.</summary>
public sealed class StreamRecordingTests
{
    private const string Exchange = "ws/cryptofeed-coinbase-exchange.jsonl.gz";
    private const string Advanced = "ws/cryptofeed-coinbase-advanced-btcusd-ethusd-20260809.jsonl.gz";

    /// <summary>Frames of the future would be a clock that is wrong.</summary>
    private static readonly DateTime AfterAdvanced = Utc.At(2026, 8, 10, 0, 0);

    [Fact]
    public void All_products_of_the_Exchange_recording_go_live_and_keep_their_trades_and_books()
    {
        StreamBench bench = new(new CoinbaseExchangeVenue());
        var products = ProductsOf(Exchange, "\"/products\"", "id");
        string[] symbols = ["BAND-BTC", "BAND-GBP", "CRV-EUR", "DASH-BTC", "NMR-EUR", "NU-GBP", "SKL-BTC", "SKL-GBP", "SKL-USD", "YFI-BTC"];
        var connection = Begin(bench, symbols, products, "GET /products/");

        Replay(bench, connection, Exchange);

        foreach (var symbol in symbols)
            bench.FeedOf(symbol).ShouldBe(bench.FeedOf(symbol) with { State = FeedState.Live, ResyncCount = 0, MissingTradeCount = 0, DuplicateTradeCount = 0 }, symbol);
        bench.Sink.Trades.Count().ShouldBe(97);
        bench.Sink.Events.Count(e => e.Kind == MarketEventKind.BookSnapshot).ShouldBe(10);
        bench.Sink.Events.Count(e => e.Kind == MarketEventKind.BookDelta).ShouldBe(9719);
        bench.Session.PendingRequestCount.ShouldBe(1, "the clock is asked for and not answered");
        bench.CountOf(VenueCommandKind.Close).ShouldBe(0);
    }

    [Fact]
    public void The_Advanced_recording_goes_live_and_an_alias_gets_the_data_of_its_product()
    {
        StreamBench bench = new(new CoinbaseAdvancedVenue(), AfterAdvanced);
        var products = ProductsOf(Advanced, "market/products", "product_id");
        string[] symbols = ["BTC-USD", "ETH-USD", "BTC-USDC"];
        var connection = Begin(bench, symbols, products, "GET /api/v3/brokerage/market/products/");

        Replay(bench, connection, Advanced);

        foreach (var symbol in symbols)
            bench.FeedOf(symbol).ShouldBe(bench.FeedOf(symbol) with { State = FeedState.Live, ResyncCount = 0, MissingTradeCount = 0 }, symbol);
        bench.Session.BookOf("BTC-USDC")!.BestBid.ShouldBe(bench.Session.BookOf("BTC-USD")!.BestBid);
        var (ofBtc, all) = LiveTrades();
        bench.Sink.Trades.Count().ShouldBe(all + ofBtc);
        bench.Session.MissingFrameCount.ShouldBe(0);
        bench.Sent(connection).ShouldAllBe(text => !text.Contains("USDC"));
    }

    [Fact]
    public void One_frame_less_of_the_Advanced_recording_costs_the_connection()
    {
        StreamBench bench = new(new CoinbaseAdvancedVenue(), AfterAdvanced);
        var connection = Begin(bench, ["BTC-USD"], ProductsOf(Advanced, "market/products", "product_id"), "GET /api/v3/brokerage/market/products/");

        Replay(bench, connection, Advanced, without: 500);

        bench.FeedOf("BTC-USD").State.ShouldBe(FeedState.Stale);
        bench.FeedOf("BTC-USD").Reason.ShouldBe(FeedReason.BookGap);
        bench.Last(VenueCommandKind.Close).Number.ShouldBe(connection);
        bench.Session.BookOf("BTC-USD").ShouldBeNull();
    }

    private static int Begin(StreamBench bench, string[] symbols, Dictionary<string, string> products, string target)
    {
        foreach (var symbol in symbols)
        {
            bench.Want(symbol);
            bench.Answer(target + symbol, products[symbol]);
        }
        return bench.OpenLast();
    }

    private static void Replay(StreamBench bench, int connection, string file, int without = -1)
    {
        var index = 0;
        foreach (var line in VenueRecording.Lines(file).Where(l => l.StartsWith("{\"t\":\"recv\"", StringComparison.Ordinal)))
        {
            if (index++ != without)
                bench.Frame(connection, VenueRecording.Frame(line).ToString());
        }
    }

    private static Dictionary<string, string> ProductsOf(string file, string path, string idName)
    {
        using var json = JsonDocument.Parse(VenueRecording.Frame(VenueRecording.Lines(file).First(l => l.Contains(path))).ToString());
        var list = json.RootElement.ValueKind == JsonValueKind.Array ? json.RootElement : json.RootElement.GetProperty("products");
        return list.EnumerateArray().ToDictionary(p => p.GetProperty(idName).GetString()!, p => p.GetRawText());
    }

    /// <summary>The trades of the recording that happened after its beginning: those of BTC, and all.</summary>
    private static (int OfBtc, int All) LiveTrades()
    {
        CoinbaseAdvancedDecoder decoder = new();
        VenueMessage message = new();
        List<VenueTrade> trades = [];
        foreach (var line in VenueRecording.Lines(Advanced).Where(l => l.Contains("\"market_trades\"") && l.StartsWith("{\"t\":\"recv\"", StringComparison.Ordinal)))
        {
            decoder.Decode(System.Text.Encoding.UTF8.GetBytes(VenueRecording.Frame(line).ToString()), message);
            trades.AddRange(message.Trades.Items.ToArray().Where(t => !t.IsEarlier));
        }
        return (trades.Count(t => t.Symbol == new ShortText("BTC-USD")), trades.Count);
    }
}
