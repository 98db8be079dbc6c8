using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using Aetherion.Domain.Venues.Sessions;
using Aetherion.GrainInterfaces;
using Aetherion.Model;
using Aetherion.Silo.Tests.Venues.Orders;

namespace Aetherion.Silo.Tests.Venues;

/// <summary>The feed of a venue over real sockets.</summary>
public sealed class VenueFeedWorkerTests
{
    private const int SocketSchedules = 200;
    private const int AtOnce = 4;

    [Fact]
    public async Task Book_bars_and_trades_of_the_venue_reach_the_grain_and_inputs_have_one_order()
    {
        await using VenueWorld world = new();
        await world.StartVenueAsync();
        await world.StartFeedAsync(backfill: TimeSpan.FromMinutes(1));

        await world.UntilLiveAsync();
        await world.UntilBooksMeetAsync();
        await world.UntilAsync(() => world.Grain().Events.Count(e => e.Kind == MarketEventKind.Trade) > 10, "trades came");

        var (ours, theirs) = await world.TradesAsync();
        ours.Take(theirs.Count).ShouldBe(theirs);
        world.Grain().Candles.Length.ShouldBeGreaterThan(50);
        world.Budget.Reports.ShouldContain(used => used > 0, "the venue says how much of the budget is used");
        world.Feed.Problem.ShouldBeNull();
        world.Status()!.ClockSkew.ShouldNotBeNull();
        await world.UntilAsync(() => world.Status()!.QuoteCheckCount > 10, "the book is held against best prices");
        world.Status()!.QuoteMismatchCount.ShouldBe(0);
        await world.UntilAsync(
            () => world.Feeds.StatisticsOf(new InstrumentId("binance", VenueWorld.Symbol)).Ticker is not null, "statistics came");
        await world.UntilAsync(
            () => world.Feeds.Decoding.Single() is { DecodedCount: > 0, RefusedCount: 0 }, "what was decoded is counted");
        await world.StopFeedAsync();
        world.Log.IsOrdered.ShouldBeTrue();
        world.Log.HasEnded.ShouldBeTrue();
    }

    [Fact]
    public async Task A_field_that_the_venue_adds_is_shown_and_measured_and_the_book_is_live()
    {
        await using VenueWorld world = new();
        await world.StartVenueAsync();
        using HttpClient http = new();
        await using var between = await MiniVenue.StartAsync();
        between.Answer = request =>
        {
            using HttpRequestMessage asked = new(HttpMethod.Get, new Uri(world.Address, $"{request.Path}{request.QueryString}"));
            using var response = http.Send(asked);
            using StreamReader body = new(response.Content.ReadAsStream());
            var text = body.ReadToEnd();
            return ((int)response.StatusCode, request.Path.Value!.EndsWith("/depth", StringComparison.Ordinal) ? text.Insert(1, "\"added\":[1],") : text);
        };
        using UnknownMeter meter = new("binance");
        await world.StartFeedAsync(rest: between.Address);

        await world.UntilLiveAsync();
        await world.UntilBooksMeetAsync();
        await world.UntilAsync(() => world.Feeds.Decoding.Single().UnknownFieldCount > 0, "the field is counted");
        await world.StopFeedAsync();

        var field = world.Feeds.Decoding.Single().UnknownFields.ShouldHaveSingleItem();
        (field.Source, field.Name).ShouldBe((VenueSource.MarketData, "added"));
        meter.Counts["market_data field"].ShouldBe(field.Count);
    }

    [Fact]
    public async Task A_venue_that_cannot_be_reached_is_a_problem_until_it_can()
    {
        await using VenueWorld world = new();
        var port = FreePort();
        await world.StartFeedAsync(new Uri($"http://127.0.0.1:{port}"));
        await world.UntilAsync(() => world.Feed.Problem is not null, "the problem shows");
        world.Feed.Problem!.ShouldContain("1 of 1 symbols of binance are not live");

        await world.StartVenueAsync(port);

        await world.UntilLiveAsync();
        await world.UntilBooksMeetAsync();
        world.Feed.Problem.ShouldBeNull();
    }

