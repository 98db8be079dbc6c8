using System.Text.Json;
using Aetherion.VenueEmulator.Core;
using Aetherion.VenueEmulator.Core.Binance;
using Aetherion.VenueEmulator.Core.Coinbase;
using Aetherion.VenueEmulator.Core.Faults;
using Aetherion.VenueEmulator.Core.Recordings;
using Aetherion.VenueEmulator.Core.Weex;
using Aetherion.VenueEmulator.Tests.Weex;

namespace Aetherion.VenueEmulator.Tests.Faults;

/// <summary>Every stream whose frames go out is among those that a fault may name.</summary>
public sealed class VenueStreamTests
{
    private static readonly DateTime Start = new(2026, 11, 28, 10, 0, 0, DateTimeKind.Utc);

    [Theory]
    [InlineData("/ws", "trade aggTrade bookTicker ticker miniTicker avgPrice kline depth")]
    [InlineData("/usdm/ws", "trade aggTrade bookTicker ticker miniTicker kline markPrice depth")]
    public void Frames_of_Binance_have_names_that_faults_may_use(string path, string kinds)
    {
        var venue = Binance();
        var socket = venue.Open(path);
        foreach (var names in venue.Venue.Reach!.Streams.Select(stream => stream.Name).Where(name => name.Contains('@')).Distinct().Chunk(100))
            venue.Send(socket, JsonSerializer.Serialize(new { method = "SUBSCRIBE", @params = names, id = 1 }));
        ShouldHaveSent(venue, kinds);
    }

    [Fact]
    public void Frames_of_Coinbase_Exchange_have_names_that_faults_may_use()
    {
        var venue = Coinbase();
        venue.Send(venue.Open("/"), """
            {"type":"subscribe","product_ids":["BTC-USD"],
            "channels":["heartbeat","level2","level2_batch","matches","status","ticker","ticker_batch"]}
            """);
        ShouldHaveSent(venue, "heartbeat level2 level2_batch matches status ticker");
    }

    [Fact]
    public void Frames_of_Advanced_Trade_have_names_that_faults_may_use()
    {
        var venue = Coinbase();
        var socket = venue.Open("/advanced/");
        foreach (var channel in (string[])["heartbeats", "level2", "market_trades", "status", "ticker"])
            venue.Send(socket, $$"""{"type":"subscribe","product_ids":["BTC-USD"],"channel":"{{channel}}"}""");
        ShouldHaveSent(venue, "heartbeats l2_data market_trades status ticker");
    }

    [Theory]
    [InlineData(false, "account fill order")]
    [InlineData(true, "account fill order position")]
    public void Frames_of_Weex_have_names_that_faults_may_use(bool isFutures, string accountChannels)
    {
        var venue = Weex();
        WeexClient client = new(venue, isFutures);
        client.Subscribe(client.OpenPublic(), [.. venue.Venue.Reach!.Streams.Select(stream => stream.Name).Where(name => name.Contains('@')).Distinct()]);
        client.Subscribe(client.OpenPrivate(), accountChannels.Split(' '));
        client.Place().Status.ShouldBe(200);
        ShouldHaveSent(venue, "trade ticker bookTicker depth kline userData");
    }

    [Fact]
    public void A_stream_of_all_symbols_that_a_recording_holds_is_one_that_faults_may_use()
    {
        const string Stream = "!forceOrder@arr";
        var venue = Virtual(new BinanceVenue(
            new BinanceVenueOptions
            {
                Recordings =
                [
                    new VenueRecording(
                        "liquidations", BinanceMarketKind.UsdFutures, [new BookSnapshot("BTCUSDT", 1, [new(60_000m, 1m)], [new(60_001m, 1m)])],
                        [new RecordedFrame(0, FrameKind.Other, "", Stream, [(byte)'{', (byte)'}'], [])]),
                ],
                History = TimeSpan.Zero,
            },
            Start));
        venue.Open("/usdm/market/ws/" + Stream);
        ShouldHaveSent(venue, Stream);
        FaultText.Parse("drop:stream=!forceOrder", venue.Venue).ShouldHaveSingleItem();
    }

    private static VirtualVenue Binance() => Virtual(new BinanceVenue(
        new BinanceVenueOptions
        {
            SimulatedSymbols = ["BTCUSDT"],
            SimulatedMarkets = [BinanceMarketKind.Spot, BinanceMarketKind.UsdFutures],
            History = TimeSpan.FromMinutes(1),
        },
        Start));

    private static VirtualVenue Coinbase() => Virtual(
        new CoinbaseVenue(new CoinbaseVenueOptions { SimulatedProducts = ["BTC-USD"], History = TimeSpan.FromMinutes(1) }, Start));

    private static VirtualVenue Weex() =>
        Virtual(new WeexVenue(new WeexVenueOptions { Symbols = ["BTCUSDT"], History = TimeSpan.FromMinutes(1) }, Start));

    private static VirtualVenue Virtual(IEmulatedVenue venue) => new(venue, Start);

    /// <summary>Within a quarter of a minute, frames of these kinds of stream, and of none that is not told of.</summary>
    private static void ShouldHaveSent(VirtualVenue venue, string kinds)
    {
        venue.Pass(TimeSpan.FromSeconds(15));
        var streams = venue.Venue.Reach!.Streams.DistinctBy(stream => stream.Name).ToDictionary(stream => stream.Name, stream => stream.Kind);
        var sent = venue.Outputs.Select(output => output.Stream).Where(stream => stream.Length > 0).Distinct().ToList();
        sent.Except(streams.Keys).ShouldBeEmpty();
        sent.Select(stream => streams[stream]).Distinct().ShouldBe(kinds.Split(' '), ignoreOrder: true);
    }
}
