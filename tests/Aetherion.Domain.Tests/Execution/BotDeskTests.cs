using System.Text.Json;
using System.Text.Json.Nodes;
using Aetherion.Domain.Execution;
using Aetherion.Domain.Risk;
using Aetherion.Domain.Tests.Strategies;
using Aetherion.Model;

namespace Aetherion.Domain.Tests.Execution;

public sealed class BotDeskTests
{
    private static readonly TenantKey Key = TenantKey.Parse("local/bot");
    private static readonly BotDesk Desk = new(SampleOrders.Instrument, new RiskLimits(), new TradingCosts());
    private static readonly BotConfiguration Configuration = new(
        "Test", SampleOrders.Symbol, Timeframe.M1, StrategyNames.MeanReversion, TenantKey.Parse("local/main"), 0.5m);

    [Fact]
    public void A_started_bot_watches_its_warm_up_bars_and_trades_on_the_next()
    {
        var state = Started();
        for (var bar = 1; bar <= BotLife.WarmUpBars; bar++)
        {
            Desk.WantsOrder(state, Signal(bar, target: 1)).ShouldBeFalse();
            state.Status.ShouldBe(BotStatus.WarmingUp);
            state = BotLife.Watch(state, Signal(bar, target: 1));
        }
        state.Status.ShouldBe(BotStatus.Running);
        Desk.WantsOrder(state, Signal(BotLife.WarmUpBars + 1, target: 1)).ShouldBeTrue();
        Desk.WantsOrder(state, Signal(BotLife.WarmUpBars + 1, target: 1) with { IsReady = false }).ShouldBeFalse();
    }

    [Theory]
    [InlineData(1, 4)]
    [InlineData(3, 2)]
    [InlineData(4, 1)]
    [InlineData(5, 1)]
    [InlineData(400, 1)]
    public void Bars_that_closed_before_the_start_warm_up_and_one_that_closes_after_it_is_watched_at_least(int past, int more)
    {
        var startedTime = Signal(past, target: 1).Candle.CloseTime;
        var state = BotLife.Start(Created(), startedTime, startedTime);
        for (var bar = 1; bar <= past + more; bar++)
        {
            Desk.WantsOrder(state, Signal(bar, target: 1)).ShouldBeFalse($"bar {bar}");
            state.Status.ShouldBe(BotStatus.WarmingUp);
            state = BotLife.Watch(state, Signal(bar, target: 1));
            state.LastDecisionTime.ShouldBeNull();
        }
        state.Outbox[^1].ReasonCode.ShouldBe(BotReasons.WarmedUp);
        state.Outbox[^1].Time.ShouldBeGreaterThan(startedTime);
        Desk.WantsOrder(state, Signal(past + more + 1, target: 1)).ShouldBeTrue();
    }

    [Fact]
    public void A_bot_whose_start_was_not_kept_goes_on_as_it_did()
    {
        var document = JsonNode.Parse(JsonSerializer.Serialize(Started()))!;
        document.AsObject().Remove(nameof(BotState.StartedTime)).ShouldBeTrue();
        var state = document.Deserialize<BotState>()!;
        state.StartedTime.ShouldBeNull();
        for (var bar = 1; bar <= BotLife.WarmUpBars; bar++)
            state = BotLife.Watch(state, Signal(bar, target: 1));
        state.Status.ShouldBe(BotStatus.Running);
    }

    [Fact]
    public void A_paused_or_stopped_bot_wants_nothing()
    {
        Desk.WantsOrder(BotLife.Pause(Running(), SampleOrders.Time), Signal(9, target: 1)).ShouldBeFalse();
        Desk.WantsOrder(BotLife.Stop(Running(), SampleOrders.Time), Signal(9, target: 1)).ShouldBeFalse();
    }

    [Fact]
    public void A_decision_becomes_an_order_under_way_with_its_events()
    {
        var state = Decide(Running(), Signal(9, target: 1));
        var order = state.Pending!.Order;
        order.Id.ShouldBe(OrderIds.Make(Key, 1, 9, 0));
        order.Quantity.ShouldBe(new Quantity(12_500));
        order.State.ShouldBe(OrderState.PendingNew);
        state.Outbox.TakeLast(2).Select(e => (e.Kind, e.ReasonCode)).ShouldBe(
            [(BotEventKind.Decided, "BELOW_LOWER_BAND"), (BotEventKind.OrderChanged, "BELOW_LOWER_BAND")]);
        Desk.WantsOrder(state, Signal(10, target: 0)).ShouldBeFalse("one order is under way");
    }

    [Fact]
    public void Fills_change_the_order_and_the_position_and_events_are_numbered_without_gaps()
    {
        var state = Decide(Running(), Signal(9, target: 1));
        var id = state.Pending!.Order.Id;
        state = Desk.Adopt(
            state,
            [
                SampleOrders.Fill(Side.Buy, 40_000m, 10_000, 4m, id),
                SampleOrders.Fill(Side.Buy, 40_010m, 2_500, 1m, id),
            ],
            SampleOrders.Time);
        state.Pending.ShouldBeNull();
        state.Position!.Quantity.ShouldBe(new Quantity(12_500));
        state.Position.Fees.ShouldBe(5m);
        state.Outbox.TakeLast(2).Select(e => e.Order!.State).ShouldBe([OrderState.PartiallyFilled, OrderState.Filled]);
        state.Outbox.Select(e => e.Sequence).ShouldBe(Enumerable.Range(1, state.Outbox.Length).Select(i => (long)i));
        Desk.WantsOrder(state, Signal(10, target: 1)).ShouldBeFalse("the exposure is what is wanted");
        Desk.WantsOrder(state, Signal(10, target: 0)).ShouldBeTrue();
    }

