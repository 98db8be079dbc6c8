using System.Collections.Immutable;
using Aetherion.GrainInterfaces;
using Aetherion.Model;

namespace Aetherion.Grains.Tests.Bots;

public sealed class AccountGrainTests
{
    [Fact]
    public async Task A_second_try_is_answered_as_the_first_even_by_another_process()
    {
        await using var world = await TradingWorld.StartAsync(ScriptedMarket.Walk("run-1", seed: 1, count: 10));
        await world.Account.Open("USD", 10_000m);
        var request = Request("order-1", lots: 10_000);
        var first = await world.Account.Reserve(request);
        (first.Denial, first.IsSettled).ShouldBe((null, false));
        var reserved = await world.Account.GetSnapshot();
        await world.Account.Reserve(request);
        (await world.Account.GetSnapshot())!.Version.ShouldBe(reserved!.Version);

        var fills = ImmutableArray.Create(Fill("order-1", lots: 10_000));
        await world.Account.Settle("order-1", fills);
        await world.RestartAsync();
        var again = await world.Account.Reserve(request);
        again.IsSettled.ShouldBeTrue();
        again.SettledFills.ShouldBe(fills);
        var settled = await world.Account.Settle("order-1", [Fill("order-1", lots: 5)]);
        settled.Fills.ShouldBe(fills);
        settled.Account.Balance.ShouldBe(10_000m - 4_000m - 4m);
    }

    [Fact]
    public async Task A_denial_changes_nothing_and_the_order_may_be_asked_for_again()
    {
        await using var world = await TradingWorld.StartAsync(ScriptedMarket.Walk("run-1", seed: 1, count: 10));
        await world.Account.Open("USD", 10_000m);
        await world.Account.SetTradingState(TradingState.Halted);
        (await world.Account.Reserve(Request("order-1", lots: 10))).Denial!.Code.ShouldBe("TRADING_HALTED");
        await world.Account.SetTradingState(TradingState.Active);
        (await world.Account.Reserve(Request("order-1", lots: 10))).Denial.ShouldBeNull();
        (await world.Account.Reserve(Request("order-2", lots: 40_000))).Denial!.Code
            .ShouldBe("CUM_NOTIONAL_EXCEEDS_FREE_BALANCE");
    }

    [Fact]
    public async Task An_account_that_was_never_opened_or_is_in_another_currency_takes_no_orders()
    {
        await using var world = await TradingWorld.StartAsync(ScriptedMarket.Walk("run-1", seed: 1, count: 10));
        (await world.Account.GetSnapshot()).ShouldBeNull();
        (await world.Account.SetTradingState(TradingState.Halted)).Refusal!.Code.ShouldBe("ACCOUNT_NOT_FOUND");
        (await world.Account.Reserve(Request("order-1", lots: 10))).Denial!.Code.ShouldBe("ACCOUNT_NOT_FOUND");
        await world.Account.Open("EUR", 10_000m);
        (await world.Account.Reserve(Request("order-1", lots: 10))).Denial!.Code.ShouldBe("ACCOUNT_CURRENCY_MISMATCH");
        (await world.CreateBotAsync()).Refusal!.Code.ShouldBe("ACCOUNT_CURRENCY_MISMATCH");
    }

    [Fact]
    public async Task Another_tenants_bot_gets_nothing_from_an_account()
    {
        await using var world = await TradingWorld.StartAsync(ScriptedMarket.Walk("run-1", seed: 1, count: 10));
        await world.Account.Open("USD", 10_000m);
        var foreign = Request("order-1", lots: 10) with { Bot = TenantKey.Parse("other/bot") };
        (await world.Account.Reserve(foreign)).Denial!.Code.ShouldBe("ACCOUNT_NOT_FOUND");
    }

    private static ReservationRequest Request(string id, long lots) => new(
        id,
        TradingWorld.BotKey,
        ScriptedMarket.Instrument,
        new SymbolKey(ScriptedMarket.Instrument.Id),
        Side.Buy,
        new Quantity(lots),
        40_000m,
        0.001m);

    private static Fill Fill(string id, long lots) => new(
        $"{id}:1",
        id,
        new SymbolKey(ScriptedMarket.Instrument.Id),
        Side.Buy,
        ScriptedMarket.Instrument.ToPrice(40_000m),
        new Quantity(lots),
        4m,
        DateTime.UnixEpoch);
}
