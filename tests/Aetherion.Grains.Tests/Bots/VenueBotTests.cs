using Aetherion.Domain.Execution;
using Aetherion.Domain.Venues.Orders;
using Aetherion.GrainHost.Core;
using Aetherion.Grains.Bots;
using Aetherion.GrainInterfaces;
using Aetherion.Model;
using Orleans;

namespace Aetherion.Grains.Tests.Bots;

/// <summary>
/// A bot that trades live at a venue: it starts after bar 550, and price dips at bars 561 to 564. Whatever happens on the
/// way, no order is sent twice, and the account books what the venue executed.
/// </summary>
public sealed class VenueBotTests
{
    private const int Before = 550;
    private const int Dip = 561;
    private const int After = 568;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    /// <summary>The clock of a venue that answers nothing may move faster: questions are all that time brings.</summary>
    private static readonly TimeSpan SilentStep = TimeSpan.FromSeconds(5);

    private static readonly TradingOptions Quick = new()
    {
        VenueLookInterval = TimeSpan.FromMilliseconds(2), VenueWatchInterval = TimeSpan.FromMilliseconds(2),
    };

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task An_order_goes_to_the_venue_once_and_its_fills_to_the_account(bool takesBase)
    {
        await using var world = await UntilAsync(After, market => new ScriptedVenue(market) { TakesBase = takesBase });
        await ResolveAsync(world);
        world.Venue!.Placed.Count.ShouldBe(2, "a purchase and its sale");
        world.Journal.Orders.ShouldAllBe(order => order.State == OrderState.Filled);
        await ShouldBookWhatTheVenueExecutedAsync(world);
        (await world.SnapshotAsync()).Position.Quantity.Lots.ShouldBe(0);
    }

    [Fact]
    public async Task A_purchase_is_fitted_to_the_rules_and_has_a_price_that_its_reservation_covers()
    {
        await using var world = await UntilAsync(Dip, market => new ScriptedVenue(market));
        await ResolveAsync(world);
        var order = world.Journal.Orders.ShouldHaveSingleItem();
        (order.Quantity.Lots % 10).ShouldBe(0, "the venue's grid is ten lots");
        world.Venue!.Orders.Single().ExecutedQuantity.ShouldBe(ScriptedMarket.Instrument.ToDecimal(order.Quantity));
        world.Venue.Placed.ShouldAllBe(id => id.StartsWith(ClientOrderIds.Prefix, StringComparison.Ordinal));
    }

    [Fact]
    public async Task No_order_goes_to_the_venue_for_a_bar_that_closed_before_the_start()
    {
        const int missing = 150;
        await using var world = await LiveAsync(market => new ScriptedVenue(market), missing: missing);
        (await world.Bot.Start(null)).Refusal.ShouldBeNull();
        for (var i = 0; i < missing; i++)
        {
            world.Market.Ahead -= TimeSpan.FromMinutes(1);
            await world.CloseAndAwaitAsync(1);
        }
        world.Journal.Orders.ShouldBeEmpty();
        (await world.SnapshotAsync()).Status.ShouldBe(BotStatus.WarmingUp);

        await CloseAsync(world, Dip - Before);
        await ResolveAsync(world);
        world.Journal.Orders.ShouldHaveSingleItem().BarSequence.ShouldBe(Dip);
        world.Venue!.Placed.Count.ShouldBe(1);
    }

    [Theory]
    [InlineData(VenueFault.AnsweredWithoutFills, OrderState.Filled)]
    [InlineData(VenueFault.ExecutedAnswerLost, OrderState.Filled)]
    [InlineData(VenueFault.NotExecutedAnswerLost, OrderState.Rejected)]
    [InlineData(VenueFault.Refused, OrderState.Rejected)]
    internal async Task An_order_in_doubt_is_resolved_by_asking(VenueFault fault, OrderState expected)
    {
        await using var world = await UntilAsync(
            Dip, market => new ScriptedVenue(market) { FaultOf = n => n == 1 ? fault : VenueFault.None });
        await ResolveAsync(world);
        world.Journal.Orders[0].State.ShouldBe(expected);
        world.Venue!.Placed.ShouldBeUnique();
        await ShouldBookWhatTheVenueExecutedAsync(world);
    }

