using System.Text.Json.Nodes;
using Aetherion.Api.Access;
using Aetherion.Api.Tests.Fakes;
using Aetherion.GrainInterfaces;
using Aetherion.Model;

namespace Aetherion.Api.Tests.Access;

/// <summary>A key that a bot cannot do without is not deleted.</summary>
public sealed class VenueKeyTests : IAsyncLifetime
{
    private TestApi _api = null!;

    public async ValueTask InitializeAsync()
    {
        _api = await TestApi.StartAsync();
        await AddKeyAsync("old");
    }

    public ValueTask DisposeAsync() => _api.DisposeAsync();

    [Fact]
    public async Task A_key_that_bots_are_tied_to_stays_and_they_are_named()
    {
        AddBot("free", new(OfPosition: "other", OfOrder: null));
        var holder = AddBot("holder", new(OfPosition: "old", OfOrder: null));
        var sender = AddBot("sender", new(OfPosition: null, OfOrder: "old"));

        var error = (await DeleteAsync("old")).ShouldNotBeNull();

        ((string)error["code"]!).ShouldBe("VENUE_KEY_IN_USE");
        var message = (string)error["message"]!;
        message.ShouldContain("'venuekey~old' at binance: holder (a position of key old), sender (an order under way). ");
        message.ShouldContain("FLATTEN_POSITION");
        message.ShouldContain("'replaces ID'");
        (await KeysAsync()).ShouldBe(["old"]);

        (holder.KeyTies, sender.KeyTies) = (new(null, null), new(null, null));
        (await DeleteAsync("old")).ShouldBeNull();
        (await KeysAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_position_goes_over_to_the_key_that_was_added_in_its_place_and_an_order_does_not()
    {
        var bot = AddBot("holder", new(OfPosition: "old", OfOrder: "old"));
        await AddKeyAsync("new", name: "Main, replaces old");
        await AddKeyAsync("elsewhere", "weex", "replaces old");
        ((string)(await DeleteAsync("old"))!["message"]!).ShouldContain("holder (an order under way)");

        bot.KeyTies = new(OfPosition: "old", OfOrder: null);
        (await DeleteAsync("old")).ShouldBeNull();

        // It still holds what was bought by the old one, and only the new one is left for it.
        ((string)(await DeleteAsync("new"))!["code"]!).ShouldBe(VenueKeyUses.InUse);
        (await KeysAsync()).ShouldBe(["new", "elsewhere"]);
    }

    [Fact]
    public async Task Of_many_bots_some_are_named_and_the_others_counted()
    {
        foreach (var number in Enumerable.Range(1, VenueKeyUses.NamesMax + 2))
            AddBot($"bot-{number}", new(OfPosition: "old", OfOrder: null));

        ((string)(await DeleteAsync("old"))!["message"]!).ShouldContain("bot-10 (a position of key old) and 2 more.");
    }

    [Fact]
    public async Task A_key_that_is_not_there_is_not_found()
    {
        ((string)(await DeleteAsync("gone"))!["code"]!).ShouldBe("NOT_FOUND");
        (await KeysAsync()).ShouldBe(["old"]);
    }

    private FakeBotGrain AddBot(string name, VenueKeyTies ties)
    {
        TenantKey key = new(TenantKey.LocalTenant, name);
        _api.Parts.Tenant.Add(TestData.Bot(key));
        var bot = (FakeBotGrain)_api.Cluster.GetGrain<IBotGrain>(key.ToString());
        bot.KeyTies = ties;
        return bot;
    }

    private async Task AddKeyAsync(string id, string venue = "binance", string name = "main") =>
        (await _api.Parts.VenueKeys.AddAsync(
            new VenueKey(TenantKey.LocalTenant, id, venue, name, "", TestData.Start, "a"), new VenueSecret("a", "b"), 10,
            TestContext.Current.CancellationToken)).ShouldBeTrue();

    /// <summary>Why it was not deleted; null when it was.</summary>
    private async Task<JsonNode?> DeleteAsync(string id)
    {
        var data = await _api.QueryAsync(
            $$"""
            mutation { deleteVenueKey(input: { id: "venuekey~{{id}}" }) { deletedId errors { ... on UserError { code message } } } }
            """);
        var payload = data["deleteVenueKey"]!;
        var error = payload["errors"]!.AsArray().SingleOrDefault();
        ((string?)payload["deletedId"]).ShouldBe(error is null ? $"venuekey~{id}" : null);
        return error;
    }

    private async Task<IEnumerable<string>> KeysAsync() =>
        (await _api.Parts.VenueKeys.ListAsync(TenantKey.LocalTenant, TestContext.Current.CancellationToken)).Select(key => key.Id);
}
