using Aetherion.Api.Tests.Access;
using Aetherion.Api.Tests.Fakes;
using Aetherion.GrainInterfaces;
using Microsoft.Extensions.DependencyInjection;

namespace Aetherion.Api.Tests.Venues;

public sealed class VenueAccountTests
{
    private const string Query =
        """
        { venueAccounts { venue venueKeyId readTime problem
          positions { instrumentId side quantity openValue unrealizedProfit liquidationPrice } } }
        """;

    [Fact]
    public async Task What_venues_tell_of_accounts_is_shown_or_why_it_is_not_known()
    {
        await using var api = await TestApi.StartAsync(services: Add);

        (await api.QueryAsync(Query)).ToJsonString().ShouldBe(
            """{"venueAccounts":[{"venue":"binance-usdm","venueKeyId":"venuekey~k1","readTime":"2026-03-02T12:00:00.000000Z","problem":"the venue answered with status 401","positions":[]},{"venue":"weex-futures","venueKeyId":"venuekey~k2","readTime":"2026-03-02T12:00:00.000000Z","problem":null,"positions":[{"instrumentId":"weex-futures:BTCUSDT","side":"BUY","quantity":"0.5","openValue":"30000.5","unrealizedProfit":"-12.25","liquidationPrice":"41000"},{"instrumentId":"weex-futures:ETHUSDT","side":"SELL","quantity":"2","openValue":"6000","unrealizedProfit":"3","liquidationPrice":null}]}]}""");
        (await api.QueryAsync("""{ venueAccounts(venue: "weex-futures") { venue } }""")).ToJsonString()
            .ShouldBe("""{"venueAccounts":[{"venue":"weex-futures"}]}""");
    }

    [Fact]
    public async Task A_service_that_sends_orders_nowhere_has_no_accounts()
    {
        await using var api = await TestApi.StartAsync();

        (await api.QueryAsync("{ venueAccounts { venue } }")).ToJsonString().ShouldBe("""{"venueAccounts":[]}""");
    }

    [Theory]
    [InlineData("trader", "trade", "local", "\"venue\":\"weex-futures\"")]
    [InlineData("trader", "trade", "acme", """{"venueAccounts":[]}""")]
    [InlineData("trader", "read", "local", "FORBIDDEN")]
    [InlineData("viewer", "read trade", "local", "FORBIDDEN")]
    public async Task Traders_see_the_accounts_of_their_tenant_alone(string role, string scopes, string tenant, string shown)
    {
        await using var service = await SignedInApi.StartAsync(services: Add);

        var answer = (await service.PostAsync(Query, service.Token(role, scopes, tenant))).Body.ToJsonString();
        answer.ShouldContain(shown);
        (answer.Contains("weex-futures:BTCUSDT", StringComparison.Ordinal)).ShouldBe(shown.Contains("weex", StringComparison.Ordinal));
    }

    private static void Add(IServiceCollection services) => services.AddSingleton<IVenueAccounts>(new FakeVenueAccounts());
}