    [Fact]
    public async Task While_the_outcome_is_unknown_a_person_is_told_and_nothing_else_is_sent()
    {
        await using var world = await UntilAsync(
            Dip, market => new ScriptedVenue(market) { FaultOf = _ => VenueFault.ExecutedAnswerLost, IsReachable = false });
        await EventuallyAsync(world, () => world.Journal.Events.Any(e => e.ReasonCode == BotReasons.OutcomeUnknown));
        var told = world.Journal.Events.Single(e => e.ReasonCode == BotReasons.OutcomeUnknown);
        told.Order!.State.ShouldBe(OrderState.OutcomeUnknown);
        told.ReasonText.ShouldContain(world.Venue!.Placed.Single());
        (await world.SnapshotAsync()).Error.ShouldBe(told.ReasonText);
        await CloseAsync(world, 7);
        world.Venue.Placed.Count.ShouldBe(1);
        await world.Bot.Pause(null);
        (await world.Bot.Start(null)).Bot!.Error.ShouldBe(told.ReasonText, "a start does not end the doubt");
        (await world.Bot.Stop(StopMode.KeepPosition, null)).Bot!.Status.ShouldBe(BotStatus.Stopped);
        (await world.Bot.Delete()).Refusal!.Code.ShouldBe("ORDER_UNDER_WAY");
        world.Venue.IsReachable = true;
        await ResolveAsync(world);
        world.Journal.Orders.ShouldHaveSingleItem().State.ShouldBe(OrderState.Filled);
        (await world.SnapshotAsync()).Error.ShouldBeNull();
        await ShouldBookWhatTheVenueExecutedAsync(world);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_person_settles_an_order_of_unknown_outcome_as_it_is_at_the_venue(bool isExecuted)
    {
        await using var world = await InDoubtAsync(isExecuted ? VenueFault.ExecutedAnswerLost : VenueFault.NotExecutedAnswerLost);
        var order = world.Journal.Orders.Single();
        var executions = world.Venue!.Fills
            .Select(fill => new SettledExecution(fill.TradeId, fill.Price, fill.Quantity, fill.Commission, fill.CommissionAsset));

        var result = await world.Bot.SettleOrder(new OrderSettlement(order.Id, [.. executions], "seen there"), null, "r1");

        result.Refusal.ShouldBeNull();
        result.Bot!.Error.ShouldBeNull();
        order = world.Journal.Orders.Single();
        order.State.ShouldBe(isExecuted ? OrderState.Filled : OrderState.Rejected);
        order.ReasonText.ShouldContain("seen there");
        order.ReasonCode.ShouldBe(isExecuted ? order.ReasonCode : OrderLifeRules.SettledNotExecuted);
        await ShouldBookWhatTheVenueExecutedAsync(world);
        (await world.Bot.SettleOrder(new OrderSettlement(order.Id, [], "again"), null, "r1")).Refusal.ShouldBeNull();
        (await world.Bot.SettleOrder(new OrderSettlement(order.Id, [.. executions], "again"), null, "r2")).Refusal.ShouldBeNull();
        SettledExecution another = new("another", 40_000m, 0.01m, 0, "");
        (await world.Bot.SettleOrder(new OrderSettlement(order.Id, [another], "again"), null, "r3")).Refusal!.Code.ShouldBe("ORDER_NOT_IN_DOUBT");
        await ShouldBookWhatTheVenueExecutedAsync(world);
    }

    [Theory]
    [InlineData("forgotten")]
    [InlineData("unreachable")]
    [InlineData("not connected")]
    public async Task An_order_that_the_venue_has_and_tells_no_end_of_is_a_persons_to_settle(string state)
    {
        await using var world = await UntilAsync(Dip, market => new ScriptedVenue(market) { FaultOf = _ => VenueFault.StaysOpen });
        world.Venue!.IsReachable = state == "forgotten";
        world.Venue.IsConnected = state != "not connected";
        if (state == "forgotten")
            world.Venue.Forget();
        await EventuallyAsync(world, () => world.Journal.Events.Any(e => e.ReasonCode == BotReasons.OutcomeUnknown));
        var order = world.Journal.Orders.ShouldHaveSingleItem();
        world.Journal.Events.Single(e => e.ReasonCode == BotReasons.OutcomeUnknown).ReasonText.ShouldContain("last told as New");
        (await world.Bot.Stop(StopMode.KeepPosition, null)).Refusal.ShouldBeNull();
        (await world.Bot.Delete()).Refusal!.Code.ShouldBe("ORDER_UNDER_WAY");

        var result = await world.Bot.SettleOrder(new OrderSettlement(order.Id, [], "it is not listed there"), null, "r1");

        result.Refusal.ShouldBeNull();
        world.Journal.Orders.ShouldHaveSingleItem().State.ShouldBe(OrderState.Rejected);
        (await world.Account.GetSnapshot())!.Reserved.ShouldBe(0);
        (await world.Bot.Delete()).Refusal.ShouldBeNull();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task An_order_that_ended_and_cannot_be_booked_is_booked_as_a_person_says(bool isHeld)
    {
        await using var world = await UntilAsync(Dip, market => new ScriptedVenue(market) { Oddness = 0.000001m });
        await EventuallyAsync(world, () => world.Journal.Events.Any(e => e.ReasonCode == BotReasons.OutcomeUnknown));
        var told = world.Journal.Events.Single(e => e.ReasonCode == BotReasons.OutcomeUnknown);
        var order = told.Order!;
        SettledExecution whole = new("1012", 39_500m, ScriptedMarket.Instrument.ToDecimal(order.Quantity), 2m, "USD");
        OrderSettlement settlement = new(order.Id, isHeld ? [whole] : [], "as the account shows");
        (await world.Bot.SettleOrder(settlement with { Executions = [whole with { Quantity = whole.Quantity + 1 }] }, null)).Refusal!.Code
            .ShouldBe("SETTLEMENT_INVALID");

        (await world.Bot.SettleOrder(settlement, null, "r1")).Refusal.ShouldBeNull();

        told.ReasonText.ShouldContain("cannot be booked");
        await world.RestartAsync();
        (await world.Bot.SettleOrder(settlement, null, "r2")).Refusal.ShouldBeNull("it is remembered, and said again");
        var bot = await world.SnapshotAsync();
        (bot.Position.Quantity, bot.Error).ShouldBe((isHeld ? order.Quantity : new Quantity(0), null));
        order = world.Journal.Orders.ShouldHaveSingleItem();
        order.State.ShouldBe(isHeld ? OrderState.Filled : OrderState.Rejected);
        order.ReasonText.ShouldContain("as the account shows (the venue told of ");
        (await world.VenueOrder.GetWatch()).IsWatching.ShouldBeFalse("the venue has said otherwise before");
        await world.ShouldBeConsistentAsync();
    }

    [Fact]
    public async Task The_end_of_an_order_that_was_a_persons_is_adopted_when_it_is_told_after_all()
    {
        await using var world = await UntilAsync(Dip, market => new ScriptedVenue(market) { FaultOf = _ => VenueFault.StaysOpen });
        await EventuallyAsync(world, () => world.Journal.Events.Any(e => e.ReasonCode == BotReasons.OutcomeUnknown));
        world.Venue!.Execute(world.Venue.Sent.Single());
        await ResolveAsync(world);
        world.Journal.Orders.ShouldHaveSingleItem().State.ShouldBe(OrderState.Filled);
        (await world.SnapshotAsync()).Error.ShouldBeNull();
        await ShouldBookWhatTheVenueExecutedAsync(world);
    }

    [Fact]
    public async Task A_position_is_not_said_to_be_sold_while_a_purchase_is_in_doubt()
    {
        await using var world = await InDoubtAsync(VenueFault.ExecutedAnswerLost);
        var running = (await world.Bot.Stop(StopMode.FlattenPosition, null, "r1")).Refusal.ShouldNotBeNull();
        running.Code.ShouldBe("ORDER_UNDER_WAY");
        running.Message.ShouldContain("KEEP_POSITION");
        running.Message.ShouldContain(world.Journal.Orders.Single().Id);
        (await world.SnapshotAsync()).Status.ShouldBe(BotStatus.Running);
        (await world.Bot.Stop(StopMode.KeepPosition, null)).Refusal.ShouldBeNull();
        (await world.Bot.Stop(StopMode.FlattenPosition, null, "r1")).Refusal!.Code.ShouldBe("ORDER_UNDER_WAY", "also of a bot that is stopped");

        world.Venue!.IsReachable = true;
        await ResolveAsync(world);
        var bot = await world.SnapshotAsync();
        bot.Position.Quantity.Lots.ShouldBeGreaterThan(0);
        (await world.Bot.Stop(StopMode.FlattenPosition, bot.Version, "r1")).Refusal.ShouldBeNull();
        await ResolveAsync(world);
        (await world.SnapshotAsync()).Position.Quantity.Lots.ShouldBe(0);
    }

    [Fact]
    public async Task A_flattening_of_a_stopped_bot_cancels_what_stands_open_and_changes_nothing_else()
    {
        await using var world = await UntilAsync(Dip, market => new ScriptedVenue(market) { FaultOf = _ => VenueFault.StaysOpen });
        world.Venue!.IsReachable = false;
        (await world.Bot.Stop(StopMode.KeepPosition, null)).Refusal.ShouldBeNull();
        var version = (await world.SnapshotAsync()).Version;
        world.Venue.IsReachable = true;
        (await world.Bot.Stop(StopMode.FlattenPosition, null)).Refusal.ShouldBeNull();
        world.Journal.Orders.ShouldHaveSingleItem().State.ShouldBe(OrderState.Cancelled);
        var bot = await world.SnapshotAsync();
        (bot.Status, bot.Version).ShouldBe((BotStatus.Stopped, version));
    }

    [Fact]
    public async Task An_order_in_doubt_is_asked_for_however_long_nobody_calls_its_bot_and_then_both_may_rest()
    {
        CallCounter looks = new(nameof(IVenueOrderGrain.GetProgress));
        await using var world = await LiveAsync(
            market => new ScriptedVenue(market) { FaultOf = _ => VenueFault.ExecutedAnswerLost, IsReachable = false },
            looks,
            host =>
            {
                host.CollectionInterval = Quick.VenueLookInterval;
                // Longer than the clock of the host moves.
                host.ResponseTimeout = host.ActivationTimeout = host.DeactivationTimeout = TimeSpan.FromDays(30);
            });
        (await world.Bot.Start(null)).Refusal.ShouldBeNull();
        await CloseAsync(world, Dip - Before);
        world.Market.Ahead = TimeSpan.FromMinutes(5);
        await ResultAsync(world, () => world.Journal.Events.Any(e => e.ReasonCode == BotReasons.OutcomeUnknown));
        for (var minute = 1; minute <= 40; minute++)
        {
            var (asked, looked) = (world.Venue!.AskedCount, looks.Count);
            world.Market.Ahead += TimeSpan.FromSeconds(61);
            world.Market.Idle += TimeSpan.FromSeconds(61);
            await ResultAsync(world, () =>
            {
                // An answer that was taken in after the clock had moved puts the next question off by a minute from there.
                world.Market.Ahead += TimeSpan.FromSeconds(1);
                return world.Venue.AskedCount > asked && looks.Count > looked;
            }, $"nobody asks in minute {minute}");
        }
        world.Venue!.IsReachable = true;
        await ResultAsync(world, () =>
        {
            world.Market.Ahead += TimeSpan.FromSeconds(10);
            return world.Journal.Orders.Single().State == OrderState.Filled;
        });
        await CollectedAsync(world, "bot", () => world.Bot.GetSnapshot());
        await CollectedAsync(world, "venue-order", () => world.VenueOrder.GetWatch());
    }

    [Fact]
    public async Task A_settlement_that_is_killed_at_any_point_is_completed_when_it_is_asked_for_again()
    {
        var isKilled = true;
        var point = 0;
        while (isKilled)
        {
            KillSwitch killSwitch = new(++point);
            await using var world = await InDoubtAsync(VenueFault.ExecutedAnswerLost);
            var order = world.Journal.Orders.Single();
            OrderSettlement settlement = new(
                order.Id,
                [
                    .. world.Venue!.Fills.Select(fill => new SettledExecution(
                        fill.TradeId, fill.Price, fill.Quantity, fill.Commission, fill.CommissionAsset)),
                ],
                "seen there");
            var version = (await world.SnapshotAsync()).Version;
            await world.RestartAsync(killSwitch);
            await Task.WhenAny(world.Bot.SettleOrder(settlement, version, "r1"), killSwitch.Killed)
                .WaitAsync(Patience, TestContext.Current.CancellationToken);
            isKilled = killSwitch.Killed.IsCompleted;
            if (isKilled)
                await world.RestartAsync();

            (await world.Bot.SettleOrder(settlement, version, "r1")).Refusal.ShouldBeNull($"killed at {point}");
            (await world.Bot.SettleOrder(settlement, version, "r2")).Refusal.ShouldBeNull($"killed at {point}");

            await EventuallyAsync(world, () => world.Journal.Orders.Single().State == OrderState.Filled);
            await ShouldBookWhatTheVenueExecutedAsync(world);
        }
        point.ShouldBeGreaterThan(4, "the settlement was killed at fewer points than it has");
    }

    [Fact]
    public async Task An_order_is_settled_by_an_average_between_two_ticks_and_the_cash_is_exact()
    {
        await using var world = await InDoubtAsync(VenueFault.ExecutedAnswerLost);
        var order = world.Journal.Orders.Single();
        var before = (await world.Account.GetSnapshot())!.Balance;
        var executed = world.Venue!.Fills.Sum(fill => fill.Quantity);
        var price = world.Venue.Fills.First().Price - 0.0037m;
        SettledExecution average = new("average", price, executed, 0, "");

        var result = await world.Bot.SettleOrder(new OrderSettlement(order.Id, [average], "the average"), null, "r1");

        result.Refusal.ShouldBeNull();
        ((await world.Account.GetSnapshot())!.Balance - before).ShouldBe(-(price * executed));
    }

    [Fact]
    public async Task A_settlement_that_cannot_be_right_changes_nothing()
    {
        await using var world = await InDoubtAsync(VenueFault.ExecutedAnswerLost);
        var order = world.Journal.Orders.Single();
        SettledExecution good = new("1", 40_000m, 0.01m, 0, "");
        (string Code, OrderSettlement Settlement)[] wrong =
        [
            ("ORDER_NOT_IN_DOUBT", new("another", [], "why")),
            ("SETTLEMENT_INVALID", new(order.Id, [good with { Price = 0.000001m }], "why")),
            ("SETTLEMENT_INVALID", new(order.Id, [good with { Quantity = 0 }], "why")),
            ("SETTLEMENT_INVALID", new(order.Id, [good with { Quantity = 1_000m }], "why")),
            ("SETTLEMENT_INVALID", new(order.Id, [good, good], "why")),
        ];
        foreach (var (code, settlement) in wrong)
            (await world.Bot.SettleOrder(settlement, null)).Refusal!.Code.ShouldBe(code, $"{settlement}");
        (await world.Bot.SettleOrder(new OrderSettlement(order.Id, [], "why"), expectedVersion: 77)).Refusal!.Code.ShouldBe("VERSION_CONFLICT");
        world.Journal.Orders.Single().State.ShouldBe(OrderState.OutcomeUnknown);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_venue_that_tells_later_of_an_order_that_never_arrived_stops_the_bot_and_tells_a_person_once(bool isKilled)
    {
        await using var world = await UntilAsync(
            Dip, market => new ScriptedVenue(market) { FaultOf = n => n == 1 ? VenueFault.NotExecutedAnswerLost : VenueFault.None });
        await ResolveAsync(world);
        world.Journal.Orders[0].ReasonCode.ShouldBe(OrderLifeRules.NeverArrived);
        if (isKilled)
            await world.RestartAsync();
        await world.SnapshotAsync();

        world.Venue!.News = new OrderReport(
            "BTC-USD", world.Venue.Placed.First(), "4711", VenueOrderStatus.Filled, 0.01m,
            [new VenueFill("9", 40_000m, 0.01m, 0, "", null)], "");
        await EventuallyAsync(world, () => world.Journal.Events.Any(e => e.ReasonCode == BotReasons.VenueContradicts));

        var told = world.Journal.Events.Single(e => e.ReasonCode == BotReasons.VenueContradicts);
        told.ReasonText.ShouldContain(world.Venue.Placed.First());
        var bot = await world.SnapshotAsync();
        (bot.Status, bot.Error).ShouldBe((BotStatus.Paused, told.ReasonText));
        world.Venue.Placed.Count.ShouldBe(1);
        await EventuallyAsync(world, () => !world.VenueOrder.GetWatch().Result.IsWatching);
        world.Journal.Events.Count(e => e.ReasonCode == BotReasons.VenueContradicts).ShouldBe(1);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task An_order_that_stands_open_is_cancelled_when_its_bot_stops_or_a_person_asks(bool isStopped)
    {
        await using var world = await UntilAsync(Dip, market => new ScriptedVenue(market) { FaultOf = _ => VenueFault.StaysOpen });
        world.Journal.Orders.ShouldHaveSingleItem().State.ShouldBe(OrderState.PendingNew);

        var result = isStopped ? await world.Bot.Stop(StopMode.KeepPosition, null) : await world.Bot.CancelOrders(null);

        result.Refusal.ShouldBeNull();
        result.Bot!.Status.ShouldBe(isStopped ? BotStatus.Stopped : BotStatus.Running);
        world.Venue!.Cancelled.ShouldBe(world.Venue.Placed);
        world.Journal.Orders.ShouldHaveSingleItem().State.ShouldBe(OrderState.Cancelled);
        (await world.Account.GetSnapshot())!.Reserved.ShouldBe(0);
        (await world.Bot.CancelOrders(null)).Refusal.ShouldBeNull("there is nothing left to cancel");
        world.Venue.Cancelled.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_cancellation_without_an_answer_leaves_the_order_to_be_asked_for()
    {
        await using var world = await UntilAsync(Dip, market => new ScriptedVenue(market) { FaultOf = _ => VenueFault.StaysOpen });
        world.Venue!.IsReachable = false;
        (await world.Bot.CancelOrders(null)).Refusal.ShouldBeNull();
        world.Journal.Orders.ShouldHaveSingleItem().State.ShouldBe(OrderState.PendingNew);
        world.Venue.IsReachable = true;
        (await world.Bot.CancelOrders(null)).Refusal.ShouldBeNull();
        world.Journal.Orders.ShouldHaveSingleItem().State.ShouldBe(OrderState.Cancelled);
    }

    public static TheoryData<string, string> Rules => new()
    {
        { "NOTIONAL", "or more would pass" },
        { "LOT_SIZE", "or more would pass" },
        { "PERCENT_PRICE", "would pass" },
        { "NOT_TRADING", "does not trade" },
    };

    [Theory]
    [MemberData(nameof(Rules))]
    public async Task What_a_rule_of_the_venue_refuses_is_denied_here_with_the_rule_and_what_would_pass(string rule, string text)
    {
        var rules = rule switch
        {
            "NOTIONAL" => ScriptedVenue.PlainRules with { Notional = new NotionalRule(1_000_000m, 0, MinForMarket: true, MaxForMarket: false) },
            "LOT_SIZE" => ScriptedVenue.PlainRules with { Lot = new StepRule(50m, 100m, 50m) },
            "PERCENT_PRICE" => ScriptedVenue.PlainRules with { PercentPrice = new PercentPriceRule(1.001m, 0.999m, 1.001m, 0.999m) },
            _ => ScriptedVenue.PlainRules with { Permission = TradingPermission.Halted },
        };
        await using var world = await UntilAsync(Dip, market => new ScriptedVenue(market) { Rules = rules });

        var denied = world.Journal.Events.Last(e => e.Order?.State == OrderState.Denied);
        denied.ReasonCode.ShouldBe($"VENUE_{rule}");
        denied.ReasonText.ShouldContain(text);
        denied.Order!.ReasonText.ShouldBe(denied.ReasonText);
        world.Venue!.Placed.ShouldBeEmpty();
        (await world.Account.GetSnapshot())!.Reserved.ShouldBe(0);
    }

    [Fact]
    public async Task What_the_venue_itself_refuses_keeps_its_code_and_its_words()
    {
        await using var world = await UntilAsync(Dip, market => new ScriptedVenue(market)
        {
            FaultOf = _ => VenueFault.Refused, Refusal = ("-1013", "Filter failure: PERCENT_PRICE_BY_SIDE"),
        });
        await ResolveAsync(world);
        var order = world.Journal.Orders[0];
        (order.State, order.ReasonCode, order.ReasonText).ShouldBe(
            (OrderState.Rejected, "-1013", "Filter failure: PERCENT_PRICE_BY_SIDE"));
        world.Journal.Events.Last(e => e.Order?.Id == order.Id).ReasonText.ShouldBe(order.ReasonText);
        (await world.Account.GetSnapshot())!.Reserved.ShouldBe(0);
    }

    [Fact]
    public async Task A_position_is_flattened_at_the_venue()
    {
        await using var world = await UntilAsync(Dip, market => new ScriptedVenue(market) { TakesBase = true });
        await ResolveAsync(world);
        await world.Bot.Stop(StopMode.FlattenPosition, null);
        await ResolveAsync(world);
        var bot = await world.SnapshotAsync();
        (bot.Status, bot.Position.Quantity.Lots).ShouldBe((BotStatus.Stopped, 0));
        await ShouldBookWhatTheVenueExecutedAsync(world);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_position_that_is_more_than_one_sale_may_be_is_sold_by_several(bool isFlattened)
    {
        await using var world = await UntilAsync(Dip, market => new ScriptedVenue(market));
        await ResolveAsync(world);
        world.Venue!.Rules = ScriptedVenue.PlainRules with { MarketLot = new StepRule(0.0001m, 0.05m, 0.0001m) };
        for (var part = 0; part < 4 && (await world.SnapshotAsync()).Position.Quantity.Lots > 0; part++)
        {
            if (isFlattened)
                (await world.Bot.Stop(StopMode.FlattenPosition, null)).Refusal.ShouldBeNull();
            else
                await CloseAsync(world, part == 0 ? After - Dip : 1);
            await ResolveAsync(world);
            var left = await world.SnapshotAsync();
            if (isFlattened && left.Position.Quantity.Lots > 0)
                (left.Status, left.Error).ShouldBe((BotStatus.Paused, "The venue takes no more in one order; stop the bot again to sell the rest."));
        }
        var bot = await world.SnapshotAsync();
        (bot.Position.Quantity.Lots, bot.Error).ShouldBe((0, null));
        if (isFlattened)
            bot.Status.ShouldBe(BotStatus.Stopped);
        var sales = world.Venue.Sent.Where(order => order.Side == Side.Sell).Select(order => order.Quantity).ToList();
        sales.Count.ShouldBeGreaterThan(1);
        sales.ShouldAllBe(quantity => quantity <= 0.05m);
        await ShouldBookWhatTheVenueExecutedAsync(world);
    }

    [Fact]
    public async Task A_position_that_the_venue_takes_no_sale_for_is_a_persons_to_say_the_end_of_when_it_is_flattened()
    {
        await using var world = await UntilAsync(Dip, market => new ScriptedVenue(market));
        await ResolveAsync(world);
        world.Venue!.Rules = ScriptedVenue.PlainRules with { Notional = new NotionalRule(1_000_000m, 0, MinForMarket: true, MaxForMarket: false) };
        await CloseAsync(world, After - Dip);
        world.Journal.Orders[^1].ReasonCode.ShouldBe("VENUE_NOTIONAL", "the bot itself waits for a better price");
        var held = (await world.SnapshotAsync()).Position.Quantity;

        (await world.Bot.Stop(StopMode.FlattenPosition, null)).Refusal.ShouldBeNull();
        await world.RestartAsync();
        var told = world.Journal.Events.Single(e => e.ReasonCode == BotReasons.VenueSaleTooSmall);
        told.ReasonText.ShouldContain("a quantity of");
        (await world.SnapshotAsync()).Error.ShouldBe(told.ReasonText);
        (await world.Bot.SettleOrder(new OrderSettlement(told.Order!.Id, [], "kept for now"), null, "r1")).Refusal.ShouldBeNull();
        var bot = await world.SnapshotAsync();
        (bot.Status, bot.Position.Quantity).ShouldBe((BotStatus.Paused, held));

        (await world.Bot.Stop(StopMode.FlattenPosition, null)).Refusal.ShouldBeNull();
        var sale = world.Journal.Orders[^1];
        (sale.Side, sale.State, sale.Quantity).ShouldBe((Side.Sell, OrderState.OutcomeUnknown, held));
        SettledExecution converted = new("converted", 39_000m, ScriptedMarket.Instrument.ToDecimal(held), 0, "");
        (await world.Bot.SettleOrder(new OrderSettlement(sale.Id, [converted], "converted there"), null, "r2")).Refusal.ShouldBeNull();
        bot = await world.SnapshotAsync();
        (bot.Status, bot.Position.Quantity.Lots, bot.Error).ShouldBe((BotStatus.Stopped, 0, null));
        world.Venue.Placed.Count.ShouldBe(1, "no sale was sent");
        await world.ShouldBeConsistentAsync();
        (await world.Bot.Delete()).Refusal.ShouldBeNull();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_sale_only_reduces_where_it_could_open_a_short_position_and_a_purchase_never_does(bool mustReduce)
    {
        await using var world = await UntilAsync(After, market => new ScriptedVenue(market) { SalesMustReduce = mustReduce });
        await ResolveAsync(world);
        world.Venue!.Sent.Select(order => (order.Side, order.IsReduceOnly)).ShouldBe([(Side.Buy, false), (Side.Sell, mustReduce)]);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_venue_that_holds_nothing_to_sell_leaves_it_to_a_person_to_say_what_became_of_the_position(bool isFlattened)
    {
        await using var world = await UntilAsync(Dip, HoldsNothing);
        await ResolveAsync(world);
        if (isFlattened)
            (await world.Bot.Stop(StopMode.FlattenPosition, null)).Refusal.ShouldBeNull();
        else
            await CloseAsync(world, After - Dip);
        await EventuallyAsync(world, () => world.Journal.Events.Any(e => e.ReasonCode == BotReasons.VenueHoldsLess));
        await CloseAsync(world, 2);
        await world.RestartAsync();
        await CloseAsync(world, 1);

        var bot = await world.SnapshotAsync();
        var told = world.Journal.Events.Single(e => e.ReasonCode == BotReasons.VenueHoldsLess);
        told.ReasonText.ShouldContain("holds less than the bot booked");
        told.ReasonText.ShouldContain(world.Venue!.Sent.Last().ClientOrderId);
        told.ReasonText.ShouldContain("key-1");
        bot.Error.ShouldBe(told.ReasonText);
        bot.Position.Quantity.Lots.ShouldBeGreaterThan(0, "what is booked is for a person to look at");
        world.Venue.Placed.Count.ShouldBe(2, "it is not tried again");
        (await world.Bot.Delete()).Refusal!.Code.ShouldBe("BOT_NOT_STOPPED");

        var sale = world.Journal.Orders[^1];
        (sale.Side, sale.State).ShouldBe((Side.Sell, OrderState.OutcomeUnknown));
        SettledExecution liquidation = new("liquidation", 30_000m, world.Venue.Sent.Last().Quantity, 1.5m, world.Venue.Fills.First().CommissionAsset);
        (await world.Bot.SettleOrder(new OrderSettlement(sale.Id, [liquidation], "liquidated there"), null, "r1")).Refusal.ShouldBeNull();
        bot = await world.SnapshotAsync();
        (bot.Position.Quantity.Lots, bot.Error).ShouldBe((0, null));
        bot.Status.ShouldBe(isFlattened ? BotStatus.Stopped : BotStatus.Running);
        world.Journal.Orders[^1].AveragePrice.ShouldBe(30_000m);
        await world.ShouldBeConsistentAsync();
        await world.Bot.Stop(StopMode.KeepPosition, null);
        (await world.Bot.Delete()).Refusal.ShouldBeNull();
    }

    [Fact]
    public async Task What_was_put_back_at_the_venue_is_sold_when_the_refused_sale_is_settled_with_none()
    {
        await using var world = await UntilAsync(Dip, market => HoldsNothing(market, n => n == 2));
        await ResolveAsync(world);
        await world.Bot.Stop(StopMode.FlattenPosition, null);
        await EventuallyAsync(world, () => world.Journal.Events.Any(e => e.ReasonCode == BotReasons.VenueHoldsLess));
        var sale = world.Journal.Orders[^1];
        (await world.Bot.SettleOrder(new OrderSettlement(sale.Id, [], "put back"), null, "r1")).Refusal.ShouldBeNull();
        var bot = await world.SnapshotAsync();
        bot.Position.Quantity.Lots.ShouldBeGreaterThan(0);
        await world.Bot.Stop(StopMode.FlattenPosition, null);
        await ResolveAsync(world);
        bot = await world.SnapshotAsync();
        (bot.Status, bot.Position.Quantity.Lots, bot.Error).ShouldBe((BotStatus.Stopped, 0, null));
        await world.ShouldBeConsistentAsync();
    }

    private static ScriptedVenue HoldsNothing(ScriptedMarket market) => HoldsNothing(market, n => n > 1);

    private static ScriptedVenue HoldsNothing(ScriptedMarket market, Predicate<int> isRefused) => new(market)
    {
        SalesMustReduce = true,
        FaultOf = n => isRefused(n) ? VenueFault.Refused : VenueFault.None,
        Refusal = (OrderReply.NothingToReduceCode, "-2022 ReduceOnly Order is rejected."),
    };

    [Fact]
    public async Task What_is_held_at_the_venue_is_not_left_there_for_paper()
    {
        await using var world = await UntilAsync(Dip, market => new ScriptedVenue(market) { TakesBase = true });
        await ResolveAsync(world);
        (await world.Bot.UsePaper()).Refusal!.Code.ShouldBe("BOT_NOT_STOPPED");
        await world.Bot.Stop(StopMode.KeepPosition, null);
        (await world.Bot.UsePaper()).Refusal!.Code.ShouldBe("BOT_HAS_POSITION");
        (await world.SnapshotAsync()).Mode.ShouldBe(TradingMode.Live);

        await world.Bot.Stop(StopMode.FlattenPosition, null);
        await ResolveAsync(world);
        (await world.Bot.UsePaper()).Refusal.ShouldBeNull();
        (await world.SnapshotAsync()).Mode.ShouldBe(TradingMode.Paper);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_second_key_does_not_take_over_a_bot_in_mid_position(bool isRestarted)
    {
        await using var world = await UntilAsync(Dip, market => new ScriptedVenue(market));
        await ResolveAsync(world);
        world.Venue!.Keys = world.Venue.Keys.Add("key-2");
        if (isRestarted)
            await world.RestartAsync();
        await CloseAsync(world, After - Dip);
        await ResolveAsync(world);
        world.Venue.Sent.Select(order => order.Side).ShouldBe([Side.Buy, Side.Sell]);
        world.Venue.UsedKeys.ShouldBe(["key-1", "key-1"]);
        world.Journal.Events.First(e => e.Order is not null).ReasonText.ShouldEndWith(" key=key-1");
        world.Journal.Orders.ShouldAllBe(order => order.ReasonText.Contains(" key=key-1"));
    }

    [Fact]
    public async Task An_order_under_way_is_cancelled_with_the_key_it_was_sent_with()
    {
        await using var world = await UntilAsync(Dip, market => new ScriptedVenue(market) { FaultOf = _ => VenueFault.StaysOpen });
        world.Venue!.Keys = ["key-2"];
        (await world.Bot.Stop(StopMode.KeepPosition, null)).Refusal.ShouldBeNull();
        world.Venue.UsedKeys.ShouldBe(["key-1", "key-1"]);
        world.Journal.Orders.ShouldHaveSingleItem().State.ShouldBe(OrderState.Cancelled);
    }

    [Fact]
    public async Task A_key_is_chosen_anew_while_nothing_is_held_and_kept_while_something_is()
    {
        await using var world = await LiveAsync(market => new ScriptedVenue(market) { Keys = ["key-0", "key-1"] });
        await PlaceAsync(world, "o-1", isHolding: true);
        world.Venue!.Keys = ["key-0", "key-1", "key-2"];
        await PlaceAsync(world, "o-2", isHolding: true);
        (await world.VenueOrder.Fit(Request(world, "o-3", isHolding: true))).Key.ShouldBe("key-1");
        (await world.VenueOrder.Fit(Request(world, "o-3", isHolding: false))).Key.ShouldBe("key-2");
        await PlaceAsync(world, "o-3", isHolding: false);
        await PlaceAsync(world, "o-4", isHolding: true);
        await PlaceAsync(world, "o-5", isHolding: true, "key-0");
        // State without a key adopts the one that is found.
        world.Venue.UsedKeys.ShouldBe(["key-1", "key-1", "key-2", "key-2", "key-0"]);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_key_that_is_gone_in_mid_position_pauses_the_bot_until_one_is_added_in_its_place(bool isRestarted)
    {
        await using var world = await UntilAsync(Dip, market => new ScriptedVenue(market));
        await ResolveAsync(world);
        world.Venue!.Keys = ["key-2"];
        if (isRestarted)
            await world.RestartAsync();
        await CloseAsync(world, After - Dip);

        var told = world.Journal.Events.Single(e => e.Kind == BotEventKind.StatusChanged && e.ReasonCode == BotReasons.VenueKeyGone);
        told.ReasonText.ShouldContain("'replaces key-1'");
        var bot = await world.SnapshotAsync();
        (bot.Status, bot.Error).ShouldBe((BotStatus.Paused, told.ReasonText));
        var refused = (await world.Bot.Stop(StopMode.FlattenPosition, null)).Refusal.ShouldNotBeNull();
        (refused.Code, refused.Message).ShouldBe((BotReasons.VenueKeyGone, told.ReasonText));
        (await world.Bot.Start(null)).Refusal!.Code.ShouldBe(BotReasons.VenueKeyGone);
        world.Venue.UsedKeys.ShouldBe(["key-1"]);

        world.Venue.Successors = world.Venue.Successors.Add("key-1", "key-2");
        (await world.Bot.Start(null)).Refusal.ShouldBeNull();
        (await world.Bot.Stop(StopMode.FlattenPosition, null)).Refusal.ShouldBeNull();
        await ResolveAsync(world);
        world.Venue.UsedKeys.ShouldBe(["key-1", "key-2"]);
        (await world.SnapshotAsync()).Position.Quantity.Lots.ShouldBe(0);
        await ShouldBookWhatTheVenueExecutedAsync(world);
    }

    [Fact]
    public async Task A_bot_is_tied_to_a_key_by_an_order_under_way_and_by_what_it_bought()
    {
        VenueKeyTies none = new(OfPosition: null, OfOrder: null);
        await using var world = await InDoubtAsync(VenueFault.ExecutedAnswerLost);
        (await world.Bot.GetKeyTies()).ShouldBe(new VenueKeyTies(OfPosition: null, OfOrder: "key-1"));
        await world.RestartAsync();
        (await world.Bot.GetKeyTies()).ShouldBe(new VenueKeyTies(OfPosition: null, OfOrder: "key-1"));

        world.Venue!.IsReachable = true;
        await ResolveAsync(world);
        world.Venue.Keys = ["key-1", "key-2"];
        (await world.Bot.GetKeyTies()).ShouldBe(new VenueKeyTies(OfPosition: "key-1", OfOrder: null));
        await world.RestartAsync();
        (await world.Bot.Stop(StopMode.KeepPosition, null)).Refusal.ShouldBeNull();
        (await world.Bot.GetKeyTies()).ShouldBe(new VenueKeyTies(OfPosition: "key-1", OfOrder: null));

        (await world.Bot.Stop(StopMode.FlattenPosition, null)).Refusal.ShouldBeNull();
        await ResolveAsync(world);
        (await world.Bot.GetKeyTies()).ShouldBe(none);
    }

    [Fact]
    public async Task A_key_that_the_venue_refuses_pauses_the_bot()
    {
        await using var world = await UntilAsync(Dip, market => new ScriptedVenue(market)
        {
            FaultOf = _ => VenueFault.Refused, Refusal = (OrderReply.KeyRefusedCode, "-2015 Invalid API-key."),
        });
        await ResolveAsync(world);
        await CloseAsync(world, 2);
        var told = world.Journal.Events.Single(e => e.Kind == BotEventKind.StatusChanged && e.ReasonCode == BotReasons.VenueKeyRefused);
        told.ReasonText.ShouldContain("with key key-1 was refused because of the key (-2015 Invalid API-key.)");
        var bot = await world.SnapshotAsync();
        (bot.Status, bot.Error).ShouldBe((BotStatus.Paused, told.ReasonText));
        world.Venue!.Placed.ShouldHaveSingleItem();
    }

    private static async Task PlaceAsync(TradingWorld world, string id, bool isHolding, string? key = null) =>
        (await world.VenueOrder.Place(Request(world, id, isHolding) with { Key = key })).IsOver.ShouldBeTrue();

    private static VenueOrderRequest Request(TradingWorld world, string id, bool isHolding) => new(
        id, world.Market.Key.Symbol, Side.Buy, new Quantity(1_000), 40_000m, 41_000m, world.Market.GetUtcNow().UtcDateTime, 0.0001m)
    {
        IsHolding = isHolding,
    };

    [Fact]
    public async Task Without_a_venue_or_a_key_a_live_bot_does_not_start()
    {
        await using var world = await LiveAsync(market => new ScriptedVenue(market) { IsConnected = false });
        (await world.Bot.Start(null)).Refusal!.Code.ShouldBe("LIVE_VENUE_NOT_CONNECTED");
        await using var keyless = await LiveAsync(market => new ScriptedVenue(market) { Keys = [] });
        (await keyless.Bot.Start(null)).Refusal!.Code.ShouldBe("VENUE_KEY_MISSING");
    }

    [Fact]
    public async Task An_order_that_has_not_left_in_time_is_not_sent()
    {
        await using var world = await LiveAsync(market => new ScriptedVenue(market));
        var old = new VenueOrderRequest(
            "o-1", world.Market.Key.Symbol, Side.Buy, new Quantity(1_000), 40_000m, 41_000m,
            world.Market.GetUtcNow().UtcDateTime - OrderLifeRules.SendWithin - TimeSpan.FromMilliseconds(1), 0.0001m);
        var progress = await world.VenueOrder.Place(old);
        (progress.State, progress.Code, progress.IsOver).ShouldBe((OrderState.Rejected, "TOO_LATE_TO_SEND", true));
        world.Venue!.Placed.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(VenueFault.None, true, Explicit = true)]
    [InlineData(VenueFault.ExecutedAnswerLost, false)]
    [InlineData(VenueFault.ExecutedAnswerLost, true, Explicit = true)]
    [InlineData(VenueFault.NotExecutedAnswerLost, true, Explicit = true)]
    internal async Task Killed_at_any_point_no_order_is_sent_twice_and_none_is_lost(VenueFault fault, bool isEachPoint)
    {
        var points = await RunAsync(fault, killAt: null);
        points.ShouldContain("before order to venue");
        points.ShouldContain("after order to venue");
        points.ShouldContain("before write of venue-order");
        points.ShouldContain("after write of venue-order");
        foreach (var point in KillPoints.Of(points, isEachPoint))
            await RunAsync(fault, point);
    }

    /// <summary>A bot with one order that nobody knows the outcome of; the venue does not answer.</summary>
    private static async Task<TradingWorld> InDoubtAsync(VenueFault fault)
    {
        var world = await UntilAsync(Dip, market => new ScriptedVenue(market) { FaultOf = _ => fault, IsReachable = false });
        await EventuallyAsync(world, () => world.Journal.Events.Any(e => e.ReasonCode == BotReasons.OutcomeUnknown), SilentStep);
        return world;
    }

    /// <summary>Runs through the dip, killed at a point, and checks what came of it.</summary>
    private static async Task<IReadOnlyList<string>> RunAsync(VenueFault fault, int? killAt)
    {
        KillSwitch killSwitch = new(killAt: null);
        var world = await LiveAsync(market => new ScriptedVenue(market) { TakesBase = true, FaultOf = _ => fault });
        await using (world)
        {
            await world.Bot.Start(null);
            await CloseAsync(world, Dip - 1 - Before);
            killSwitch = new KillSwitch(killAt);
            await world.RestartAsync(killSwitch);
            if (!await TryAsync(world))
            {
                await world.RestartAsync();
                (await TryAsync(world)).ShouldBeTrue();
            }
            world.Venue!.Placed.ShouldBeUnique($"killed at {killAt}");
            await ShouldBookWhatTheVenueExecutedAsync(world);
        }
        return killSwitch.Crossed;
    }

    private static async Task<bool> TryAsync(TradingWorld world)
    {
        var killed = world.Process.KillSwitch.Killed;
        var work = WorkAsync(world);
        await Task.WhenAny(work, killed).WaitAsync(Patience);
        if (killed.IsCompleted)
            return false;
        await work;
        return true;
    }

    private static async Task WorkAsync(TradingWorld world)
    {
        // As the service does when it starts: no signal may come for a long time.
        await world.SnapshotAsync();
        await world.AwaitAsync();
        while (world.Market.ClosedCount < Dip + 2)
            await CloseAsync(world, 1);
        await ResolveAsync(world);
    }

    /// <summary>Cash and quantity of all fills are the venue's, to the last decimal.</summary>
    private static async Task ShouldBookWhatTheVenueExecutedAsync(TradingWorld world)
    {
        var (cash, held) = (0m, 0m);
        foreach (var report in world.Venue!.Orders)
        {
            var isBuy = world.Journal.Orders.Single(o => IdOf(o) == report.ClientOrderId).Side == Side.Buy;
            foreach (var fill in report.Fills)
            {
                var inBase = fill.CommissionAsset == "BTC" ? fill.Commission : 0;
                var inQuote = fill.CommissionAsset == "USD" ? fill.Commission : 0;
                cash += ((isBuy ? -1 : 1) * fill.Price * fill.Quantity) - inQuote;
                held += ((isBuy ? 1 : -1) * fill.Quantity) - inBase;
            }
        }
        var account = (await world.Account.GetSnapshot()).ShouldNotBeNull();
        account.Balance.ShouldBe(TradingWorld.InitialBalance + cash);
        var booked = account.Positions.Sum(p => ScriptedMarket.Instrument.ToDecimal(p.Quantity));
        (held - booked).ShouldBeInRange(0m, 0.0001m * world.Venue.Orders.Count);
        await world.ShouldBeConsistentAsync();
    }

    private static string IdOf(Order order) => ClientOrderIds.Make(order.Id, order.CreatedTime);

    /// <summary>Lets time pass until no order is under way.</summary>
    private static Task ResolveAsync(TradingWorld world) => EventuallyAsync(world, () =>
        world.Journal.Orders.All(o => OrderLifecycle.IsFinal(o.State))
        && world.Account.GetSnapshot().Result is null or { Reserved: 0 });

    /// <summary>Moves the clock a second at a time, or by another step, until something holds.</summary>
    private static async Task EventuallyAsync(TradingWorld world, Func<bool> holds, TimeSpan? step = null)
    {
        var deadline = Environment.TickCount64 + (long)Patience.TotalMilliseconds;
        while (!holds())
        {
            world.Process.KillSwitch.ThrowIfKilled();
            Environment.TickCount64.ShouldBeLessThan(deadline, "an order is still under way");
            world.Market.Ahead += step ?? TimeSpan.FromSeconds(1);
            // The grains look at their orders by timers of their own.
            await Task.Delay(Quick.VenueLookInterval * 2, TestContext.Current.CancellationToken);
        }
        world.Market.Ahead = TimeSpan.Zero;
    }

    /// <summary>Waits until something holds without moving the clock.</summary>
    private static async Task ResultAsync(TradingWorld world, Func<bool> holds, string awaited = "an order is still under way")
    {
        var deadline = Environment.TickCount64 + (long)Patience.TotalMilliseconds;
        while (!holds())
        {
            world.Process.KillSwitch.ThrowIfKilled();
            Environment.TickCount64.ShouldBeLessThan(deadline, awaited);
            await Task.Delay(Quick.VenueLookInterval * 2, TestContext.Current.CancellationToken);
        }
    }

    /// <summary>Waits until a grain that nobody calls for hours is collected: the next call reads its state again.</summary>
    private static async Task CollectedAsync(TradingWorld world, string state, Func<Task> call)
    {
        var reads = world.Disk.Reads[state];
        var deadline = Environment.TickCount64 + (long)Patience.TotalMilliseconds;
        while (world.Disk.Reads[state] == reads)
        {
            Environment.TickCount64.ShouldBeLessThan(deadline, $"{state} is never collected");
            world.Market.Idle += TimeSpan.FromHours(1);
            await Task.Delay(Quick.VenueLookInterval * 2, TestContext.Current.CancellationToken);
            await call();
        }
    }

    private static async Task<TradingWorld> LiveAsync(
        Func<ScriptedMarket, ScriptedVenue> venue,
        IIncomingGrainCallFilter? filter = null,
        Action<GrainHostOptions>? host = null,
        int missing = 0)
    {
        var market = ScriptedMarket.Walk(SymbolKey.LiveRun, seed: 2, count: 600);
        (market.ClosedCount, market.Ahead) = (Before - missing, TimeSpan.FromMinutes(missing));
        var world = await TradingWorld.StartAsync(market, options: Quick, venue: venue(market), filter: filter, host: host);
        await world.CreateBotAsync();
        (await world.Bot.RequestLive("hash", "me")).Refusal.ShouldBeNull();
        (await world.Bot.ConfirmLive("hash", "you", mustBeAnother: true)).Refusal.ShouldBeNull();
        return world;
    }

    private static async Task<TradingWorld> UntilAsync(long sequence, Func<ScriptedMarket, ScriptedVenue> venue)
    {
        var world = await LiveAsync(venue);
        (await world.Bot.Start(null)).Refusal.ShouldBeNull();
        await CloseAsync(world, (int)(sequence - Before));
        return world;
    }

    private static async Task CloseAsync(TradingWorld world, int count)
    {
        for (var i = 0; i < count; i++)
            await world.CloseAndAwaitAsync(1);
    }
}
