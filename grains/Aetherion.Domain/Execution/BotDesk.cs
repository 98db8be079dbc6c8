using System.Collections.Immutable;
using System.Globalization;
using Aetherion.Domain.Risk;
using Aetherion.Model;

namespace Aetherion.Domain.Execution;

/// <summary>
/// What a bot does, as functions from state to state. Who runs it stores the state before it acts on it: an order is in
/// the stored state before the account hears of it, so that whoever goes on after a failure asks again for the same
/// order.
/// </summary>
public sealed class BotDesk(Instrument instrument, RiskLimits limits, TradingCosts costs)
{
    /// <summary>
    /// Whether the bot wants to trade on a signal; asked before <see cref="BotLife.Watch"/>, so that the bar that ends
    /// the warm-up is still only watched.
    /// </summary>
    public bool WantsOrder(BotState state, in Signal signal)
    {
        ArgumentNullException.ThrowIfNull(state);
        return state is { Status: BotStatus.Running, Pending: null, Position: { } position }
            && signal.IsReady
            && OrderSizer.NeedsOrder(signal.TargetExposure, state.ActedExposure, position.Quantity, limits);
    }

    /// <summary>
    /// Turns a signal into an order under way, or into a denial; a denial for the same reason is told once.
    /// </summary>
    /// <param name="account">The account as it stands.</param>
    /// <param name="find">Gives the instruments of the account's other positions.</param>
    public BotState Decide(
        BotState state,
        in Signal signal,
        AccountSnapshot account,
        FeedState feed,
        DateTime time,
        Func<SymbolKey, Instrument?> find)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(account);
        var (configuration, position) = Require(state);
        var price = instrument.ToDecimal(signal.Candle.Close);
        var equity = Valuation.Equity(account.Balance, account.Positions, configuration.Symbol, price, find);
        var sized = OrderSizer.Size(
            signal.TargetExposure,
            configuration.Exposure,
            equity,
            account.Free,
            position.Quantity,
            price,
            instrument,
            limits,
            costs);
        if (sized is not { } intent)
            return state with { ActedExposure = signal.TargetExposure };
        var text = string.Create(
            CultureInfo.InvariantCulture,
            $"target={signal.TargetExposure} exposure={configuration.Exposure} equity={equity} price={price} "
            + $"quantity={instrument.ToDecimal(intent.Quantity)}");
        return Place(
            state, intent, account, feed, signal.TargetExposure, signal.ReasonCode, text, stopsAfter: false, time);
    }

    /// <summary>
    /// Turns the position into an order under way that sells it and then stops the bot, or into a denial.
    /// </summary>
    public BotState Flatten(BotState state, AccountSnapshot account, FeedState feed, DateTime time)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(account);
        var (_, position) = Require(state);
        var price = state.Mark is { } mark ? instrument.ToDecimal(mark) : position.AveragePrice ?? 0;
        var intent = new OrderIntent(Side.Sell, position.Quantity, price);
        return Place(
            state with { LastDenial = null },
            intent,
            account,
            feed,
            target: 0,
            BotReasons.StopFlatten,
            "the bot is stopped and its position sold",
            stopsAfter: true,
            time);
    }

    /// <summary>What to ask the account for.</summary>
    public Reservation ToReservation(PendingOrder pending)
    {
        ArgumentNullException.ThrowIfNull(pending);
        var order = pending.Order;
        return new Reservation(
            order.Id,
            order.Bot,
            instrument,
            order.Symbol,
            order.Side,
            order.Quantity,
            pending.WorstPrice,
            costs.TakerFeeRate);
    }

    /// <summary>Books what the account has booked; what was not filled is cancelled, and the order is over.</summary>
    public BotState Adopt(
        BotState state, ImmutableArray<Fill> fills, DateTime time, string cancelCode = BotReasons.InsufficientLiquidity)
    {
        var pending = RequirePending(state);
        (state, var order) = Book(state, pending.Order, fills);
        if (order.State != OrderState.Filled)
        {
            var text = $"filled={Text(order.FilledQuantity)} of {Text(order.Quantity)}";
            order = OrderLifecycle.End(order, OrderState.Cancelled, time, cancelCode, text);
            state = BotLife.Record(state, BotEventKind.OrderChanged, time, order.ReasonCode, order.ReasonText, order);
        }
        return Finish(state, pending, order, time);
    }

    /// <summary>Books what the account has booked of an order at a venue, which ended as the venue says.</summary>
    public BotState AdoptFromVenue(
        BotState state, ImmutableArray<Fill> fills, OrderState end, string code, string text, DateTime time)
    {
        var (pending, error) = (RequirePending(state), state.Error);
        (state, var order) = Book(state, pending.Order, fills);
        order = end == OrderState.Filled
            ? OrderLifecycle.Complete(order, time, text)
            : OrderLifecycle.End(order, end, time, code, text);
        state = BotLife.Record(state, BotEventKind.OrderChanged, time, order.ReasonCode, order.ReasonText, order);
        state = NeedsPerson(code)
            ? Halt(Release(state, pending, order), code, text, time)
            : Finish(state, pending, order, time);
        // What the doubt was told by goes with it; another error stays.
        return state.Error == error && pending.Order.State == OrderState.OutcomeUnknown
            ? state with { Error = null }
            : state;
    }

    /// <summary>Tells that nobody here knows what became of the order under way, or of what it was to sell; told once.</summary>
    public static BotState Doubt(BotState state, string code, string text, DateTime time)
    {
        var pending = RequirePending(state);
        if (pending.Order.State == OrderState.OutcomeUnknown)
            return state;
        var order = OrderLifecycle.Doubt(pending.Order, time);
        state = state with { Pending = pending with { Order = order }, Error = text };
        return BotLife.Record(state, BotEventKind.OrderChanged, time, code, text, order);
    }

    /// <summary>
    /// Tells that the venue contradicts the end of an order; a bot that trades is paused, since it may hold what its account
    /// does not. Told once.
    /// </summary>
    public static BotState Contradict(BotState state, string text, DateTime time)
    {
        ArgumentNullException.ThrowIfNull(state);
        return state.Error == text ? state : Halt(state, BotReasons.VenueContradicts, text, time);
    }

    /// <summary>Puts the quantity that the venue takes in place of what was decided, and says with which key it is sent.</summary>
    public static BotState FitToVenue(BotState state, Quantity quantity, decimal step, string? key)
    {
        var pending = RequirePending(state);
        var text = $"{pending.Order.ReasonText} key={key}";
        var order = pending.Order with { Quantity = quantity, ReasonText = text };
        // The order was told of in the same turn, with the quantity decided.
        return state with
        {
            Pending = pending with { Order = order, VenueStep = step, VenueKey = key },
            Outbox =
            [
                .. state.Outbox.Select(e => e.Order?.Id == order.Id ? e with { Order = order, ReasonText = text } : e),
            ],
        };
    }

    /// <summary>Ends the order under way with what keeps it from its venue; where that takes a person, the bot is paused.</summary>
    public static BotState DenyByVenue(BotState state, RiskDenial denial, DateTime time)
    {
        state = DenyPending(state, denial, time);
        return NeedsPerson(denial.Code) ? Halt(state, denial.Code, denial.Text, time) : state;
    }

    /// <summary>Ends the order under way with the account's denial.</summary>
    public static BotState DenyPending(BotState state, RiskDenial denial, DateTime time)
    {
        ArgumentNullException.ThrowIfNull(denial);
        var pending = RequirePending(state);
        var order = OrderLifecycle.End(pending.Order, OrderState.Denied, time, denial.Code, denial.Text);
        state = state with
        {
            Pending = null,
            ActedExposure = pending.PreviousExposure,
            LastDenial = denial.Code,
        };
        return BotLife.Record(state, BotEventKind.OrderChanged, time, denial.Code, denial.Text, order);
    }

    /// <summary>The bot as others see it.</summary>
    public BotSnapshot ToSnapshot(BotState state)
    {
        var (configuration, position) = Require(state);
        var mark = state.Mark is { } price ? instrument.ToDecimal(price) : (decimal?)null;
        return new BotSnapshot(
            state.Key!.Value,
            configuration,
            state.Status,
            state.Regime,
            state.ActiveStrategy,
            position,
            mark,
            Valuation.UnrealizedProfit(position, mark, instrument),
            state.WarmUpBarsLeft,
            state.LastDecisionTime,
            state.Error,
            state.LastSequence,
            state.Version,
            state.CreatedTime)
        {
            Mode = state.Mode,
        };
    }

    private (BotState State, Order Order) Book(BotState state, Order order, ImmutableArray<Fill> fills)
    {
        foreach (var fill in fills)
        {
            order = OrderLifecycle.Fill(order, fill, instrument);
            state = BotLife.Record(
                state with { Position = PositionKeeper.Apply(state.Position!, fill, instrument) },
                BotEventKind.OrderChanged,
                fill.Time,
                order.ReasonCode,
                order.ReasonText,
                order,
                fill);
        }
        return (state, order);
    }

    /// <summary>Whether the next order would fare no better before a person has looked.</summary>
    private static bool NeedsPerson(string code) =>
        code is BotReasons.VenueKeyGone or BotReasons.VenueKeyRefused;

    /// <summary>A bot that trades is paused, and a person is told why.</summary>
    private static BotState Halt(BotState state, string code, string text, DateTime time)
    {
        var status = state.IsWatching ? BotStatus.Paused : state.Status;
        return BotLife.Turn(state with { Error = text }, status, time, code, text);
    }

    private static BotState Finish(BotState state, PendingOrder pending, Order order, DateTime time)
    {
        state = Release(state, pending, order);
        return pending.StopsAfter ? BotLife.EndFlatten(state, order, time) : state;
    }

    private static BotState Release(BotState state, PendingOrder pending, Order order) => state with
    {
        Pending = null,
        ActedExposure = order.FilledQuantity.Lots == 0 ? pending.PreviousExposure : state.ActedExposure,
    };

    private BotState Place(
        BotState state,
        in OrderIntent intent,
        AccountSnapshot account,
        FeedState feed,
        decimal target,
        string reasonCode,
        string reasonText,
        bool stopsAfter,
        DateTime time)
    {
        var worst = OrderSizer.WorstPrice(intent.Side, intent.Price, limits);
        var denial = RiskGate.CheckOrder(intent, instrument, limits, state.Position!.Quantity, feed)
            ?? CheckFunds(state, intent, worst, account);
        if (denial is not null && denial.Code == state.LastDenial)
            return state;
        state = BotLife.CountOrder(state);
        var order = Draft(state, intent, reasonCode, reasonText, time);
        var pending = new PendingOrder(order, worst, state.ActedExposure, stopsAfter);
        if (denial is not null)
            return DenyPending(state with { Pending = pending }, denial, time);
        state = BotLife.Record(state, BotEventKind.Decided, time, reasonCode, reasonText);
        state = state with { Pending = pending, ActedExposure = target, LastDenial = null };
        return BotLife.Record(state, BotEventKind.OrderChanged, time, reasonCode, reasonText, order);
    }

    /// <summary>
    /// What the account would say, asked of its snapshot to save a turn there and a write here; the account itself has
    /// the last word.
    /// </summary>
    private RiskDenial? CheckFunds(BotState state, in OrderIntent intent, decimal worst, AccountSnapshot account)
    {
        var cost = intent.Side == Side.Buy
            ? worst * instrument.ToDecimal(intent.Quantity) * (1 + costs.TakerFeeRate)
            : 0;
        return RiskGate.CheckFunds(
            intent, instrument, account.TradingState, cost, account.Free, state.Position!.Quantity);
    }

    private static Order Draft(
        BotState state, in OrderIntent intent, string reasonCode, string reasonText, DateTime time) => new(
        OrderIds.Make(state.Key!.Value, state.StartNumber, state.LastOrderBar, state.OrdersOnBar - 1),
        state.Key.Value,
        state.Configuration!.Account,
        state.Configuration.Symbol,
        intent.Side,
        OrderType.Market,
        intent.Quantity,
        OrderState.PendingNew,
        default,
        AveragePrice: null,
        Fee: 0,
        state.Cursor,
        time,
        time,
        reasonCode,
        reasonText);

    private static (BotConfiguration Configuration, Position Position) Require(BotState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        return state is { Configuration: { } configuration, Position: { } position }
            ? (configuration, position)
            : throw new InvalidOperationException($"There is no bot {state.Key}.");
    }

    private static PendingOrder RequirePending(BotState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        return state.Pending ?? throw new InvalidOperationException($"Bot {state.Key} has no order under way.");
    }

    private string Text(Quantity quantity) => instrument.ToDecimal(quantity).ToString(CultureInfo.InvariantCulture);
}
