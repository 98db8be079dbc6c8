using Aetherion.Model;

namespace Aetherion.Postgres.Tests;

/// <summary>Bot events with their orders and fills.</summary>
internal static class TradingFactory
{
    public static readonly DateTime Time = new(2024, 6, 1, 10, 0, 0, DateTimeKind.Utc);

    public static BotEvent Event(
        TenantKey bot, long sequence, SymbolKey symbol, OrderState? state = null, bool isFilled = false, long order = 1)
    {
        var placed = state is null ? null : Order(bot, symbol, order, state.Value);
        return new BotEvent(
            bot,
            sequence,
            Time.AddMinutes(sequence),
            placed is null ? BotEventKind.Decided : BotEventKind.OrderChanged,
            BotStatus.Running,
            Regime.Bull,
            StrategyNames.TrendFollowing,
            100 + sequence,
            "TREND_UP",
            "fast 101.5 above slow 100.25",
            placed,
            isFilled ? Fill(placed!) : null);
    }

    public static Order Order(TenantKey bot, SymbolKey symbol, long number, OrderState state) => new(
        $"{bot.Name}-{symbol.Run}-{number}",
        bot,
        new TenantKey(bot.Tenant, "main"),
        symbol,
        Side.Buy,
        OrderType.Market,
        new Quantity(2_500),
        state,
        new Quantity(state == OrderState.Filled ? 2_500 : 0),
        state == OrderState.Filled ? 64_123.4500m : null,
        state == OrderState.Filled ? 1.60308625m : 0m,
        100 + number,
        Time.AddMinutes(number),
        Time.AddMinutes(number).AddSeconds(state == OrderState.Filled ? 1 : 0),
        "TREND_UP",
        "why");

    private static Fill Fill(Order order) => new(
        $"{order.Id}-1",
        order.Id,
        order.Symbol,
        order.Side,
        new Price(6_412_345),
        order.Quantity,
        1.60308625m,
        order.UpdatedTime);
}
