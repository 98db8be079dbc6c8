using System.Collections.Immutable;
using Aetherion.Model;
using Orleans;
using Orleans.Concurrency;

namespace Aetherion.GrainInterfaces;

/// <summary>
/// A paper account; the key is a <see cref="TenantKey"/>. It sees all bots of the account. Every call is idempotent by
/// the order's id: a second try answers as the first did.
/// </summary>
[OfTenant]
[Alias("Aetherion.Account")]
public interface IAccountGrain : IGrainWithStringKey
{
    /// <summary>Opens the account; again changes nothing.</summary>
    Task<AccountSnapshot> Open(string currency, decimal initialBalance);

    /// <summary>The account as it stands; null when it was never opened.</summary>
    [AlwaysInterleave]
    Task<AccountSnapshot?> GetSnapshot();

    /// <summary>Checks an order against balance and trading state and holds back what it may cost.</summary>
    Task<ReservationResult> Reserve(ReservationRequest request);

    /// <summary>Books the executions of an order and frees what is left of its reservation.</summary>
    Task<SettlementResult> Settle(string orderId, ImmutableArray<Fill> fills);

    Task<AccountSnapshot?> SetTradingState(TradingState state);
}
