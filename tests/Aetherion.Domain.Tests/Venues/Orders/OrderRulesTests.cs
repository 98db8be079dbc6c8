using System.Text;
using Aetherion.Domain.Venues.Orders;
using Aetherion.Domain.Venues.Orders.Binance;
using Aetherion.Domain.Venues.Orders.Coinbase;
using Aetherion.Domain.Venues.Orders.Weex;
using Aetherion.Model;

namespace Aetherion.Domain.Tests.Venues.Orders;

/// <summary>The rules of instruments, as venues write them, and what they say of orders.</summary>
public sealed class OrderRulesTests
{
    private const string Filters =
        """
        {"filterType":"PRICE_FILTER","minPrice":"0.01","maxPrice":"100000.00","tickSize":"0.01"},
        {"filterType":"LOT_SIZE","minQty":"0.0001","maxQty":"100","stepSize":"0.0001"},
        {"filterType":"MARKET_LOT_SIZE","minQty":"0","maxQty":"50","stepSize":"0"},
        {"filterType":"NOTIONAL","minNotional":"10","applyMinToMarket":true,"maxNotional":"900000","applyMaxToMarket":false,"avgPriceMins":5},
        {"filterType":"PERCENT_PRICE_BY_SIDE","bidMultiplierUp":"1.2","bidMultiplierDown":"0.2","askMultiplierUp":"5","askMultiplierDown":"0.8","avgPriceMins":1},
        {"filterType":"MAX_NUM_ORDERS","maxNumOrders":3},
        {"filterType":"MAX_POSITION","maxPosition":"10"}
        """;

    private static readonly RuleContext Market = new(ReferencePrice: 100m, OpenOrders: 0, HeldQuantity: 0);

    [Theory]
    [InlineData("1.00019999", "1.0001")]
    [InlineData("0.3", "0.3")]
    [InlineData("0.29999999999999999999999", "0.2999")]
    public void Quantities_are_rounded_down_in_decimal(string asked, string sent)
    {
        var verdict = Rules().Fit(Order(VenueOrderType.Market, decimal.Parse(asked, null)), Market);
        verdict.Refusal.ShouldBeNull();
        verdict.Order!.Quantity.ShouldBe(decimal.Parse(sent, null));
    }

    [Theory]
    [InlineData("0.00005", null, "LOT_SIZE", "quantity=0.00005 step=0.0001; 0.0001 or more would pass")]
    [InlineData("100.1", "50", "LOT_SIZE", "quantity=100.1; 0.0001 to 100 would pass")]
    [InlineData("50.1", null, "MARKET_LOT_SIZE", "quantity=50.1; 50 or less would pass")]
    [InlineData("1", "50.005", "PRICE_FILTER", "price=50.005 tick=0.01; 50 or 50.01 would pass")]
    [InlineData("1", "100000.01", "PRICE_FILTER", "price=100000.01; 0.01 to 100000 would pass")]
    [InlineData("1", "0", "PRICE_FILTER", "an order of this type needs a price above 0")]
    [InlineData("0.0999", null, "NOTIONAL", "value=9.99 minimum=10 maximum=900000 at price=100; a quantity of 0.1 or more would pass")]
    [InlineData("0.3", "30.01", "NOTIONAL", "value=9.003 minimum=10 maximum=900000 at price=30.01; a quantity of 0.3333 or more would pass")]
    [InlineData("1", "120.01", "PERCENT_PRICE", "price=120.01 reference=100; 20 to 120 would pass")]
    [InlineData("11", "99", "MAX_POSITION", "held=0 quantity=11 maximum=10; 10 or less would pass")]
    public void A_refusal_says_which_rule_and_what_would_pass(string quantity, string? price, string rule, string text)
    {
        var type = price is null ? VenueOrderType.Market : VenueOrderType.Limit;
        var order = Order(type, decimal.Parse(quantity, null), price is null ? null : decimal.Parse(price, null));
        var refusal = Rules().Fit(order, Market).Refusal.ShouldNotBeNull();
        refusal.Rule.ShouldBe(rule);
        refusal.Text.ShouldBe(text);
    }