    [Theory]
    [InlineData(VenueWorld.Symbol, true)]
    [InlineData("ETHUSDT", false)]
    public async Task A_symbol_goes_on_in_the_steps_that_are_stored_though_the_venues_have_become_coarser(string symbol, bool isOfStart)
    {
        await using VenueWorld world = new();
        await world.StartVenueAsync();
        Instrument stored = new(
            new InstrumentId("binance", symbol), Market.Crypto, symbol[..3], "USDT", 0.0001m, 0.0000000001m, 5);
        if (isOfStart)
            await world.KeepAsync(stored);
        await world.StartFeedAsync();
        await world.UntilLiveAsync();
        if (!isOfStart)
        {
            // It was not among those that the start restored.
            await world.KeepAsync(stored);
            (await world.Feeds.Subscribe(stored.Id)).Refusal.ShouldBeNull();
            await world.UntilLiveAsync(symbol);
        }

        await world.UntilBooksMeetAsync(symbol);
        var instrument = world.Instrument(symbol)!;
        (instrument.PriceTick, instrument.QuantityStep).ShouldBe((0.0001m, 0.0000000001m));
        instrument.OrderStep.ShouldBeGreaterThan(stored.OrderStep, "orders follow the venue");
        var best = (await world.Grain(symbol).GetOrderBook(1)).Bids[0].Price;
        instrument.ToDecimal(best).ShouldBeGreaterThan(100, "it is told in the stored tick");
    }

    [Fact]
    public async Task Symbols_come_and_go_without_another_connection_and_their_sequence_goes_on()
    {
        await using VenueWorld world = new();
        await world.StartVenueAsync();
        await world.StartFeedAsync();
        await world.UntilLiveAsync();

        (await world.Feeds.Subscribe(new InstrumentId("binance", "ETH-USD"))).ShouldBe(
            new VenueChange(new InstrumentId("binance", "ETHUSDT"), null));
        await world.UntilLiveAsync("ETHUSDT");
        await world.UntilBooksMeetAsync("ETHUSDT");
        (await world.Feeds.Unsubscribe(new InstrumentId("binance", VenueWorld.Symbol))).Refusal.ShouldBeNull();
        world.Status().ShouldBeNull();
        (await world.Grain().GetOrderBook(5)).State.ShouldNotBe(FeedState.Live, "nothing decides on a book that is not kept");
        (await world.Feeds.Unsubscribe(new InstrumentId("binance", VenueWorld.Symbol))).Refusal!.Code
            .ShouldBe(VenueRefusals.NotSubscribed);
        (await world.Feeds.Subscribe(new InstrumentId("binance", VenueWorld.Symbol))).Refusal.ShouldBeNull();
        (await world.Feeds.Subscribe(new InstrumentId("binance", VenueWorld.Symbol))).Refusal!.Code
            .ShouldBe(VenueRefusals.AlreadySubscribed);
        await world.UntilLiveAsync();
        await world.UntilBooksMeetAsync();

        world.Log.Counts[VenueInputKind.Opened].ShouldBe(1);
        var events = world.Grain().Events;
        events.Select(e => e.Sequence).ShouldBe(Enumerable.Range(1, events.Length).Select(i => (long)i));
    }

    [Fact]
    public async Task Whoever_leaves_a_symbol_on_a_grains_turn_does_not_call_its_grain_on_that_turn()
    {
        var turns = new ConcurrentExclusiveSchedulerPair().ExclusiveScheduler;
        await using VenueWorld world = new();
        await world.StartVenueAsync();
        await world.StartFeedAsync();
        for (var round = 0; round < 3; round++)
        {
            await world.UntilLiveAsync();
            var before = world.Grain().Calls.Length;
            await Task.Factory.StartNew(
                () => world.Feeds.Unsubscribe(new InstrumentId("binance", VenueWorld.Symbol)),
                TestContext.Current.CancellationToken, TaskCreationOptions.None, turns).Unwrap();
            world.Grain().Calls.Length.ShouldBeGreaterThan(before, "the book was taken back");
            await world.Feeds.Subscribe(new InstrumentId("binance", VenueWorld.Symbol));
        }
        world.Grain().WasCalledOn(turns).ShouldBeFalse();
    }

    [Fact]
    public async Task A_venue_that_refuses_is_left_alone_for_as_long_as_it_says()
    {
        await using VenueWorld world = new();
        await world.StartVenueAsync();
        using HttpClient http = new();
        HttpStatusCode status;
        do
        {
            status = (await http.GetAsync(
                new Uri(world.Address, "api/v3/depth?symbol=BTCUSDT&limit=5000"), TestContext.Current.CancellationToken)).StatusCode;
        }
        while (status == HttpStatusCode.OK);

        await world.StartFeedAsync();
        await world.UntilAsync(() => !world.Budget.Blocks.IsEmpty, "the refusal was told to the budget");

        world.Budget.Blocks.First().ShouldNotBeNull().TotalSeconds.ShouldBeInRange(1, 120);
    }

