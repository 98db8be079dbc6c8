using System.Collections.Immutable;
using Aetherion.GrainInterfaces;
using Aetherion.Model;

namespace Aetherion.Api.Tests.Fakes;

internal sealed class FakeAccountGrain(AccountSnapshot? account) : IAccountGrain
{
    private AccountSnapshot? _account = account;

    public Task<AccountSnapshot?> GetSnapshot() => Task.FromResult(_account);

    public Task<AccountSnapshot?> SetTradingState(TradingState state)
    {
        _account = _account is null ? null : _account with { TradingState = state, Version = _account.Version + 1 };
        return Task.FromResult(_account);
    }

    public Task<AccountSnapshot> Open(string currency, decimal initialBalance) => throw new NotSupportedException();

    public Task<ReservationResult> Reserve(ReservationRequest request) => throw new NotSupportedException();

    public Task<SettlementResult> Settle(string orderId, ImmutableArray<Fill> fills) =>
        throw new NotSupportedException();
}
