using System.Text;
using System.Text.Json;
using Aetherion.Domain.Venues.Orders;
using Aetherion.Domain.Venues.Orders.Binance;
using Aetherion.Domain.Venues.Orders.Coinbase;
using Aetherion.Domain.Venues.Orders.Weex;
using Aetherion.Domain.Venues.Weex;

namespace Aetherion.Domain.Tests.Venues.Orders;

/// <summary>Events about orders and balances, as collected from the venues.</summary>
public sealed class UserStreamTests
{
    private static readonly string[] Collected = ["user_data_json", "ws_spot_execution_report", "ws_futures_order_update", "ws_futures_trade_lite", "ws_futures_algo"];

    [Fact]
    public void Every_collected_event_of_Binance_is_read_and_equals_a_plain_reading()
    {
        BinanceUserStreamReader reader = new();
        var orders = 0;
        foreach (var (file, json) in Collected.SelectMany(part => Fixtures.Samples("nautilus-binance", part)))
        {
            reader.TryRead(json, out var read).ShouldBeTrue(file);
            if (read.Kind != UserEventKind.Orders)
                continue;
            orders++;
            Compare(read.Reports.ShouldHaveSingleItem(), json, file);
        }
        orders.ShouldBeGreaterThan(30);
        reader.Counters.MalformedCount.ShouldBe(0);
        reader.Counters.Unknown.Counts.ShouldBeEmpty();
    }

    [Fact]
    public void An_execution_without_a_price_is_no_fill_and_leaves_the_order_incomplete()
    {
        BinanceUserStreamReader reader = new();
        reader.TryRead(Fixtures.Sample("nautilus-binance", "ws_spot_execution_report_trade_l_zero.json"), out var read).ShouldBeTrue();
        var report = read.Reports.Single();
        report.Fills.ShouldBeEmpty();
        report.ExecutedQuantity.ShouldBe(0.00100000m);
    }

    [Fact]
    public void A_cancel_is_told_of_under_the_orders_own_id()
    {
        const string Cancel =
            """{"e":"executionReport","E":1,"s":"A","c":"cancel-1","C":"order-1","S":"BUY","x":"CANCELED","X":"CANCELED","r":"NONE","i":5,"l":"0","z":"0.1","L":"0","n":"0","N":null,"T":1,"t":-1}""";
        new BinanceUserStreamReader().TryRead(Encoding.UTF8.GetBytes(Cancel), out var read).ShouldBeTrue();
        (read.Reports.Single().ClientOrderId, read.Reports.Single().ExecutedQuantity).ShouldBe(("order-1", 0.1m));
    }

    [Theory]
    [InlineData("""{"e":"listenKeyExpired","E":1736996475556,"listenKey":"x"}""")]
    [InlineData("""{"subscriptionId":0,"event":{"e":"eventStreamTerminated","E":1728973001334}}""")]
    [InlineData("""{"stream":"x","data":{"e":"listenKeyExpired","E":1}}""")]
    public void The_end_of_a_stream_is_told(string message)
    {
        new BinanceUserStreamReader().TryRead(Encoding.UTF8.GetBytes(message), out var read).ShouldBeTrue();
        read.Kind.ShouldBe(UserEventKind.StreamEnded);
    }

    [Fact]
    public void Balances_are_read_exactly()
    {
        BinanceUserStreamReader reader = new();
        reader.TryRead(Fixtures.Sample("nautilus-binance", "spot/user_data_json/account_position.json"), out var spot).ShouldBeTrue();
        spot.Balances[0].ShouldBe(new AssetBalance("USDT", 10000.00000000m, 2500.00000000m));
        reader.TryRead(Fixtures.Push("binance-net", "UsdFutures/AccountUpdate.txt"), out var futures).ShouldBeTrue();
        futures.Balances[0].ShouldBe(new AssetBalance("USDT", 122624.12345678m, 0));
    }

    [Fact]
    public void Unknown_events_and_words_are_counted_and_not_dropped_silently()
    {
        BinanceUserStreamReader reader = new();
        reader.TryRead("""{"e":"somethingNew","E":1}"""u8.ToArray(), out _).ShouldBeTrue();
        reader.TryRead("""{"e":"executionReport","E":1,"s":"A","c":"a","C":"","S":"HOLD","x":"DREAM","X":"HALF_ASLEEP","i":5,"l":"0","z":"0","L":"0","T":1,"t":-1,"future":{}}"""u8.ToArray(), out var read)
            .ShouldBeTrue();
        read.Reports.Single().Status.ShouldBe(VenueOrderStatus.Unrecognized);
        reader.TryRead("{"u8.ToArray(), out _).ShouldBeFalse();
        reader.Counters.Unknown.Counts.ToDictionary(name => name.Key.ToString(), name => name.Value).ShouldBe(
            new Dictionary<string, long>
            {
                ["event somethingNew"] = 1, ["field executionReport.future"] = 1, ["status HALF_ASLEEP"] = 1, ["side HOLD"] = 1,
                ["execution DREAM"] = 1,
            },
            ignoreOrder: true);
        (reader.Counters.ReadCount, reader.Counters.MalformedCount).ShouldBe((2, 1));
    }

