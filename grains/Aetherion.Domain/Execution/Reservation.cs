using System.Text.Json.Serialization;
using Aetherion.Model;

namespace Aetherion.Domain.Execution;

/// <summary>An order an account has paid for in advance.</summary>
/// <param name="WorstPrice">What a purchase costs at most, in the quote currency.</param>
/// <param name="FeeRate">The share of the notional taken as fee.</param>
public sealed record Reservation(
    string OrderId,
    TenantKey Bot,
    Instrument Instrument,
    SymbolKey Symbol,
    Side Side,
    Quantity Quantity,
    decimal WorstPrice,
    decimal FeeRate)
{
    /// <summary>What is held back: the cost of a purchase at worst, fees included; nothing for a sale.</summary>
    [JsonIgnore]
    public decimal Amount =>
        Side == Side.Buy ? WorstPrice * Instrument.ToDecimal(Quantity) * (1 + FeeRate) : 0;
}