    [Theory]
    [InlineData("49.9", false, "49.9")]
    [InlineData("120.00005", false, "50")]
    [InlineData("120", true, "30.0001")]
    public void What_is_more_than_the_venue_takes_at_once_is_cut_down_to_what_it_takes(string asked, bool hasValueMax, string cut)
    {
        var rules = Rules() with { Notional = new NotionalRule(10m, hasValueMax ? 3000.019m : 0, MinForMarket: true, MaxForMarket: true) };
        var order = rules.Cut(Order(VenueOrderType.Market, decimal.Parse(asked, null)) with { Side = Side.Sell }, Market);
        order.Quantity.ShouldBe(decimal.Parse(cut, null));
        rules.Fit(order, Market).Refusal.ShouldBeNull();
    }

    [Theory]
    [InlineData("0.00005", true)]
    [InlineData("0.0999", true)]
    [InlineData("50.1", false)]
    [InlineData("100.1", false)]
    public void A_refusal_says_whether_it_is_because_the_order_is_too_small(string quantity, bool isTooSmall) =>
        Rules().Fit(Order(VenueOrderType.Market, decimal.Parse(quantity, null)), Market).Refusal!.IsTooSmall.ShouldBe(isTooSmall);

    [Fact]
    public void Too_many_open_orders_are_refused()
    {
        var refusal = Rules().Fit(Order(VenueOrderType.Limit, 1, 99), Market with { OpenOrders = 3 }).Refusal;
        refusal!.Rule.ShouldBe("MAX_NUM_ORDERS");
    }

    [Fact]
    public void What_would_pass_passes()
    {
        Rules().Fit(Order(VenueOrderType.Limit, 0.3333m, 30.01m), Market).Refusal.ShouldBeNull();
        Rules().Fit(Order(VenueOrderType.Market, 0.1m), Market).Refusal.ShouldBeNull();
        Rules().Fit(Order(VenueOrderType.Limit, 10m, 99m), Market).Refusal.ShouldBeNull();
    }

    [Fact]
    public void Zero_disables_a_part_of_a_rule()
    {
        var rules = Read(Info(
            """{"filterType":"PRICE_FILTER","minPrice":"0","maxPrice":"0","tickSize":"0"},{"filterType":"LOT_SIZE","minQty":"0","maxQty":"0","stepSize":"0"}"""));
        rules.Fit(Order(VenueOrderType.Limit, 123456789.123456789m, 0.000000123m), Market).Refusal.ShouldBeNull();
    }

    [Fact]
    public void Market_orders_are_free_of_the_notional_where_the_rule_says_so()
    {
        var rules = Read(Info("""{"filterType":"MIN_NOTIONAL","minNotional":"10","applyToMarket":false,"avgPriceMins":5}"""));
        rules.Fit(Order(VenueOrderType.Market, 0.01m), Market).Refusal.ShouldBeNull();
        rules.Fit(Order(VenueOrderType.Limit, 0.01m, 100m), Market).Refusal!.Rule.ShouldBe("NOTIONAL");
    }

    [Theory]
    [InlineData("""{"filterType":"MIN_NOTIONAL","notional":"100"}""", true)]
    [InlineData("""{"filterType":"MIN_NOTIONAL","minNotional":"100","applyToMarket":true,"avgPriceMins":5}""", false)]
    public void What_only_reduces_a_position_of_futures_may_be_of_any_value(string filter, bool isFree)
    {
        var rules = Read(Info(filter));
        var order = Order(VenueOrderType.Market, 0.01m);
        rules.Fit(order, Market).Refusal!.Rule.ShouldBe("NOTIONAL");
        (rules.Fit(order with { IsReduceOnly = true }, Market).Refusal is null).ShouldBe(isFree);
    }

    [Theory]
    [InlineData("CANCEL_ONLY", "CANCEL_ONLY")]
    [InlineData("HALT", "NOT_TRADING")]
    [InlineData("SOMETHING_NEW", "NOT_TRADING")]
    public void Nothing_is_sent_while_the_instrument_does_not_trade(string status, string rule) =>
        Read(Info(Filters, status)).Fit(Order(VenueOrderType.Market, 1), Market).Refusal!.Rule.ShouldBe(rule);

