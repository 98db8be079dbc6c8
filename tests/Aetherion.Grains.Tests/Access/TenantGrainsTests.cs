using Aetherion.Grains.Access;
using Orleans.Runtime;

namespace Aetherion.Grains.Tests.Access;

public sealed class TenantGrainsTests
{
    [Theory]
    [InlineData("bot", "alpha/one", "alpha")]
    [InlineData("account", "alpha/main", "alpha")]
    [InlineData("strategy", "alpha/trend/sim:BTC-USD/M1", "alpha")]
    [InlineData("tenant", "alpha", "alpha")]
    [InlineData("symbol", "sim:BTC-USD", null)]
    [InlineData("regime", "sim:BTC-USD/M1", null)]
    [InlineData("streamrendezvous", "tenant/signals/alpha/trend/sim:BTC-USD/M1", null)]
    public void A_grain_belongs_to_the_tenant_in_its_key_where_its_type_is_of_tenants(
        string type, string key, string? tenant) =>
        TenantGrains.Default.TenantOf(GrainId.Create(type, key)).ShouldBe(tenant);
}
