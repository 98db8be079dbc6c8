namespace Aetherion.Model;

/// <summary>An execution of an order.</summary>
/// <param name="Id">The order's id and the fill's number.</param>
/// <param name="Fee">In the quote currency, not negative.</param>
public sealed record Fill(
    string Id,
    string OrderId,
    SymbolKey Symbol,
    Side Side,
    Price Price,
    Quantity Quantity,
    decimal Fee,
    DateTime Time);
