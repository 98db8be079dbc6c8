using Aetherion.Domain.Execution;
using Aetherion.Domain.Risk;
using Aetherion.Model;

namespace Aetherion.Grains.Tests.Bots;

/// <summary>A bot on live data: it starts after bar 550, and price dips at bars 561 to 564, as it did every 40 bars before.</summary>
public sealed class LiveBotTests
{
    private const int Before = 550;

    /// <summary>The last bar that a market knows whose past is being filled.</summary>
    private const int Known = 400;
    private const int Dip = 561;

    [Fact]
    public async Task A_live_order_executes_at_once_against_the_book()
    {
        await using var world = await UntilAsync(Dip);
        var order = world.Journal.Orders.ShouldHaveSingleItem();
        order.State.ShouldBe(OrderState.Filled);
        order.BarSequence.ShouldBe(Dip);
        world.Journal.Fills.Length.ShouldBeGreaterThan(1, "the order walks several levels");
        world.Journal.Fills.Select(f => f.Price.Ticks).ShouldBeInOrder();
        await world.ShouldBeConsistentAsync();
    }

    [Fact]
    public async Task A_paper_order_is_filled_from_the_book_its_bar_closed_on_though_the_book_has_moved()
    {
        await using var atOnce = await UntilAsync(Dip);
        await using var late = await UntilAsync(Dip, market => market.Ahead = TimeSpan.FromSeconds(20));

        late.Journal.Fills.ShouldBe(atOnce.Journal.Fills);
        late.Journal.Orders.ShouldBe(atOnce.Journal.Orders);
        var close = late.Market.Bars[Dip - 1].Candle.CloseTime;
        late.Journal.Fills.ShouldAllBe(fill => fill.Time == close);
        late.Journal.Orders[0].CreatedTime.ShouldBe(close);
    }

    [Fact]
    public async Task Whatever_the_market_does_later_the_orders_until_then_are_the_same_to_the_bit()
    {
        await using var cut = await UntilAsync(Dip);
        await using var other = await UntilAsync(Dip - 1, market => market.Ahead = TimeSpan.FromSeconds(20), seedOfFuture: 9);
        // Bars of the future are closed already when the bot hears of the dip.
        await other.CloseAndAwaitAsync(4);

        cut.Journal.Orders.ShouldNotBeEmpty();
        other.Journal.Orders[..cut.Journal.Orders.Length].ShouldBe(cut.Journal.Orders);
        other.Journal.Fills[..cut.Journal.Fills.Length].ShouldBe(cut.Journal.Fills);
    }

    [Fact]
    public async Task A_flattening_is_filled_from_the_book_as_it_is_at_the_time_of_the_market()
    {
        await using var world = await UntilAsync(Dip);
        world.Market.Ahead = TimeSpan.FromSeconds(20);
        (await world.Bot.Stop(StopMode.FlattenPosition, null)).Refusal.ShouldBeNull();

        var fill = world.Journal.Fills[^1];
        fill.Side.ShouldBe(Side.Sell);
        fill.Time.ShouldBe(world.Market.Bars[Dip - 1].Candle.CloseTime + world.Market.Ahead);
        fill.Price.Ticks.ShouldBeGreaterThan(world.Market.Bars[Dip - 1].Candle.Close.Ticks, "the book has gone up since");
        await world.ShouldBeConsistentAsync();
    }

    [Fact]
    public async Task What_is_done_with_a_bot_is_told_with_its_place_in_the_market()
    {
        await using var world = await UntilAsync(Dip);
        await world.Bot.Pause(null);
        await world.Bot.Start(null);
        await world.Bot.Stop(StopMode.FlattenPosition, null, "once");
        await world.Bot.Stop(StopMode.FlattenPosition, null, "once");
        await world.Bot.Delete(expectedVersion: 1);
        await world.Bot.Delete();

        var told = world.Market.Commands.All;
        told.Select(command => (command.Kind, command.Position.BarSequence, command.RefusalCode)).ShouldBe(
        [
            (BotCommandKind.Create, Before, null), (BotCommandKind.Start, Before, null), (BotCommandKind.Pause, Dip, null),
            (BotCommandKind.Start, Dip, null), (BotCommandKind.Flatten, Dip, null), (BotCommandKind.Delete, Dip, null),
        ]);
        told.First().Account.ShouldBe(new AccountOpening("USD", TradingWorld.InitialBalance, IsUntouched: true));
        told.ShouldAllBe(command => command.Bot == TradingWorld.BotKey);
        told.Select(command => command.StartedTime).ShouldBe(
            [null, CloseOf(world.Market, Before), null, CloseOf(world.Market, Dip), null, null]);
    }

