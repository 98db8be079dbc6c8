namespace Aetherion.Model;

/// <summary>An order of a bot.</summary>
/// <param name="Id">The client order id, made from bot, start and bar: the same on every try.</param>
/// <param name="BarSequence">The bar whose signal asked for it.</param>
/// <param name="AveragePrice">Over the fills so far, in the quote currency; null without fills.</param>
/// <param name="Fee">Over the fills so far, in the quote currency.</param>
/// <param name="ReasonCode">Why it was sent, or why it was denied or rejected.</param>
/// <param name="ReasonText">The same for a reader, with the figures that decided.</param>
public sealed record Order(
    string Id,
    TenantKey Bot,
    TenantKey Account,
    SymbolKey Symbol,
    Side Side,
    OrderType Type,
    Quantity Quantity,
    OrderState State,
    Quantity FilledQuantity,
    decimal? AveragePrice,
    decimal Fee,
    long BarSequence,
    DateTime CreatedTime,
    DateTime UpdatedTime,
    string ReasonCode,
    string ReasonText);
