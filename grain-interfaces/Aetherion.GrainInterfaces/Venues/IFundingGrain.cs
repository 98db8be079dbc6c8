using System.Collections.Immutable;
using Aetherion.Model;
using Orleans;
using Orleans.Concurrency;

namespace Aetherion.GrainInterfaces;

/// <summary>What was paid at the funding times of an instrument; the key is the instrument, such as <c>binance-usdm:BTCUSDT</c>.</summary>
[Alias("Aetherion.Funding")]
public interface IFundingGrain : IGrainWithStringKey
{
    /// <summary>Keeps a payment. Returns when it is stored; one of a time that is known already changes nothing.</summary>
    Task Keep(FundingPayment payment);

    /// <summary>The payments that are kept, newest first.</summary>
    [AlwaysInterleave]
    Task<ImmutableArray<FundingPayment>> GetAll();
}