    [Fact]
    public void The_user_channel_of_Coinbase_tells_sums()
    {
        CoinbaseUserStreamReader reader = new();
        reader.TryRead(Fixtures.Push("coinbase-net", "Subscriptions/AdvancedTrade/User.txt"), out var read).ShouldBeTrue();
        var report = read.Reports.ShouldHaveSingleItem();
        (report.ClientOrderId, report.Status, report.ExecutedQuantity).ShouldBe(("XXX", VenueOrderStatus.Filled, 0.01m));
        reader.TryRead(Fixtures.Sample("nautilus-coinbase", "ws_user.json"), out read).ShouldBeTrue();
        read.Reports.Single().Status.ShouldBe(VenueOrderStatus.New);
        reader.Counters.Unknown.Counts.ShouldBeEmpty();
    }

    [Fact]
    public void The_private_channels_of_WEEX_are_read_and_inexact_fills_left_out()
    {
        WeexUserStreamReader reader = new();
        reader.TryRead(Fixtures.Push("weex-net", "Subscriptions/Spot/Order.txt"), out var order).ShouldBeTrue();
        order.Reports.Single().ExecutedQuantity.ShouldBe(0.000952m);
        reader.TryRead(Fixtures.Push("weex-net", "Subscriptions/Futures/UserTrade.txt"), out var fill).ShouldBeTrue();
        fill.Reports.Single().Fills.Single().Price.ShouldBe(103812.7m);
        reader.TryRead("""{"e":"fill","d":[{"id":"1","symbol":"A","orderId":"2","fillSize":"3","fillValue":"10","fillFee":"0"}]}"""u8.ToArray(), out fill)
            .ShouldBeTrue();
        fill.Reports.Single().Fills.ShouldBeEmpty();
        reader.TryRead(Fixtures.Push("weex-net", "Subscriptions/Spot/Account.txt"), out var account).ShouldBeTrue();
        account.Balances.Single().ShouldBe(new AssetBalance("USDT", 950.00000000m, 250.00000000m));
    }

    [Fact]
    public void The_private_socket_of_WEEX_is_signed_and_its_pings_are_answered()
    {
        VenueCredentials credentials = new("key", "secret", "pass");
        var headers = WeexUserStreams.Headers(credentials, new SigningMoment(DateTimeOffset.FromUnixTimeMilliseconds(1775117847999), ""));
        headers.ShouldBe([
            new("ACCESS-KEY", "key"), new("ACCESS-SIGN", WeexSigner.SignSocket("secret", 1775117847999)),
            new("ACCESS-TIMESTAMP", "1775117847999"), new("ACCESS-PASSPHRASE", "pass")]);
        WeexUserStreams.Answer("""{"event":"ping","time":"1775117847999"}"""u8.ToArray()).ShouldBe("""{"method":"PONG","id":"1775117847999"}""");
        WeexUserStreams.Answer("""{"e":"orders","E":1,"d":[]}"""u8.ToArray()).ShouldBeNull();
        WeexUserStreams.Answer("{"u8.ToArray()).ShouldBeNull();
        WeexUserStreams.IsRefusal("""{"id":"1","result":false}"""u8.ToArray()).ShouldBeTrue();
        WeexUserStreams.IsRefusal("""{"id":"1","result":true}"""u8.ToArray()).ShouldBeFalse();
        WeexUserStreams.IsRefusal("""{"e":"orders","E":1,"d":[]}"""u8.ToArray()).ShouldBeFalse();
    }