    [Fact]
    public void Unknown_filters_and_statuses_are_counted_and_what_cannot_be_read_costs_that_instrument_alone()
    {
        var json = $$"""
            {"symbols":[
            {"symbol":"A","status":"NEW_WORD","baseAsset":"A","quoteAsset":"Q","filters":[{"filterType":"MOON_PHASE","x":1}]},
            {"symbol":"B","status":"TRADING","baseAsset":"B","quoteAsset":"Q","filters":[{"filterType":"LOT_SIZE","minQty":"x"}]},
            {"symbol":"C","status":"TRADING","baseAsset":"C","quoteAsset":"Q","filters":[{{Filters}},{"filterType":"MOON_PHASE"}]}]}
            """;
        UnknownNames unknown = new();
        BinanceRules.TryRead(Encoding.UTF8.GetBytes(json), unknown, out var book).ShouldBeTrue();
        book.Count.ShouldBe(2);
        book.UnreadableCount.ShouldBe(1);
        book.UnknownStatusCount.ShouldBe(1);
        book.UnknownFilters.ShouldHaveSingleItem().ShouldBe(new KeyValuePair<string, int>("MOON_PHASE", 2));
        unknown.Counts.Keys.Select(name => name.ToString()).ShouldBe(
            ["field filter.x", "filterType MOON_PHASE", "status NEW_WORD", "unreadable instrument B"], ignoreOrder: true);
        book.TryGet("B", out _).ShouldBeFalse();
    }

    [Theory]
    [InlineData("http_spot_market_exchange_info.json", 2, "0.01000000", "0.00001000", "10.00000000", 200)]
    [InlineData("http_futures_market_exchange_info.json", 3, "0.10", "0.001", "10", 200)]
    public void Recorded_rules_of_Binance_are_read_exactly(
        string file, int count, string tick, string step, string notional, int openOrders)
    {
        BinanceRules.TryRead(Fixtures.Sample("nautilus-binance", file), new UnknownNames(), out var book).ShouldBeTrue();
        book.Count.ShouldBe(count);
        book.UnreadableCount.ShouldBe(0);
        book.UnknownFilters.ShouldBeEmpty();
        book.TryGet("BTCUSDT", out var rules).ShouldBeTrue();
        rules.Permission.ShouldBe(TradingPermission.Trading);
        rules.Price.Step.ToString(null, null).ShouldBe(tick);
        rules.Lot.Step.ToString(null, null).ShouldBe(step);
        rules.Notional!.Min.ToString(null, null).ShouldBe(notional);
        rules.Notional.MinForMarket.ShouldBeTrue();
        rules.OpenOrdersMax.ShouldBe(openOrders);
    }

    [Fact]
    public void Every_filter_of_the_documentation_is_known()
    {
        var filters = Documented();
        filters.Length.ShouldBeGreaterThan(15);
        BinanceRules.TryRead(Encoding.UTF8.GetBytes(Info(string.Join(',', filters))), new UnknownNames(), out var book).ShouldBeTrue();
        book.UnreadableCount.ShouldBe(0);
        book.UnknownFilters.Keys.ShouldBe(
            ["EXCHANGE_MAX_NUM_ALGO_ORDERS", "EXCHANGE_MAX_NUM_ICEBERG_ORDERS", "EXCHANGE_MAX_NUM_ORDERS", "EXCHANGE_MAX_NUM_ORDER_LISTS", "MAX_ASSET"],
            ignoreOrder: true);
    }

    [Fact]
    public void A_product_of_Coinbase_Exchange_is_read()
    {
        CoinbaseExchangeRules.TryRead(
            """{"id":"BTC-USD","base_currency":"BTC","quote_currency":"USD","base_increment":"0.00000001","quote_increment":"0.01","display_name":"BTC-USD","status":"online","status_message":"","min_market_funds":"10","post_only":true,"limit_only":false,"cancel_only":false,"trading_disabled":false}"""u8.ToArray(), new UnknownNames(),
            out var book).ShouldBeTrue();
        book.TryGet("BTC-USD", out var rules).ShouldBeTrue();
        (rules.Price.Step, rules.Lot.Step, rules.Notional!.Min, rules.Permission, rules.QuoteAsset)
            .ShouldBe((0.01m, 0.00000001m, 10m, TradingPermission.PostOnly, "USD"));
    }

    [Fact]
    public void Products_of_Coinbase_are_read_and_the_strictest_switch_wins()
    {
        CoinbaseRules.TryRead(Fixtures.Answer("coinbase-net", "ExchangeData/GetSymbols.txt"), new UnknownNames(), out var book).ShouldBeTrue();
        book.TryGet("BTC-USD", out var rules).ShouldBeTrue();
        rules.Lot.ShouldBe(new StepRule(0.00000001m, 1000m, 0.00000001m));
        rules.Permission.ShouldBe(TradingPermission.Halted);
    }