    [Fact]
    public async Task A_request_between_bars_without_events_is_told_behind_the_bar_that_the_bot_had_dealt_with()
    {
        await using var world = await UntilAsync(Dip);
        world.Market.QuietAfter = Dip;
        await world.CloseAndAwaitAsync(2);
        // Bars that the bot has not heard of.
        world.Market.ClosedCount += 2;

        await world.Bot.Stop(StopMode.FlattenPosition, null);

        var place = world.Market.Commands.All.Last().Position;
        place.ShouldBe(new MarketPosition(Dip, world.Market.Bars[Dip + 1].Candle.CloseTime, Dip + 2));
        world.Journal.Fills[^1].Time.ShouldBe(place.Clock);
    }

    [Fact]
    public async Task A_request_is_never_told_before_the_one_before_it()
    {
        await using var world = await UntilAsync(Dip);
        world.Market.QuietAfter = Dip;
        await world.Bot.Stop(StopMode.KeepPosition, null);
        world.Market.Ahead = TimeSpan.FromSeconds(20);
        await world.Bot.Start(null);
        (world.Market.Ahead, world.Market.ClosedCount) = (default, Dip + 2);

        await world.Bot.Pause(null);

        var told = world.Market.Commands.All.TakeLast(2).ToArray();
        told[1].Position.BarSequence.ShouldBe(Dip);
        told[1].Position.Clock.ShouldBe(told[0].Position.Clock);
    }

    [Fact]
    public async Task A_refused_flattening_is_told_too_for_it_leaves_a_denied_order()
    {
        await using var world = await UntilAsync(Dip);
        world.Market.Feed = FeedState.Stale;
        await world.Bot.Stop(StopMode.FlattenPosition, null);
        world.Market.Commands.All.Last().RefusalCode.ShouldBe(RiskReasons.FeedStale);
    }

    [Fact]
    public async Task A_bot_that_is_started_while_its_strategy_lags_deals_with_no_bar_that_closed_before()
    {
        await using var world = await UntilAsync(Dip - 20);
        await world.Bot.Stop(StopMode.KeepPosition, null);
        world.Market.ClosedCount += 10;
        await world.Bot.Start(null);
        await world.CloseAndAwaitAsync(1);
        (await world.SnapshotAsync()).WarmUpBarsLeft.ShouldBe(BotLife.WarmUpBars - 1);
    }

