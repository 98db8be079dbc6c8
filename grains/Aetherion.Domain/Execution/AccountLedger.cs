using System.Collections.Immutable;
using Aetherion.Domain.Risk;
using Aetherion.Model;

namespace Aetherion.Domain.Execution;

/// <summary>
/// The arithmetic of a paper account. Reserving and settling are idempotent by the order's id. A bot has one order
/// under way at a time and only ever asks again for its last one; so it is enough to remember the last <see
/// cref="SettledOrdersMax"/> orders of the account and the last order of each bot.
/// </summary>
public static class AccountLedger
{
    /// <summary>How many booked orders are remembered, beside the last one of each bot.</summary>
    public const int SettledOrdersMax = 16;

    /// <summary>How many orders may be under way at once.</summary>
    public const int ReservationsMax = 256;

    /// <summary>How many symbols an account may ever trade.</summary>
    public const int PositionsMax = 256;

    public static AccountState Open(AccountState state, string currency, decimal initialBalance)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentException.ThrowIfNullOrEmpty(currency);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(initialBalance);
        return state.Currency is not null
            ? state
            : state with
            {
                Currency = currency,
                InitialBalance = initialBalance,
                Balance = initialBalance,
                Version = state.Version + 1,
            };
    }

    /// <summary>The order when it was booked before; null otherwise.</summary>
    public static SettledOrder? FindSettled(AccountState state, string orderId)
    {
        ArgumentNullException.ThrowIfNull(state);
        return state.Settled.FirstOrDefault(s => s.OrderId == orderId);
    }

    /// <summary>The reservation of an order under way; null otherwise.</summary>
    public static Reservation? FindReservation(AccountState state, string orderId)
    {
        ArgumentNullException.ThrowIfNull(state);
        return state.Reservations.FirstOrDefault(r => r.OrderId == orderId);
    }

    /// <summary>Why a new order may not be reserved; null when it may.</summary>
    public static RiskDenial? Check(AccountState state, Reservation order)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(order);
        if (state.Reservations.Length >= ReservationsMax)
            return new RiskDenial(
                RiskReasons.OpenOrderCountExceeded,
                $"orders under way={state.Reservations.Length} maximum={ReservationsMax}; wait until some have ended");
        if (state.Positions.Length >= PositionsMax && state.Positions.All(p => p.Symbol != order.Symbol))
            return new RiskDenial(
                RiskReasons.PositionCountExceeded,
                $"symbols={state.Positions.Length} maximum={PositionsMax}; use another account");
        return RiskGate.CheckFunds(
            new OrderIntent(order.Side, order.Quantity, order.WorstPrice),
            order.Instrument,
            state.TradingState,
            order.Amount,
            state.Balance - state.Reserved,
            Available(state, order.Symbol));
    }

    /// <summary>The account with the order's cost held back.</summary>
    public static AccountState Reserve(AccountState state, Reservation order)
    {
        ArgumentNullException.ThrowIfNull(state);
        return state with { Reservations = state.Reservations.Add(order), Version = state.Version + 1 };
    }

    /// <summary>The account with the order's executions booked and its reservation gone.</summary>
    /// <exception cref="InvalidOperationException">The order was never reserved, or the fills exceed it.</exception>
    public static AccountState Settle(AccountState state, string orderId, ImmutableArray<Fill> fills)
    {
        var order = FindReservation(state, orderId)
            ?? throw new InvalidOperationException($"Order {orderId} is not reserved; reserve it before settling.");
        if (fills.Sum(f => f.Quantity.Lots) > order.Quantity.Lots || fills.Any(f => f.OrderId != orderId))
            throw new InvalidOperationException($"The fills of order {orderId} are not its own or exceed it.");
        var position = state.Positions.FirstOrDefault(p => p.Symbol == order.Symbol)
            ?? PositionKeeper.Flat(order.Symbol);
        var balance = state.Balance;
        foreach (var fill in fills)
        {
            position = PositionKeeper.Apply(position, fill, order.Instrument);
            balance += CashOf(fill, order.Instrument);
        }
        return state with
        {
            Balance = balance,
            Positions = fills.IsEmpty ? state.Positions : Put(state.Positions, position),
            Reservations = state.Reservations.Remove(order),
            Settled = Remember(state.Settled, new SettledOrder(orderId, order.Bot, fills)),
            Version = state.Version + 1,
        };
    }

    /// <summary>What the account holds of a symbol and has not promised to another sale.</summary>
    public static Quantity Available(AccountState state, SymbolKey symbol)
    {
        ArgumentNullException.ThrowIfNull(state);
        var held = state.Positions.FirstOrDefault(p => p.Symbol == symbol)?.Quantity ?? default;
        var promised = state.Reservations
            .Where(r => r.Symbol == symbol && r.Side == Side.Sell)
            .Sum(r => r.Quantity.Lots);
        return held - new Quantity(promised);
    }

    public static AccountSnapshot ToSnapshot(AccountState state, TenantKey key)
    {
        ArgumentNullException.ThrowIfNull(state);
        return new AccountSnapshot(
            key,
            state.Currency ?? "",
            state.InitialBalance,
            state.Balance,
            state.Reserved,
            state.TradingState,
            state.Positions,
            state.Version);
    }

    private static decimal CashOf(Fill fill, Instrument instrument)
    {
        var notional = instrument.Notional(fill.Price, fill.Quantity);
        return (fill.Side == Side.Buy ? -notional : notional) - fill.Fee;
    }

    private static ImmutableArray<Position> Put(ImmutableArray<Position> positions, Position position)
    {
        for (var i = 0; i < positions.Length; i++)
        {
            if (positions[i].Symbol == position.Symbol)
                return positions.SetItem(i, position);
        }
        return positions.Add(position);
    }

    /// <summary>
    /// Adds an order and forgets the oldest one that is not the last of its bot, when there are too many.
    /// </summary>
    private static ImmutableArray<SettledOrder> Remember(ImmutableArray<SettledOrder> settled, SettledOrder order)
    {
        settled = settled.Add(order);
        if (settled.Length <= SettledOrdersMax)
            return settled;
        var forgotten = settled.FirstOrDefault(s => settled.Last(other => other.Bot == s.Bot) != s);
        return forgotten is null ? settled : settled.Remove(forgotten);
    }
}
