using Aetherion.Domain.Venues.Budgets;
using Aetherion.Model;

namespace Aetherion.Domain.Tests.Venues.Budgets;

public sealed class RequestLedgerTests
{
    private static readonly DateTime Start = Utc.At(2026, 1, 5, 12, 0);
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    [Fact]
    public void A_window_has_its_limit_and_the_next_begins_anew()
    {
        RequestLedger ledger = new(100, Minute);
        ledger.Take(Start, 60, VenueRequestPriority.Order).ShouldBe(TimeSpan.Zero);
        ledger.Take(Start.AddSeconds(20), 41, VenueRequestPriority.Order).ShouldBe(TimeSpan.FromSeconds(40));
        ledger.Take(Start.AddSeconds(20), 40, VenueRequestPriority.Order).ShouldBe(TimeSpan.Zero);
        ledger.Take(Start.AddSeconds(60), 100, VenueRequestPriority.Order).ShouldBe(TimeSpan.Zero);
    }

    [Theory]
    [InlineData(VenueRequestPriority.Order, 100)]
    [InlineData(VenueRequestPriority.Account, 95)]
    [InlineData(VenueRequestPriority.MarketData, 80)]
    [InlineData(VenueRequestPriority.History, 50)]
    public void When_it_is_short_orders_go_before_market_data_and_that_before_the_past(VenueRequestPriority priority, int share)
    {
        RequestLedger ledger = new(100, Minute);
        var taken = 0;
        while (ledger.Take(Start, 1, priority) == TimeSpan.Zero)
            taken++;
        taken.ShouldBe(share);
        (ledger.Take(Start, 1, VenueRequestPriority.Order) == TimeSpan.Zero).ShouldBe(share < 100);
    }

    [Fact]
    public void A_request_above_its_share_goes_into_an_empty_window()
    {
        RequestLedger ledger = new(100, Minute);
        ledger.Take(Start, 70, VenueRequestPriority.History).ShouldBe(TimeSpan.Zero);
        ledger.Take(Start, 1, VenueRequestPriority.History).ShouldBe(Minute);
    }

    [Fact]
    public void What_others_behind_the_same_address_use_counts()
    {
        RequestLedger ledger = new(100, Minute);
        ledger.Report(Start, 99);
        ledger.Take(Start, 2, VenueRequestPriority.Order).ShouldBe(Minute);
        ledger.Report(Start, 5);
        ledger.Used.ShouldBe(99, "within a window it only grows");
        ledger.Take(Start.AddMinutes(1), 2, VenueRequestPriority.Order).ShouldBe(TimeSpan.Zero);
    }

    [Fact]
    public void A_ban_holds_for_orders_too_and_is_never_shortened()
    {
        RequestLedger ledger = new(100, Minute);
        ledger.Block(Start.AddMinutes(3));
        ledger.Block(Start.AddMinutes(1));
        ledger.Take(Start, 1, VenueRequestPriority.Order).ShouldBe(TimeSpan.FromMinutes(3));
        ledger.Take(Start.AddMinutes(3), 1, VenueRequestPriority.Order).ShouldBe(TimeSpan.Zero);
    }

    [Fact]
    public void Both_kinds_of_futures_share_one_budget()
    {
        VenueLimits.PoolOf("binance-usdm").ShouldBe(VenueLimits.PoolOf("binance-coinm"));
        VenueLimits.PoolOf("binance").ShouldBe("binance");
        VenueLimits.LedgerOf("binance").Limit.ShouldBe(6000);
        VenueLimits.LedgerOf(VenueLimits.PoolOf("binance-usdm")).Limit.ShouldBe(2400);
    }
}
