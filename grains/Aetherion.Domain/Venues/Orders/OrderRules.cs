using System.Collections.Immutable;
using System.Globalization;
using Aetherion.Model;

namespace Aetherion.Domain.Venues.Orders;

/// <summary>What a venue asks of an order in one instrument.</summary>
public sealed record OrderRules
{
    /// <summary>Steps down at most until two grids meet.</summary>
    private const int GridStepsMax = 1_000;

    /// <summary>As the venue writes it.</summary>
    public required string Symbol { get; init; }

    public required string BaseAsset { get; init; }

    public required string QuoteAsset { get; init; }

    public TradingPermission Permission { get; init; }

    public StepRule Price { get; init; } = StepRule.None;

    public StepRule Lot { get; init; } = StepRule.None;

    /// <summary>Of market orders, beside <see cref="Lot"/>.</summary>
    public StepRule MarketLot { get; init; } = StepRule.None;

    public NotionalRule? Notional { get; init; }

    public PercentPriceRule? PercentPrice { get; init; }

    /// <summary>Open orders at most; 0 disables.</summary>
    public int OpenOrdersMax { get; init; }

    /// <summary>Of the base currency at most, open purchases included; 0 disables.</summary>
    public decimal PositionMax { get; init; }

    /// <summary>Filters that are not known here, which the venue may still refuse by.</summary>
    public ImmutableArray<string> UnknownFilters { get; init; } = [];

    /// <summary>The grid of quantities of a type of order, or the coarser one where two apply.</summary>
    public decimal StepOf(VenueOrderType type) =>
        IsMarket(type) ? Math.Max(Lot.Step, MarketLot.Step) : Lot.Step;

    /// <summary>Rounds the quantity down and looks at every rule in the order in which a venue names them.</summary>
    public RuleVerdict Fit(VenueOrder order, RuleContext context)
    {
        ArgumentNullException.ThrowIfNull(order);
        ArgumentNullException.ThrowIfNull(context);
        if (CheckPermission(order) is { } forbidden)
            return forbidden;
        if ((CheckPrice(order, context) ?? CheckStopPrice(order)) is { } badPrice)
            return badPrice;
        var fitted = order with { Quantity = RoundDown(order.Quantity, order.Type) };
        return CheckQuantity(order, fitted) ?? CheckNotional(fitted, context) ?? CheckCounts(fitted, context)
            ?? RuleVerdict.Pass(fitted);
    }

    /// <summary>The order, cut down to what the venue takes at once.</summary>
    public VenueOrder Cut(VenueOrder order, RuleContext context)
    {
        ArgumentNullException.ThrowIfNull(order);
        ArgumentNullException.ThrowIfNull(context);
        var isMarket = IsMarket(order.Type);
        decimal[] bounds = [Lot.Max, isMarket ? MarketLot.Max : 0, QuantityOfValueMax(order, context)];
        var max = bounds.Where(bound => bound > 0).DefaultIfEmpty(order.Quantity).Min();
        return order.Quantity > max ? order with { Quantity = RoundDown(max, order.Type) } : order;
    }

    /// <summary>The largest quantity on every grid that applies; grids that do not meet give 0, which is refused.</summary>
    private decimal RoundDown(decimal quantity, VenueOrderType type)
    {
        var rounded = Lot.RoundDown(quantity);
        if (!IsMarket(type))
            return rounded;
        for (var i = 0; i < GridStepsMax && !MarketLot.IsOnGrid(rounded); i++)
            rounded = Lot.RoundDown(MarketLot.RoundDown(rounded));
        return MarketLot.IsOnGrid(rounded) ? rounded : 0;
    }

    private decimal QuantityOfValueMax(VenueOrder order, RuleContext context)
    {
        var isMarket = IsMarket(order.Type);
        return Notional is { } rule && (!isMarket || rule.MaxForMarket)
            && (isMarket ? context.ReferencePrice : order.Price) is > 0 and var price
            ? rule.Max / price
            : 0;
    }

    private RuleVerdict? CheckPermission(VenueOrder order) => Permission switch
    {
        TradingPermission.Trading => null,
        TradingPermission.LimitOnly when !IsMarket(order.Type) => null,
        TradingPermission.PostOnly when order.Type == VenueOrderType.PostOnly => null,
        TradingPermission.LimitOnly => RuleVerdict.Refuse(
            "LIMIT_ONLY", Line($"{Symbol} takes orders with a price alone for the moment; send a limit order or wait")),
        TradingPermission.PostOnly => RuleVerdict.Refuse(
            "POST_ONLY", Line($"{Symbol} takes orders that rest alone for the moment; send a post-only order or wait")),
        TradingPermission.CancelOnly => RuleVerdict.Refuse(
            "CANCEL_ONLY", Line($"orders in {Symbol} can only be cancelled for the moment; wait until it trades again")),
        _ => RuleVerdict.Refuse("NOT_TRADING", Line($"{Symbol} does not trade; wait until it does")),
    };

    private RuleVerdict? CheckPrice(VenueOrder order, RuleContext context)
    {
        if (IsMarket(order.Type))
            return null;
        return CheckTick(order.Price) ?? CheckPercentPrice(order.Side, order.Price!.Value, context);
    }

    private RuleVerdict? CheckStopPrice(VenueOrder order) =>
        order.Type is VenueOrderType.StopMarket or VenueOrderType.StopLimit ? CheckTick(order.StopPrice) : null;