    [Fact]
    public void The_user_channel_of_Coinbase_Exchange_tells_steps_and_the_reader_sums()
    {
        CoinbaseExchangeUserStreamReader reader = new();
        Read("""{"type":"received","time":"2014-11-07T08:19:27.028459Z","product_id":"BTC-USD","sequence":10,"order_id":"o","client_oid":"c","size":"1.34","price":"502.1","side":"buy","order_type":"limit"}""")
            .ShouldBe(("c", "o", VenueOrderStatus.New, null));
        Read(Match(7, "o", "0.3")).ShouldBe(("c", "o", VenueOrderStatus.PartiallyFilled, 0.3m));
        Read(Match(7, "o", "0.3")).ShouldBe(("c", "o", VenueOrderStatus.PartiallyFilled, 0.3m), "it is the same one");
        Read(Match(8, "o", "0.2")).ShouldBe(("c", "o", VenueOrderStatus.PartiallyFilled, 0.5m));
        Read(Match(9, "other", "9")).ShouldBe(("", "other", VenueOrderStatus.Unrecognized, null));
        Read("""{"type":"done","time":"2014-11-07T08:19:27.028459Z","product_id":"BTC-USD","sequence":11,"price":"502.1","order_id":"o","reason":"canceled","side":"buy","remaining_size":"0.84"}""")
            .ShouldBe(("c", "o", VenueOrderStatus.Cancelled, 0.5m));
        Read("""{"type":"done","product_id":"BTC-USD","order_id":"of-before","reason":"filled","remaining_size":"0"}""")
            .ShouldBe(("", "of-before", VenueOrderStatus.Unrecognized, null), "its size is not known");
        foreach (var (_, json) in Fixtures.Samples("coinbase-exchange-node", "ws/full/"))
            reader.TryRead(json, out _).ShouldBeTrue();
        reader.Counters.Unknown.Counts.ShouldBeEmpty();

        (string, string, VenueOrderStatus, decimal?) Read(string json)
        {
            reader.TryRead(System.Text.Encoding.UTF8.GetBytes(json), out var told).ShouldBeTrue();
            var report = told.Reports.Single();
            return (report.ClientOrderId, report.VenueOrderId, report.Status, report.ExecutedQuantity);
        }

        static string Match(int trade, string order, string size) =>
            $$"""{"type":"match","trade_id":{{trade}},"sequence":50,"maker_order_id":"{{order}}","taker_order_id":"x","time":"2014-11-07T08:19:27.028459Z","product_id":"BTC-USD","size":"{{size}}","price":"400.23","side":"buy","maker_user_id":"u","user_id":"u","maker_fee_rate":"0.005"}""";
    }

    [Fact]
    public void Broken_events_never_throw() => ShouldNeverThrow(20_000);

    [Fact(Explicit = true)]
    public void A_million_broken_events_never_throw() => ShouldNeverThrow(1_000_000);

    private static void ShouldNeverThrow(int count)
    {
        byte[][] samples =
        [
            .. Collected.SelectMany(part => Fixtures.Samples("nautilus-binance", part)).Select(s => s.Json),
            Fixtures.Push("coinbase-net", "Subscriptions/AdvancedTrade/User.txt"),
            Fixtures.Push("weex-net", "Subscriptions/Spot/Order.txt"),
            .. Fixtures.Samples("coinbase-exchange-node", "ws/full/").Select(s => s.Json),
            Fixtures.Push("weex-net", "Subscriptions/Futures/UserTrade.txt"),
        ];
        IUserStreamReader[] readers = [new BinanceUserStreamReader(), new CoinbaseUserStreamReader(), new WeexUserStreamReader(), new CoinbaseExchangeUserStreamReader()];
        FrameMutator mutator = new(7, samples);
        for (var i = 0; i < count; i++)
            readers[i % readers.Length].TryRead(mutator.Next(), out _);
        readers.Sum(r => r.Counters.ReadCount + r.Counters.MalformedCount).ShouldBe(count);
        readers.ShouldAllBe(r => r.Counters.Unknown.Counts.Keys.Count(name => name.Name != UnknownNames.OtherName) <= UnknownNames.NamesMax);
    }

    private static void Compare(OrderReport report, byte[] json, string file)
    {
        using var document = JsonDocument.Parse(json);
        var root = document.RootElement;
        root = root.TryGetProperty("event", out var inner) || root.TryGetProperty("data", out inner) ? inner : root;
        root = root.TryGetProperty("o", out inner) && inner.ValueKind == JsonValueKind.Object ? inner : root;
        report.Symbol.ShouldBe(root.GetProperty("s").GetString(), file);
        report.VenueOrderId.ShouldBe(root.GetProperty("i").GetRawText(), file);
        report.ExecutedQuantity.ShouldBe(Number("z"), file);
        var isFill = root.GetProperty("t").GetInt64() > 0 && Number("l") > 0 && Number("L") > 0;
        report.Fills.Length.ShouldBe(isFill ? 1 : 0, file);
        if (!isFill)
            return;
        (report.Fills[0].Price, report.Fills[0].Quantity, report.Fills[0].Commission)
            .ShouldBe((Number("L"), Number("l"), Number("n")), file);

        decimal Number(string name) =>
            root.TryGetProperty(name, out var value) ? decimal.Parse(value.ToString(), System.Globalization.CultureInfo.InvariantCulture) : 0;
    }
}
