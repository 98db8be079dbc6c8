using Aetherion.Model;

namespace Aetherion.Domain.Tests.Execution;

/// <summary>An instrument, orders and fills for the tests of execution.</summary>
internal static class SampleOrders
{
    public static readonly DateTime Time = new(2024, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    public static readonly Instrument Instrument =
        new(InstrumentId.Parse("sim:BTC-USD"), Market.Crypto, "BTC", "USD", 0.01m, 0.00001m, 10m);

    public static readonly SymbolKey Symbol = new(Instrument.Id);

    public static Order Order(Side side, long lots) => new(
        "order-1",
        TenantKey.Parse("local/bot"),
        TenantKey.Parse("local/account"),
        Symbol,
        side,
        OrderType.Market,
        new Quantity(lots),
        OrderState.PendingNew,
        default,
        null,
        0,
        7,
        Time,
        Time,
        "BELOW_LOWER_BAND",
        "");

    public static Fill Fill(Side side, decimal price, long lots, decimal fee = 0, string orderId = "order-1") => new(
        $"{orderId}:1", orderId, Symbol, side, Instrument.ToPrice(price), new Quantity(lots), fee, Time);
}