    private RuleVerdict? CheckTick(decimal? asked)
    {
        if (asked is not { } price || price <= 0)
            return RuleVerdict.Refuse("PRICE_FILTER", "an order of this type needs a price above 0");
        if (Price.IsBelow(price) || Price.IsAbove(price))
            return RuleVerdict.Refuse("PRICE_FILTER", Line($"price={price}; {RangeOf(Price)} would pass"));
        var below = Price.RoundDown(price);
        return Price.IsOnGrid(price)
            ? null
            : RuleVerdict.Refuse(
                "PRICE_FILTER",
                Line($"price={price} tick={Price.Step}; {below} or {below + Price.Step} would pass"));
    }

    private RuleVerdict? CheckPercentPrice(Side side, decimal price, RuleContext context)
    {
        if (PercentPrice is not { } rule || context.ReferencePrice is not { } reference)
            return null;
        var up = side == Side.Buy ? rule.BuyUp : rule.SellUp;
        var down = side == Side.Buy ? rule.BuyDown : rule.SellDown;
        var isOutside = (up != 0 && price > reference * up) || (down != 0 && price < reference * down);
        return isOutside
            ? RuleVerdict.Refuse(
                "PERCENT_PRICE",
                Line($"price={price} reference={reference}; {RangeOf(reference * down, reference * up)} would pass"))
            : null;
    }

    private RuleVerdict? CheckQuantity(VenueOrder asked, VenueOrder fitted)
    {
        if (Lot.IsBelow(fitted.Quantity) || fitted.Quantity <= 0)
            return RuleVerdict.Refuse(
                "LOT_SIZE",
                Line($"quantity={asked.Quantity} step={Lot.Step}; ")
                    + Line($"{Math.Max(Lot.Min, StepOf(asked.Type))} or more would pass"),
                isTooSmall: true);
        if (Lot.IsAbove(fitted.Quantity))
            return RuleVerdict.Refuse("LOT_SIZE", Line($"quantity={asked.Quantity}; {RangeOf(Lot)} would pass"));
        var isOutside = IsMarket(fitted.Type)
            && (MarketLot.IsBelow(fitted.Quantity) || MarketLot.IsAbove(fitted.Quantity));
        return isOutside
            ? RuleVerdict.Refuse(
                "MARKET_LOT_SIZE",
                Line($"quantity={asked.Quantity}; {RangeOf(MarketLot)} would pass"),
                MarketLot.IsBelow(fitted.Quantity))
            : null;
    }

    private RuleVerdict? CheckNotional(VenueOrder order, RuleContext context)
    {
        var isMarket = IsMarket(order.Type);
        if (Notional is not { } rule || (isMarket ? context.ReferencePrice : order.Price) is not { } price)
            return null;
        var value = price * order.Quantity;
        var hasMin = rule.Min != 0 && (!isMarket || rule.MinForMarket) && (!order.IsReduceOnly || rule.MinForReduceOnly);
        var isBelow = hasMin && value < rule.Min;
        var isAbove = rule.Max != 0 && (!isMarket || rule.MaxForMarket) && value > rule.Max;
        if (!isBelow && !isAbove)
            return null;
        var step = StepOf(order.Type);
        var (quantity, word) = isBelow
            ? (RoundUp(rule.Min / price, step), "more")
            : (RoundDown(rule.Max / price, order.Type), "less");
        return RuleVerdict.Refuse(
            "NOTIONAL",
            Line($"value={value} minimum={rule.Min} maximum={rule.Max} at price={price}; ")
                + Line($"a quantity of {quantity} or {word} would pass"),
            isBelow);
    }

    private RuleVerdict? CheckCounts(VenueOrder order, RuleContext context)
    {
        if (OpenOrdersMax != 0 && context.OpenOrders >= OpenOrdersMax)
            return RuleVerdict.Refuse(
                "MAX_NUM_ORDERS", Line($"open orders={context.OpenOrders} maximum={OpenOrdersMax}; cancel one first"));
        var isTooMuch = PositionMax != 0 && order.Side == Side.Buy
            && context.HeldQuantity + order.Quantity > PositionMax;
        return isTooMuch
            ? RuleVerdict.Refuse(
                "MAX_POSITION",
                Line($"held={context.HeldQuantity} quantity={order.Quantity} maximum={PositionMax}; ")
                    + Line($"{Math.Max(0, RoundDown(PositionMax - context.HeldQuantity!.Value, order.Type))} or less would pass"))
            : null;
    }

    private static bool IsMarket(VenueOrderType type) => type is VenueOrderType.Market or VenueOrderType.StopMarket;

    private static decimal RoundUp(decimal value, decimal step) =>
        step == 0 || value % step == 0 ? value : value - (value % step) + step;

    private static string RangeOf(StepRule rule) => RangeOf(rule.Min, rule.Max);

    private static string RangeOf(decimal min, decimal max) => (min, max) switch
    {
        (0, _) => Line($"{max} or less"),
        (_, 0) => Line($"{min} or more"),
        _ => Line($"{min} to {max}"),
    };

    /// <summary>Amounts without the zeros behind them.</summary>
    private static string Line(FormattableString text) => string.Format(
        CultureInfo.InvariantCulture,
        text.Format,
        [.. text.GetArguments().Select(a => a is decimal amount ? Amounts.Write(amount) : a)]);
}
