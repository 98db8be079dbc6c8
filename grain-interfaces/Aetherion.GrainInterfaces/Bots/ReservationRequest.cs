using Aetherion.Model;

namespace Aetherion.GrainInterfaces;

/// <summary>An order to be checked and paid for.</summary>
/// <param name="OrderId">The client order id.</param>
/// <param name="WorstPrice">The price to reserve at, in the quote currency.</param>
/// <param name="FeeRate">The share of the notional taken as fee.</param>
public sealed record ReservationRequest(
    string OrderId,
    TenantKey Bot,
    Instrument Instrument,
    SymbolKey Symbol,
    Side Side,
    Quantity Quantity,
    decimal WorstPrice,
    decimal FeeRate);
