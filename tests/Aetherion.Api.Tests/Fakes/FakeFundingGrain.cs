using System.Collections.Immutable;
using Aetherion.GrainInterfaces;
using Aetherion.Model;

namespace Aetherion.Api.Tests.Fakes;

/// <summary>Funding payments in memory.</summary>
internal sealed class FakeFundingGrain : IFundingGrain
{
    private ImmutableArray<FundingPayment> _payments = [];

    public Task Keep(FundingPayment payment)
    {
        _payments = _payments.Insert(0, payment);
        return Task.CompletedTask;
    }

    public Task<ImmutableArray<FundingPayment>> GetAll() => Task.FromResult(_payments);
}
