using Aetherion.Model;
using Orleans;
using Orleans.Concurrency;

namespace Aetherion.GrainInterfaces;

/// <summary>
/// What one address may still ask of a venue, for all tenants; the key is <c>pool/address</c>, such as
/// <c>binance/default</c>.
/// </summary>
[Alias("Aetherion.VenueBudget")]
public interface IVenueBudgetGrain : IGrainWithStringKey
{
    /// <summary>Takes the weight of a request.</summary>
    /// <returns>Zero where it may be made now; otherwise when to ask again.</returns>
    Task<TimeSpan> Take(int weight, VenueRequestPriority priority);

    /// <summary>The venue has said how much of the window is used.</summary>
    Task Report(int used);

    /// <summary>The venue has said that it takes nothing for some time; null where it did not say how long.</summary>
    Task Block(TimeSpan? retryAfter);

    [AlwaysInterleave]
    Task<VenueBudget> Get();
}
