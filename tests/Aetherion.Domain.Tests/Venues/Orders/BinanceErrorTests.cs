using System.Text;
using System.Text.Json;
using Aetherion.Domain.Venues.Orders;
using Aetherion.Domain.Venues.Orders.Binance;

namespace Aetherion.Domain.Tests.Venues.Orders;

/// <summary>What each refusal proves: the codes that leave an order's fate open are the ones that cost money.</summary>
public sealed class BinanceErrorTests
{
    private static readonly long[] Unknown = [-1000, -1001, -1006, -1007, -1008, -1016];
    private static readonly long[] Limited = [-1003, -1015, -1034, -1181, -1191];

    [Fact]
    public void Every_published_code_is_classified()
    {
        var codes = Codes();
        codes.Count.ShouldBe(102);
        foreach (var (code, _) in codes)
        {
            BinanceErrors.IsKnown(code).ShouldBeTrue($"{code}");
            var expected = code switch
            {
                _ when Unknown.Contains(code) => ReplyKind.Unknown,
                _ when Limited.Contains(code) => ReplyKind.Limited,
                -1021 => ReplyKind.ClockSkew,
                -2013 => ReplyKind.NotFound,
                _ => ReplyKind.Refused,
            };
            BinanceErrors.Classify(400, code, "").ShouldBe(expected, $"{code}");
        }
    }

    [Fact]
    public void A_status_of_500_or_above_proves_nothing_with_any_code()
    {
        foreach (var (code, text) in Codes())
        {
            foreach (var status in new[] { 500, 502, 503, 504 })
                BinanceErrors.Classify(status, code, text).ShouldBe(ReplyKind.Unknown, $"{status} {code}");
        }
        Read(502, "<html>Bad Gateway</html>").Kind.ShouldBe(ReplyKind.Unknown);
    }

    [Theory]
    [InlineData(400, """{"code":-2010,"msg":"Account has insufficient balance for requested action."}""", ReplyKind.Refused)]
    [InlineData(400, """{"code":-2010,"msg":"Duplicate order sent."}""", ReplyKind.Unknown)]
    [InlineData(400, """{"code":-4116,"msg":"ClientOrderId is duplicated."}""", ReplyKind.Unknown)]
    [InlineData(400, """{"code":-2011,"msg":"Unknown order sent."}""", ReplyKind.NotFound)]
    [InlineData(400, """{"code":-2011,"msg":"Order was not canceled due to cancel restrictions."}""", ReplyKind.Refused)]
    [InlineData(400, """{"code":-4164,"msg":"Order's notional must be no smaller than 5"}""", ReplyKind.Refused)]
    [InlineData(429, """{"code":-1003,"msg":"Too many requests"}""", ReplyKind.Limited)]
    [InlineData(418, "banned", ReplyKind.Limited)]
    [InlineData(403, "<html>", ReplyKind.Refused)]
    [InlineData(200, "{", ReplyKind.Unknown)]
    [InlineData(200, "{}", ReplyKind.Unknown)]
    [InlineData(200, "", ReplyKind.Unknown)]
    [InlineData(302, "", ReplyKind.Unknown)]
    [InlineData(408, "", ReplyKind.Unknown)]
    [InlineData(408, """{"code":-1007,"msg":"Timeout waiting for response from backend server."}""", ReplyKind.Unknown)]
    [InlineData(503, """{"code":-1008,"msg":"Server is currently overloaded"}""", ReplyKind.Unknown)]
    public void An_answer_to_a_new_order_proves_what_it_proves(int status, string body, ReplyKind expected)
    {
        foreach (IOrderProtocol protocol in new IOrderProtocol[] { new BinanceSpotOrders(), new BinanceFuturesOrders() })
        {
            var answer = new VenueAnswer(status, Encoding.UTF8.GetBytes(body), TimeSpan.FromSeconds(3));
            var order = new VenueOrder("a", "BTCUSDT", Aetherion.Model.Side.Buy, VenueOrderType.Market, 1);
            protocol.ReadPlaced(order, answer).Kind.ShouldBe(expected);
        }
    }

    [Fact]
    public void What_the_venue_asks_to_wait_is_kept() =>
        Read(429, """{"code":-1003,"msg":"x"}""", TimeSpan.FromSeconds(7)).RetryAfter.ShouldBe(TimeSpan.FromSeconds(7));

    [Fact]
    public void An_order_archived_without_an_execution_is_a_cancelled_one()
    {
        var answer = new VenueAnswer(400, """{"code":-2026,"msg":"archived"}"""u8.ToArray());
        var reply = new BinanceSpotOrders().ReadQueried(new OrderReference("BTCUSDT", "a"), answer);
        reply.Kind.ShouldBe(ReplyKind.Done);
        reply.Reports.ShouldHaveSingleItem().Status.ShouldBe(VenueOrderStatus.Cancelled);
    }

    [Fact]
    public void A_refused_sale_that_only_reduces_says_that_there_is_nothing_to_reduce()
    {
        VenueOrder sale = new("a", "BTCUSDT", Aetherion.Model.Side.Sell, VenueOrderType.Market, 1, IsReduceOnly: true);
        VenueAnswer answer = new(400, """{"code":-2022,"msg":"ReduceOnly Order is rejected."}"""u8.ToArray());
        var reply = new BinanceFuturesOrders().ReadPlaced(sale, answer);
        (reply.Kind, reply.Code, reply.Text).ShouldBe(
            (ReplyKind.Refused, OrderReply.NothingToReduceCode, "-2022 ReduceOnly Order is rejected."));
        VenueAnswer lost = new(503, answer.Body);
        new BinanceFuturesOrders().ReadPlaced(sale, lost).Kind.ShouldBe(ReplyKind.Unknown);
    }

    private static OrderReply Read(int status, string body, TimeSpan? retryAfter = null) =>
        BinanceErrors.Read(new VenueAnswer(status, Encoding.UTF8.GetBytes(body), retryAfter), new UnknownNames());

    private static List<(long Code, string Text)> Codes()
    {
        using var json = JsonDocument.Parse(File.ReadAllBytes(SharedData.Require("data/fixtures/binance-spot-error-codes.json")));
        return
        [
            .. json.RootElement.EnumerateArray().Select(e =>
                (e.GetProperty("code").GetInt64(), e.GetProperty("messages")[0].GetString()!)),
        ];
    }
}