    [Theory]
    [InlineData("1,0.1,0.01", "0.01", 0)]
    [InlineData("1,abc,0.1", "0.1", 1)]
    [InlineData("1e-3, ,0.01,-1,0", "0.01", 3)]
    [InlineData("none", "0.00000001", 1)]
    [InlineData("", "0.00000001", 0)]
    public void A_step_of_WEEX_that_is_no_number_is_passed_over_and_counted(string shown, string tick, int unreadable)
    {
        var json = $$"""
            {"symbols":[{"symbol":"BTCUSDT","status":"TRADING","baseAsset":"BTC","baseAssetPrecision":8,"quoteAsset":"USDT",
            "quoteAssetPrecision":8,"minTradeAmount":"0.0001","maxTradeAmount":"1000","enableTrade":true,"displayDigitMerge":"{{shown}}"}]}
            """;
        UnknownNames unknown = new();
        WeexRules.TryReadSpot(Encoding.UTF8.GetBytes(json), unknown, out var book).ShouldBeTrue();
        book.UnreadableCount.ShouldBe(0);
        book.TryGet("BTCUSDT", out var rules).ShouldBeTrue();
        rules.Price.Step.ToString(null, null).ShouldBe(tick);
        unknown.Counts.Values.Sum().ShouldBe(unreadable);
        unknown.Counts.Keys.ShouldAllBe(name => name.Kind == "step of prices");
    }

    [Fact]
    public void Symbols_of_WEEX_are_read()
    {
        WeexRules.TryReadSpot(Fixtures.Answer("weex-net", "Spot/ExchangeData/GetExchangeInfo.txt"), new UnknownNames(), out var spot).ShouldBeTrue();
        spot.TryGet("BTCUSDT", out var rules).ShouldBeTrue();
        rules.Lot.ShouldBe(new StepRule(0.0001m, 1000m, 0.00000001m));
        rules.Price.Step.ShouldBe(0.01m, "the finest step in which the book is shown");
        rules.MarketLot.Max.ShouldBe(50m);
        rules.Fit(Order(VenueOrderType.Limit, 1, 110.01m) with { Symbol = "BTCUSDT" }, Market).Refusal!.Rule
            .ShouldBe("PERCENT_PRICE");
        WeexRules.TryReadFutures(Fixtures.Answer("weex-net", "Futures/ExchangeData/GetExchangeInfo.txt"), new UnknownNames(), out var futures)
            .ShouldBeTrue();
        futures.TryGet("BTCUSDT", out rules).ShouldBeTrue();
        rules.Price.Step.ShouldBe(0.1m);
        rules.Lot.Step.ShouldBe(0.000001m);
    }

    [Fact]
    public void Two_grids_of_market_orders_are_both_kept()
    {
        var rules = Rules() with { Lot = new StepRule(0, 0, 0.3m), MarketLot = new StepRule(0, 0, 0.2m), PositionMax = 0 };
        rules.Fit(Order(VenueOrderType.Market, 1.7m), Market).Order!.Quantity.ShouldBe(1.2m);
    }

    private static string[] Documented() =>
    [
        .. VenueRecording.Lines("fixtures/binance-spot-docs-samples.jsonl.gz")
            .Where(line => line.Contains("\"filters.md\"", StringComparison.Ordinal))
            .Select(line => System.Text.Json.JsonDocument.Parse(line).RootElement.GetProperty("json").GetRawText()),
    ];

    private static OrderRules Rules() => Read(Info(Filters));

    private static string Info(string filters, string status = "TRADING") =>
        $$"""{"symbols":[{"symbol":"S","status":"{{status}}","baseAsset":"S","quoteAsset":"Q","filters":[{{filters}}]}]}""";

    private static OrderRules Read(string json)
    {
        BinanceRules.TryRead(Encoding.UTF8.GetBytes(json), new UnknownNames(), out var book).ShouldBeTrue();
        book.TryGet("S", out var rules).ShouldBeTrue();
        return rules;
    }

    private static VenueOrder Order(VenueOrderType type, decimal quantity, decimal? price = null) =>
        new("id-1", "S", Side.Buy, type, quantity, price);
}
