using Aetherion.Model;

namespace Aetherion.VenueEmulator.Core.Matching;

/// <summary>An order of a client, as it is now.</summary>
internal sealed class VenueOrder
{
    public long Id { get; set; }

    public required VenueAccount Account { get; init; }

    public required string Symbol { get; init; }

    public required string ClientId { get; init; }

    public required Side Side { get; init; }

    public required OrderKind Kind { get; init; }

    public HoldTime HoldTime { get; init; }

    public bool IsPostOnly { get; init; }

    public bool IsReduceOnly { get; init; }

    /// <summary>0 for a market order.</summary>
    public decimal Price { get; set; }

    /// <summary>0 while a market order by value has not been filled.</summary>
    public decimal Quantity { get; set; }

    /// <summary>The value that a market order is to have; 0 otherwise.</summary>
    public decimal QuoteQuantity { get; init; }

    public decimal StopPrice { get; init; }

    /// <summary>The type as it was sent.</summary>
    public required string WireType { get; init; }

    /// <summary>The time in force as it was sent.</summary>
    public required string WireHoldTime { get; init; }

    public OrderLife Life { get; set; } = OrderLife.New;

    public decimal Filled { get; set; }

    public decimal FilledQuote { get; set; }

    /// <summary>Whether a stop has not been triggered yet.</summary>
    public bool IsWaiting { get; set; }

    /// <summary>What rested at the price before it.</summary>
    public decimal QueueAhead { get; set; }

    /// <summary>What the ledger holds back for it.</summary>
    public decimal Reserved { get; set; }

    public DateTime CreatedTime { get; set; }

    public DateTime UpdatedTime { get; set; }

    /// <summary>The client's id of the request that cancelled it.</summary>
    public string CancelClientId { get; set; } = "";

    public List<OrderFill> Fills { get; } = [];

    public decimal Left => Quantity - Filled;

    public bool IsStop => Kind is not (OrderKind.Limit or OrderKind.Market);

    public bool IsOpen => Life is OrderLife.New or OrderLife.PartiallyFilled;

    /// <summary>Whether it is filled at any price.</summary>
    public bool IsMarket => Kind is OrderKind.Market or OrderKind.Stop or OrderKind.TakeProfit;

    public bool Accepts(decimal price) => IsMarket || (Side == Side.Buy ? price <= Price : price >= Price);

    /// <summary>Whether a last price sets a stop off.</summary>
    public bool IsTriggeredBy(decimal last)
    {
        var isAgainst = Kind is OrderKind.Stop or OrderKind.StopLimit;
        return (Side == Side.Buy) == isAgainst ? last >= StopPrice : last <= StopPrice;
    }
}
