using System.Collections.Immutable;
using Aetherion.GrainInterfaces;
using Aetherion.Model;

namespace Aetherion.Postgres.Tests;

public sealed class TradingJournalTests(DatabaseFixture database) : IClassFixture<DatabaseFixture>
{
    private static readonly SymbolKey Symbol = MarketDataFactory.Key("BTC-USD");

    private readonly TradingJournal _journal = new(database.DataSource, database.Retry);

    private static readonly HistoryPage Newest = new(null, null, 10, NewestFirst: true);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Events_orders_and_fills_are_read_back_as_they_were_appended()
    {
        var bot = new TenantKey("round", "bot-1");
        ImmutableArray<BotEvent> events =
        [
            TradingFactory.Event(bot, 1, Symbol),
            TradingFactory.Event(bot, 2, Symbol, OrderState.PendingNew),
            TradingFactory.Event(bot, 3, Symbol, OrderState.Filled, isFilled: true),
        ];
        await _journal.AppendAsync(events, Cancel);

        (await _journal.ReadEventsAsync(bot, 0, 10, Cancel)).ShouldBe(events);
        (await _journal.ReadEventsAsync(bot, 1, 1, Cancel)).ShouldBe(events[1..2]);
        (await OrdersAsync(bot)).ShouldBe([events[2].Order!]);
        (await FillsAsync(bot)).ShouldBe([events[2].Fill!]);
    }

    [Fact]
    public async Task Appending_again_in_any_order_changes_nothing()
    {
        var bot = new TenantKey("again", "bot-1");
        var pending = TradingFactory.Event(bot, 1, Symbol, OrderState.PendingNew);
        var filled = TradingFactory.Event(bot, 2, Symbol, OrderState.Filled, isFilled: true);

        await _journal.AppendAsync([filled], Cancel);
        await _journal.AppendAsync([pending], Cancel);
        await _journal.AppendAsync([pending with { ReasonText = "changed" }, filled], Cancel);

        (await _journal.ReadEventsAsync(bot, 0, 10, Cancel)).ShouldBe([pending, filled]);
        (await OrdersAsync(bot)).ShouldHaveSingleItem().State.ShouldBe(
            OrderState.Filled);
        (await FillsAsync(bot)).Count.ShouldBe(1);
    }

    [Fact]
    public async Task Tenants_and_bots_do_not_see_each_other()
    {
        var first = new TenantKey("one", "same-name");
        var second = new TenantKey("two", "same-name");
        await _journal.AppendAsync(
            [
                TradingFactory.Event(first, 1, Symbol, OrderState.Filled, isFilled: true),
                TradingFactory.Event(second, 1, Symbol),
                TradingFactory.Event(second, 2, Symbol),
            ],
            Cancel);

        (await _journal.ReadEventsAsync(first, 0, 10, Cancel)).Length.ShouldBe(1);
        (await _journal.ReadEventsAsync(second, 0, 10, Cancel)).Length.ShouldBe(2);
        (await OrdersAsync(second)).ShouldBeEmpty();
        (await _journal.ReadEventsAsync(new TenantKey("one", "other"), 0, 10, Cancel)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Switches_are_read_newest_first_and_stored_once()
    {
        var key = new StrategyKey("local", StrategyNames.RegimeSwitching, new RegimeKey(Symbol, Timeframe.M1));
        ImmutableArray<StrategySwitch> switches = [Switch(key, 1), Switch(key, 2), Switch(key, 3)];
        await _journal.AppendAsync(switches, Cancel);
        await _journal.AppendAsync(switches[1..], Cancel);

        (await _journal.ReadSwitchesAsync(key, 2, Cancel)).ShouldBe([switches[2], switches[1]]);
        (await _journal.ReadSwitchesAsync(key with { Tenant = "other" }, 2, Cancel)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Nothing_to_append_is_no_error() =>
        await _journal.AppendAsync(ImmutableArray<BotEvent>.Empty, Cancel);

    private static StrategySwitch Switch(StrategyKey key, long number) => new(
        $"{key}/{number}",
        key,
        number,
        StrategyNames.Flat,
        StrategyNames.MeanReversion,
        Regime.Sideways,
        0.625,
        number * 10,
        TradingFactory.Time.AddMinutes(number),
        "REGIME_CHANGED");

    private async Task<IReadOnlyList<Order>> OrdersAsync(TenantKey bot) => [.. (await new TradingHistory(database.DataSource)
        .ReadOrdersAsync(bot.Tenant, [bot.Name], new OrderFilter(), Newest, Cancel))[bot]];

    private async Task<IReadOnlyList<Fill>> FillsAsync(TenantKey bot) => [.. (await new TradingHistory(database.DataSource)
        .ReadFillsAsync(bot.Tenant, [bot.Name], new FillFilter(), Newest, Cancel))[bot].Select(fill => fill.Fill)];
}
