using System.Collections.Immutable;
using Aetherion.GrainInterfaces;
using Aetherion.Model;

namespace Aetherion.Api.Tests.Fakes;

internal sealed class FakeAccountGrain(AccountSnapshot? account) : IAccountGrain
{
    private AccountSnapshot? _account = account;

    public Task<AccountSnapshot?> GetSnapshot() => Task.FromResult(_account);

    public Task<AccountResult> SetTradingState(
        TradingState state, long? expectedVersion = null, string? requestId = null)
    {
        if (_account is null)
            return Task.FromResult(new AccountResult(null, new Refusal("ACCOUNT_NOT_FOUND", "There is none.")));
        if (expectedVersion is not null && expectedVersion != _account.Version)
            return Task.FromResult(new AccountResult(_account, new Refusal("VERSION_CONFLICT", "It has changed.")));
        _account = _account with { TradingState = state, Version = _account.Version + 1 };
        return Task.FromResult(new AccountResult(_account, null));
    }

    public Task<AccountSnapshot> Open(string currency, decimal initialBalance) => throw new NotSupportedException();

    public Task<ReservationResult> Reserve(ReservationRequest request) => throw new NotSupportedException();

    public Task<SettlementResult> Settle(string orderId, ImmutableArray<Fill> fills) =>
        throw new NotSupportedException();
}