    [Theory]
    [InlineData(1, false)]
    [InlineData(1, true)]
    [InlineData(Before - Known, false)]
    public async Task A_bot_that_is_started_while_the_past_is_filled_trades_on_no_bar_of_it(int batch, bool isKilled)
    {
        await using var world = await TradingWorld.StartAsync(Filling(SymbolKey.LiveRun));
        await world.CreateBotAsync();
        await world.Bot.Start(null);
        for (var bar = Known; bar < Before; bar += batch)
        {
            await FillAsync(world, batch);
            if (isKilled && bar == Known + 50)
                await world.RestartAsync();
        }

        var warming = await world.SnapshotAsync();
        (warming.Status, warming.WarmUpBarsLeft, warming.LastDecisionTime).ShouldBe((BotStatus.WarmingUp, 1, null));
        warming.MarkPrice.ShouldBe(ScriptedMarket.Instrument.ToDecimal(world.Market.Bars[Before - 1].Candle.Close));
        world.Journal.Events.ShouldAllBe(told => told.Time == CloseOf(world.Market, Before), "it was made and started then");

        await CloseAsync(world, Dip - Before);
        world.Journal.Events[2].ReasonCode.ShouldBe(BotReasons.WarmedUp);
        world.Journal.Events[2].Time.ShouldBe(CloseOf(world.Market, Before + 1));
        world.Journal.Orders.ShouldHaveSingleItem().BarSequence.ShouldBe(Dip);
        await world.ShouldBeConsistentAsync();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_bot_that_is_started_again_trades_on_no_bar_that_closed_while_it_rested(bool isPaused)
    {
        await using var world = await UntilAsync(Dip - 1);
        await (isPaused ? world.Bot.Pause(null) : world.Bot.Stop(StopMode.KeepPosition, null));
        // The market stands still, is over the dip when the bot is started again, and only then tells of it.
        world.Market.Ahead = TimeSpan.FromMinutes(10);
        await world.Bot.Start(null);
        await FillAsync(world, 10);

        world.Journal.Orders.ShouldBeEmpty();
        var warming = await world.SnapshotAsync();
        (warming.Status, warming.WarmUpBarsLeft).ShouldBe((BotStatus.WarmingUp, 1));
        await CloseAsync(world, 1);
        (await world.SnapshotAsync()).Status.ShouldBe(BotStatus.Running);
    }

    [Fact]
    public async Task A_running_bot_that_was_stored_before_its_start_was_kept_goes_on()
    {
        await using var world = await UntilAsync(Dip - 1);
        world.Disk.Rewrite("bot", state => state.AsObject().Remove(nameof(BotState.StartedTime)).ShouldBeTrue());
        await world.RestartAsync();
        await CloseAsync(world, 1);
        world.Journal.Orders.ShouldHaveSingleItem().BarSequence.ShouldBe(Dip);
    }

    [Fact]
    public async Task A_replay_that_is_told_the_time_of_a_start_trades_on_the_same_bars()
    {
        await using var replay = await TradingWorld.StartAsync(Filling("run-1"));
        await replay.CreateBotAsync(replay.Configure() with { UsesBooks = true });
        await replay.Bot.StartAt(CloseOf(replay.Market, Before));
        await CloseAsync(replay, Dip - Known);

        await using var live = await UntilAsync(Dip);
        replay.Journal.Orders.Select(order => (order.BarSequence, order.Side, order.FilledQuantity, order.CreatedTime)).ShouldBe(
            live.Journal.Orders.Select(order => (order.BarSequence, order.Side, order.FilledQuantity, order.CreatedTime)));
        replay.Journal.Fills.Select(fill => (fill.Price, fill.Quantity)).ShouldBe(live.Journal.Fills.Select(fill => (fill.Price, fill.Quantity)));
        (await Should.ThrowAsync<InvalidOperationException>(() => live.Bot.StartAt(default))).Message.ShouldContain("no replay");
    }

    [Fact]
    public async Task A_book_that_is_too_thin_fills_a_part_and_the_rest_is_cancelled()
    {
        await using var world = await UntilAsync(Dip, market => market.BookLevels = 2);
        var order = world.Journal.Orders.ShouldHaveSingleItem();
        order.State.ShouldBe(OrderState.Cancelled);
        order.FilledQuantity.Lots.ShouldBe(6_000);
        order.ReasonCode.ShouldBe(BotReasons.InsufficientLiquidity);
        await world.ShouldBeConsistentAsync();
    }

    [Fact]
    public async Task Nothing_is_traded_while_the_feed_is_not_live_and_the_denial_is_told_once()
    {
        await using var world = await UntilAsync(Dip, market => market.Feed = FeedState.Stale);
        await CloseAsync(world, 2);
        world.Journal.Orders.ShouldHaveSingleItem().ReasonCode.ShouldBe(RiskReasons.FeedStale);
        world.Market.Feed = FeedState.Live;
        await CloseAsync(world, 1);
        world.Journal.Orders.Length.ShouldBe(2);
        world.Journal.Orders[1].State.ShouldBe(OrderState.Filled);
        await world.ShouldBeConsistentAsync();
    }

    [Fact]
    public async Task A_position_cannot_be_flattened_against_a_stale_book()
    {
        await using var world = await UntilAsync(Dip);
        world.Market.Feed = FeedState.Stale;
        var refused = await world.Bot.Stop(StopMode.FlattenPosition, null);
        refused.Refusal!.Code.ShouldBe(RiskReasons.FeedStale);
        refused.Bot!.Status.ShouldBe(BotStatus.Running);
        world.Market.Feed = FeedState.Live;
        (await world.Bot.Stop(StopMode.FlattenPosition, null)).Bot!.Position.Quantity.Lots.ShouldBe(0);
        await world.ShouldBeConsistentAsync();
    }

    [Fact]
    public async Task A_flattening_that_the_book_does_not_hold_leaves_the_bot_paused_with_the_rest()
    {
        await using var world = await UntilAsync(Dip);
        world.Market.BookLevels = 1;
        var result = await world.Bot.Stop(StopMode.FlattenPosition, null);
        result.Bot!.Status.ShouldBe(BotStatus.Paused);
        result.Bot.Error.ShouldNotBeNull();
        world.Market.BookLevels = 50;
        (await world.Bot.Stop(StopMode.FlattenPosition, null)).Bot!.Status.ShouldBe(BotStatus.Stopped);
        await world.ShouldBeConsistentAsync();
    }

    [Fact]
    public async Task Signals_that_were_read_back_after_a_pause_are_not_traded_on()
    {
        await using var world = await UntilAsync(Dip - 1);
        // The process is away for the whole dip; what it reads back wanted to buy and to sell again.
        world.Market.ClosedCount += 10;
        await world.RestartAsync();
        await world.AwaitAsync();
        world.Journal.Orders.ShouldBeEmpty();
        (await world.SnapshotAsync()).Status.ShouldBe(BotStatus.Running);
    }

    [Fact]
    public async Task A_halted_account_takes_no_orders_and_a_reducing_one_takes_sales()
    {
        await using var world = await UntilAsync(Dip - 1);
        await world.Account.SetTradingState(TradingState.Halted);
        await CloseAsync(world, 1);
        world.Journal.Orders.ShouldHaveSingleItem().ReasonCode.ShouldBe(RiskReasons.TradingHalted);
        await world.Account.SetTradingState(TradingState.Reducing);
        await CloseAsync(world, 1);
        world.Journal.Orders[^1].ReasonCode.ShouldBe(RiskReasons.TradingStateReducing);
        await world.Account.SetTradingState(TradingState.Active);
        await CloseAsync(world, 1);
        world.Journal.Orders[^1].State.ShouldBe(OrderState.Filled);
        await world.Account.SetTradingState(TradingState.Reducing);
        await CloseAsync(world, 2);
        (world.Journal.Orders[^1].Side, world.Journal.Orders[^1].State).ShouldBe((Side.Sell, OrderState.Filled));
        await world.ShouldBeConsistentAsync();
    }

    /// <summary>A world whose bot has dealt with the bars up to a sequence, one by one.</summary>
    private static async Task<TradingWorld> UntilAsync(
        long sequence, Action<ScriptedMarket>? change = null, int? seedOfFuture = null)
    {
        var market = ScriptedMarket.Walk(SymbolKey.LiveRun, seed: 2, count: 600);
        if (seedOfFuture is { } seed)
            market = market.WithFuture(Dip, seed);
        market.ClosedCount = Before;
        change?.Invoke(market);
        var world = await TradingWorld.StartAsync(market);
        await world.CreateBotAsync();
        await world.Bot.Start(null);
        await CloseAsync(world, (int)(sequence - Before));
        return world;
    }

    private static async Task CloseAsync(TradingWorld world, int count)
    {
        for (var i = 0; i < count; i++)
            await world.CloseAndAwaitAsync(1);
    }

    /// <summary>A market that knows its first bars, while it is as late as when the bot of the other tests starts.</summary>
    private static ScriptedMarket Filling(string run)
    {
        var market = ScriptedMarket.Walk(run, seed: 2, count: 600);
        (market.ClosedCount, market.Ahead) = (Known, TimeSpan.FromMinutes(Before - Known));
        return market;
    }

    /// <summary>Bars of the past come, and the clock stands.</summary>
    private static async Task FillAsync(TradingWorld world, int count)
    {
        world.Market.Ahead -= TimeSpan.FromMinutes(count);
        await world.CloseAndAwaitAsync(count);
    }

    private static DateTime CloseOf(ScriptedMarket market, int bar) => market.Bars[bar - 1].Candle.CloseTime;
}
