using System.Collections.Immutable;
using Aetherion.Domain.Execution;
using Aetherion.GrainInterfaces;
using Aetherion.Model;
using Orleans;
using Orleans.Runtime;

namespace Aetherion.Grains.Bots;

/// <summary><see cref="AccountLedger"/> behind a key: each change is stored before it is answered.</summary>
internal sealed class AccountGrain(
    [PersistentState("account", StorageNames.Tenant)] IPersistentState<AccountState> stored) : Grain, IAccountGrain
{
    private TenantKey Key => TenantKey.Parse(this.GetPrimaryKeyString());

    private bool IsOpen => stored.State.Currency is not null;

    public async Task<AccountSnapshot> Open(string currency, decimal initialBalance)
    {
        if (!IsOpen)
            await stored.StoreAsync(AccountLedger.Open(stored.State, currency, initialBalance));
        return Snapshot();
    }

    public Task<AccountSnapshot?> GetSnapshot() => Task.FromResult(IsOpen ? Snapshot() : null);

    public async Task<ReservationResult> Reserve(ReservationRequest request)
    {
        if (AccountLedger.FindSettled(stored.State, request.OrderId) is { } settled)
            return new ReservationResult(Denial: null, IsSettled: true, settled.Fills);
        if (AccountLedger.FindReservation(stored.State, request.OrderId) is null)
        {
            var order = ToReservation(request);
            if (Refuse(order) is { } refusal)
                return new ReservationResult(refusal, IsSettled: false, []);
            await stored.StoreAsync(AccountLedger.Reserve(stored.State, order));
        }
        return new ReservationResult(Denial: null, IsSettled: false, []);
    }

    public async Task<SettlementResult> Settle(string orderId, ImmutableArray<Fill> fills)
    {
        if (AccountLedger.FindSettled(stored.State, orderId) is { } settled)
            return new SettlementResult(settled.Fills, Snapshot());
        await stored.StoreAsync(AccountLedger.Settle(stored.State, orderId, fills));
        return new SettlementResult(fills, Snapshot());
    }

    public async Task<AccountResult> SetTradingState(TradingState state, long? expectedVersion, string? requestId)
    {
        if (!IsOpen)
            return new AccountResult(Account: null, Refusals.AccountNotFound(Key));
        if (RequestMemory.Knows(stored.State.Requests, requestId))
            return new AccountResult(Snapshot(), Refusal: null);
        if (expectedVersion is { } expected && expected != stored.State.Version)
            return new AccountResult(Snapshot(), Refusals.VersionConflict(Snapshot(), expected));
        if (stored.State.TradingState != state)
        {
            await stored.StoreAsync(stored.State with
            {
                TradingState = state,
                Version = stored.State.Version + 1,
                Requests = RequestMemory.Remember(stored.State.Requests, requestId),
            });
        }
        return new AccountResult(Snapshot(), Refusal: null);
    }

    private Refusal? Refuse(Reservation order)
    {
        if (!IsOpen || order.Bot.Tenant != Key.Tenant)
            return Refusals.AccountNotFound(Key);
        if (order.Instrument.QuoteCurrency != stored.State.Currency)
            return Refusals.CurrencyMismatch(Key, stored.State.Currency!, order.Instrument.QuoteCurrency);
        return AccountLedger.Check(stored.State, order) is { } denial ? new Refusal(denial.Code, denial.Text) : null;
    }

    private AccountSnapshot Snapshot() => AccountLedger.ToSnapshot(stored.State, Key);

    private static Reservation ToReservation(ReservationRequest request) => new(
        request.OrderId,
        request.Bot,
        request.Instrument,
        request.Symbol,
        request.Side,
        request.Quantity,
        request.WorstPrice,
        request.FeeRate);
}