    [Fact]
    public async Task A_ping_is_answered_with_its_own_payload()
    {
        using TcpListener listener = new(IPAddress.Loopback, 0);
        listener.Start();
        await using VenueWorld world = new();
        await world.StartFeedAsync(new Uri($"http://{listener.LocalEndpoint}"));
        byte[] pong;
        while (true)
        {
            using var client = await listener.AcceptTcpClientAsync(TestContext.Current.CancellationToken);
            if (await TryUpgradeAsync(client.GetStream()) is not { } stream)
                continue;
            await stream.WriteAsync((byte[])[0x89, 3, (byte)'a', (byte)'b', (byte)'c'], TestContext.Current.CancellationToken);
            pong = new byte[9];
            await stream.ReadExactlyAsync(pong, TestContext.Current.CancellationToken);
            break;
        }

        pong[0].ShouldBe((byte)0x8A);
        pong[1].ShouldBe((byte)(0x80 | 3), "three bytes, masked");
        var payload = pong[6..].Select((value, i) => (byte)(value ^ pong[2 + i])).ToArray();
        Encoding.ASCII.GetString(payload).ShouldBe("abc");
    }

    [Fact]
    public Task After_faults_on_sockets_book_and_trades_are_those_of_the_venue() => RunSchedulesAsync(AtOnce);

    [Fact(Explicit = true)]
    public Task After_two_hundred_schedules_on_sockets_book_and_trades_are_those_of_the_venue() =>
        RunSchedulesAsync(SocketSchedules);

    private static Task RunSchedulesAsync(int count) => Parallel.ForEachAsync(
        Enumerable.Range(0, count), new ParallelOptions { MaxDegreeOfParallelism = AtOnce },
        async (number, _) => await RunScheduleAsync(number));

    private static async Task RunScheduleAsync(int number)
    {
        string[] faults =
        [
            "drop:probability=0.05", "gap:probability=0.02,length=4", "duplicate:probability=0.1", "reorder:probability=0.05",
            "delay:probability=0.05,duration=300ms", "malformed:probability=0.02,stream=depth", "disconnect:probability=0.01",
            "slow-reader:probability=0.01,duration=500ms", "drop:probability=0.3,stream=rest", "maintenance:duration=500ms",
        ];
        await using VenueWorld world = new();
        await world.StartVenueAsync(seed: (ulong)number + 1);
        await world.StartFeedAsync();
        await world.UntilLiveAsync();
        await world.SetFaultsAsync($"{faults[number % faults.Length]};{faults[(number / faults.Length) % faults.Length]}");
        await Task.Delay(TimeSpan.FromMilliseconds(1500 + (number % 5 * 300)), TimeProvider.System);
        await world.ClearFaultsAsync();
        await world.UntilLiveAsync();
        await world.UntilBooksMeetAsync();
        await world.UntilAsync(() => world.Grain().Events.Any(e => e.Kind == MarketEventKind.Trade), "a trade came");
        var (ours, theirs) = await world.TradesAsync();
        ours.Take(theirs.Count).ShouldBe(theirs, $"schedule {number}");
        world.Log.IsOrdered.ShouldBeTrue();
    }

    /// <summary>Takes a request for a socket; null for any other.</summary>
    private static async Task<NetworkStream?> TryUpgradeAsync(NetworkStream stream)
    {
        StringBuilder text = new();
        var buffer = new byte[1];
        while (!text.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal))
        {
            if (await stream.ReadAsync(buffer, TestContext.Current.CancellationToken) == 0)
                return null;
            text.Append((char)buffer[0]);
        }
        var key = text.ToString().Split("\r\n")
            .FirstOrDefault(line => line.StartsWith("Sec-WebSocket-Key:", StringComparison.OrdinalIgnoreCase))?.Split(':')[1].Trim();
        if (key is null)
            return null;
#pragma warning disable CA5350 // The protocol prescribes this hash (RFC 6455).
        var accept = Convert.ToBase64String(SHA1.HashData(Encoding.ASCII.GetBytes(key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11")));
#pragma warning restore CA5350
        await stream.WriteAsync(
            Encoding.ASCII.GetBytes(
                $"HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: {accept}\r\n\r\n"),
            TestContext.Current.CancellationToken);
        return stream;
    }

    private static int FreePort()
    {
        using TcpListener listener = new(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
