using System.Collections.Immutable;
using Aetherion.GrainInterfaces;
using Aetherion.Model;

namespace Aetherion.Api.Tests.Fakes;

/// <summary>One tenant with a long and a short position at one venue, and another venue that does not answer.</summary>
internal sealed class FakeVenueAccounts : IVenueAccounts
{
    private static readonly ImmutableArray<VenueAccountStatus> All =
    [
        new("binance-usdm", "k1", TestData.Start, [], "the venue answered with status 401"),
        new(
            "weex-futures", "k2", TestData.Start,
            [
                new AccountPosition("BTCUSDT", Side.Buy, 0.5m, 30_000.5m, -12.25m, 41_000m),
                new AccountPosition("ETHUSDT", Side.Sell, 2m, 6_000m, 3m, null),
            ],
            null),
    ];

    public Task<ImmutableArray<VenueAccountStatus>> ReadAsync(string tenant, string? venue, CancellationToken cancellationToken) =>
        Task.FromResult<ImmutableArray<VenueAccountStatus>>(
            tenant == TenantKey.LocalTenant ? [.. All.Where(status => venue is null || status.Venue == venue)] : []);
}