    [Fact]
    public void What_was_not_filled_is_cancelled_and_a_purchase_without_fills_is_tried_again()
    {
        var state = Desk.Adopt(Decide(Running(), Signal(9, target: 1)), [], SampleOrders.Time);
        state.Outbox[^1].Order!.State.ShouldBe(OrderState.Cancelled);
        state.Outbox[^1].ReasonCode.ShouldBe(BotReasons.InsufficientLiquidity);
        Desk.WantsOrder(state, Signal(10, target: 1)).ShouldBeTrue();
    }

    [Fact]
    public void A_denial_is_told_once_for_each_reason()
    {
        var state = Decide(Running(), Signal(9, target: 1), FeedState.Stale);
        state.Pending.ShouldBeNull();
        state.Outbox[^1].Order!.State.ShouldBe(OrderState.Denied);
        state.Outbox[^1].ReasonCode.ShouldBe(RiskReasons.FeedStale);

        Decide(state, Signal(10, target: 1), FeedState.Stale).LastSequence.ShouldBe(state.LastSequence);
        var halted = Decide(state, Signal(10, target: 1), state: TradingState.Halted);
        halted.Outbox[^1].ReasonCode.ShouldBe(RiskReasons.TradingHalted);
        Decide(halted, Signal(11, target: 1)).Pending.ShouldNotBeNull();
    }

    [Fact]
    public void The_accounts_own_denial_ends_the_order_and_the_exposure_stays()
    {
        var state = BotDesk.DenyPending(
            Decide(Running(), Signal(9, target: 1)), new RiskDenial("CODE", "why"), SampleOrders.Time);
        state.Pending.ShouldBeNull();
        state.ActedExposure.ShouldBe(0);
        state.Outbox[^1].Order!.State.ShouldBe(OrderState.Denied);
    }

    [Fact]
    public void Flattening_sells_all_and_stops()
    {
        var state = Desk.Flatten(Holding(), Account(), FeedState.Live, SampleOrders.Time);
        var order = state.Pending!.Order;
        (order.Side, order.Quantity).ShouldBe((Side.Sell, new Quantity(12_500)));
        state = Desk.Adopt(state, [SampleOrders.Fill(Side.Sell, 40_000m, 12_500, 0, order.Id)], SampleOrders.Time);
        state.Status.ShouldBe(BotStatus.Stopped);
        state.Position!.Quantity.Lots.ShouldBe(0);
    }

    [Fact]
    public void A_flattening_that_leaves_something_pauses_and_says_so()
    {
        var state = Desk.Flatten(Holding(), Account(), FeedState.Live, SampleOrders.Time);
        state = Desk.Adopt(
            state, [SampleOrders.Fill(Side.Sell, 40_000m, 500, 0, state.Pending!.Order.Id)], SampleOrders.Time);
        state.Status.ShouldBe(BotStatus.Paused);
        state.Error.ShouldNotBeNull();
        state.Position!.Quantity.Lots.ShouldBe(12_000);
    }

    [Fact]
    public void A_bot_made_again_after_a_deletion_goes_on_counting()
    {
        var deleted = BotLife.Delete(BotLife.Stop(Running(), SampleOrders.Time), SampleOrders.Time);
        deleted.Exists.ShouldBeFalse();
        var again = BotLife.Create(deleted, Key, Configuration, SampleOrders.Time);
        again.LastSequence.ShouldBe(deleted.LastSequence + 1);
        BotLife.Start(again, SampleOrders.Time, SampleOrders.Time).StartNumber.ShouldBe(2);
    }

    [Fact]
    public void A_state_goes_through_json_unchanged()
    {
        var state = Decide(Holding(), Signal(10, target: 0));
        var document = JsonSerializer.Serialize(state);
        JsonSerializer.Serialize(JsonSerializer.Deserialize<BotState>(document)).ShouldBe(document);
    }

    [Fact]
    public void A_snapshot_values_the_position_at_the_last_close()
    {
        var state = BotLife.Watch(Holding(), Signal(10, target: 1, close: 4_100_000));
        var snapshot = Desk.ToSnapshot(state);
        snapshot.MarkPrice.ShouldBe(41_000m);
        snapshot.UnrealizedProfit.ShouldBe(125m);
        snapshot.LastDecisionTime.ShouldNotBeNull();
    }

    private static BotState Created() => BotLife.Create(new BotState(), Key, Configuration, SampleOrders.Time);

    private static BotState Started() => BotLife.Start(Created(), SampleOrders.Time, SampleOrders.Time);

    private static BotState Running()
    {
        var state = Started();
        for (var bar = 1; bar <= BotLife.WarmUpBars; bar++)
            state = BotLife.Watch(state, Signal(bar, target: 0));
        return state;
    }

    private static BotState Holding()
    {
        var state = Decide(Running(), Signal(9, target: 1));
        return Desk.Adopt(
            state, [SampleOrders.Fill(Side.Buy, 40_000m, 12_500, 0, state.Pending!.Order.Id)], SampleOrders.Time);
    }

    private static BotState Decide(
        BotState bot, Signal signal, FeedState feed = FeedState.Live, TradingState state = TradingState.Active) =>
        Desk.Decide(
            BotLife.Watch(bot, signal),
            signal,
            Account() with { TradingState = state },
            feed,
            SampleOrders.Time,
            _ => SampleOrders.Instrument);

    private static Signal Signal(long sequence, decimal target, long close = 4_000_000)
    {
        var bar = SampleBars.At(sequence, close);
        return new Signal(
            sequence, bar.Candle, Regime.Sideways, StrategyNames.MeanReversion, target, true, "BELOW_LOWER_BAND");
    }

    private static AccountSnapshot Account() => new(
        TenantKey.Parse("local/main"), "USD", 10_000m, 10_000m, 0, TradingState.Active, [], 1);
}
