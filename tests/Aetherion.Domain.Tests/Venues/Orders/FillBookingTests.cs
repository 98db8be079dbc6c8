using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Aetherion.Domain.Execution;
using Aetherion.Domain.Venues.Orders;
using Aetherion.Model;

namespace Aetherion.Domain.Tests.Venues.Orders;

/// <summary>What an account books of what a venue executed: cash to the last decimal, and no more than can be sold again.</summary>
public sealed partial class FillBookingTests
{
    private const decimal Step = 0.001m;

    private static readonly Instrument Instrument =
        new(InstrumentId.Parse("binance:BTCUSDT"), Market.Crypto, "BTC", "USDT", 0.01m, 0.00000001m, 10m);

    private static readonly SymbolKey Symbol = new(Instrument.Id);
    private static readonly DateTime Time = new(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    [Fact]
    public void A_commission_in_the_quote_currency_is_the_fee()
    {
        var fill = Book(Side.Buy, new VenueFill("1", 100.5m, 0.25m, 0.0251m, "USDT", Time)).ShouldHaveSingleItem();
        (Instrument.ToDecimal(fill.Quantity), Instrument.ToDecimal(fill.Price), fill.Fee, fill.Id)
            .ShouldBe((0.25m, 100.5m, 0.0251m, "o-1:1"));
    }

    [Fact]
    public void A_commission_in_the_base_currency_is_not_held_and_what_is_held_can_be_sold()
    {
        var fill = Book(Side.Buy, new VenueFill("1", 100m, 0.25m, 0.00025m, "BTC", Time)).Single();
        Instrument.ToDecimal(fill.Quantity).ShouldBe(0.249m);
        fill.Fee.ShouldBe(0.1m);
        (Instrument.Notional(fill.Price, fill.Quantity) + fill.Fee).ShouldBe(25m);
    }

    [Theory]
    [InlineData(60000, 0.01, 0.00001, 0.009, 60, "the base currency by its share")]
    [InlineData(60000, 0.01, 0.6, 0.01, 0.6, "the quote currency by its share")]
    [InlineData(1, 10, 0.01, 9.99, 0.02, "either of them, so both bear it")]
    [InlineData(60000, 0.01, 900, 0.01, 0, "no usual share of either")]
    public void A_commission_whose_currency_is_not_told_is_taken_from_what_it_can_be(
        double price, double quantity, double commission, double held, double fee, string because)
    {
        var fill = Book(Side.Buy, new VenueFill("1", (decimal)price, (decimal)quantity, (decimal)commission, "", Time)).Single();
        Instrument.ToDecimal(fill.Quantity).ShouldBe((decimal)held, because);
        fill.Fee.ShouldBe((decimal)fee, because);
    }

    [Fact]
    public void A_commission_in_a_third_currency_costs_nothing_here_and_is_named()
    {
        VenueFill told = new("1", 100m, 0.25m, 0.00012m, "BNB", Time);
        Book(Side.Buy, told).Single().Fee.ShouldBe(0);
        FillBooking.Commissions(Life(Side.Buy, told)).ShouldBe("commission=0.00012 BNB");
    }

    [Fact]
    public void A_price_that_is_none_of_the_instruments_is_not_booked() =>
        Try(Side.Buy, new VenueFill("1", 100.005m, 0.25m, 0, "", Time)).ShouldBeNull();

    [Fact]
    public void A_purchase_that_its_commission_ate_up_is_not_booked() =>
        Try(Side.Buy, new VenueFill("1", 100m, 0.001m, 0.000001m, "BTC", Time)).ShouldBeNull();

    [Fact]
    public void What_was_paid_last_and_brought_nothing_is_part_of_the_fee()
    {
        var fill = Book(
            Side.Buy,
            new VenueFill("1", 100m, 1m, 0.001m, "BTC", Time), new VenueFill("2", 101m, 0.001m, 0.000001m, "BTC", Time)).Single();
        Instrument.ToDecimal(fill.Quantity).ShouldBe(0.999m);
        (Instrument.Notional(fill.Price, fill.Quantity) + fill.Fee).ShouldBe(100m + 0.101m);
    }

    /// <summary>Against sums in decimals: cash is exact, and at most one step of what came in is left unbooked.</summary>
    [Fact]
    public void Random_executions_are_booked_with_exact_cash()
    {
        Random random = new(11);
        for (var run = 0; run < 5_000; run++)
        {
            var side = random.Next(2) == 0 ? Side.Buy : Side.Sell;
            var asset = side == Side.Buy && random.Next(2) == 0 ? "BTC" : "USDT";
            var told = Enumerable.Range(1, random.Next(1, 8)).Select(i => Execution(random, i, asset)).ToArray();
            if (Try(side, told) is not { } booked)
                continue;
            var sign = side == Side.Buy ? 1 : -1;
            var paid = told.Sum(f => (sign * f.Price * f.Quantity) + (asset == "USDT" ? f.Commission : 0));
            booked.Sum(f => (sign * Instrument.Notional(f.Price, f.Quantity)) + f.Fee).ShouldBe(paid, $"run {run}");
            var received = told.Sum(f => f.Quantity - (asset == "BTC" ? f.Commission : 0));
            var held = booked.Sum(f => Instrument.ToDecimal(f.Quantity));
            (received - held).ShouldBeInRange(0, side == Side.Sell ? 0 : 2 * Step, $"run {run}");
            (held % Step).ShouldBe(0);
            booked.ShouldAllBe(f => f.Fee >= 0 && f.Quantity.Lots > 0);
        }
    }

    [Fact]
    public void Ids_for_venues_are_the_same_on_every_try_and_other_ones_for_another_decision()
    {
        Random random = new(3);
        HashSet<string> seen = [];
        for (var i = 0; i < 5_000; i++)
        {
            var order = OrderIds.Make(new TenantKey("local", $"bot-{random.Next(50)}"), random.Next(), random.Next(), random.Next(9));
            var id = ClientOrderIds.Make(order, Time.AddTicks(i));
            ClientOrderIds.Make(order, Time.AddTicks(i)).ShouldBe(id);
            Allowed().IsMatch(id).ShouldBeTrue(id);
            seen.Add(id).ShouldBeTrue();
            seen.Add(ClientOrderIds.Make(order, Time.AddTicks(-1 - i))).ShouldBeTrue();
        }
    }

    [GeneratedRegex("^[a-zA-Z0-9-_]{1,36}$")]
    private static partial Regex Allowed();

    private static VenueFill Execution(Random random, int number, string asset)
    {
        var quantity = random.Next(1, 400) * Step;
        var price = 100m + (random.Next(-500, 500) * 0.01m);
        var commission = asset == "BTC" ? quantity * 0.001m : quantity * price * 0.001m;
        return new VenueFill($"{number}", price, quantity, commission, asset, Time);
    }

    private static ImmutableArray<Fill> Book(Side side, params VenueFill[] told) =>
        Try(side, told).ShouldNotBeNull();

    private static ImmutableArray<Fill>? Try(Side side, params VenueFill[] told) =>
        FillBooking.Book(Life(side, told), "o-1", Symbol, Instrument, Step, Time);

    private static OrderLife Life(Side side, params VenueFill[] told) =>
        new(new VenueOrder("ae-1", "BTCUSDT", side, VenueOrderType.Market, told.Sum(f => f.Quantity)), Time)
        {
            Fills = [.. told],
            ExecutedQuantity = told.Sum(f => f.Quantity),
            Status = VenueOrderStatus.Filled,
        };
}
