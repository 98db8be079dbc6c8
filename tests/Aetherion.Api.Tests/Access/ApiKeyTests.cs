using System.Diagnostics;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using Aetherion.Api.Access;
using Aetherion.Api.Tests.Fakes;
using Microsoft.Extensions.Logging.Abstractions;

namespace Aetherion.Api.Tests.Access;

public sealed class ApiKeyTests
{
    private const string Reader = """{ name: "reader", role: VIEWER, scopes: [READ] }""";
    private const string WhoAmI = "{ me { actor role scopes } }";

    /// <summary>What the contract promises.</summary>
    private static readonly TimeSpan RevocationMax = TimeSpan.FromSeconds(5);

    [Fact]
    public async Task A_key_signs_in_with_its_role_and_scopes()
    {
        await using var service = await SignedInApi.StartAsync();
        var (id, text) = await service.CreateKeyAsync(Reader);

        (await service.AskAsync(WhoAmI, text))["me"]!.ToJsonString()
            .ShouldBe($$"""{"actor":"key:{{id["apikey~".Length..]}}","role":"VIEWER","scopes":["READ"]}""");
    }

    [Fact]
    public async Task Of_the_secret_only_a_hash_is_kept_and_nothing_shows_it_again()
    {
        await using var service = await SignedInApi.StartAsync();
        var (_, text) = await service.CreateKeyAsync(Reader);
        var secret = text[18..];

        var stored = service.Api.Parts.ApiKeys.All.Single();
        stored.SecretHash.ShouldBe(SHA256.HashData(Encoding.ASCII.GetBytes(secret)));
        System.Text.Json.JsonSerializer.Serialize(stored).ShouldNotContain(secret);
        var list = await service.AskAsync(
            "{ apiKeys { id prefix name role scopes addresses createdTime createdBy expiresTime revokedTime rotatedTo "
            + "lastUsedTime lastUsedAddress } }",
            service.Admin);
        list.ToJsonString().ShouldNotContain(secret);
        ((string)list["apiKeys"]![0]!["prefix"]!).ShouldBe(text[..17]);
    }

    [Fact]
    public void No_two_keys_are_alike()
    {
        var keys = Enumerable.Range(0, 1_000).Select(_ => ApiKeySecret.Generate()).ToList();
        keys.Select(key => key.Id).Distinct().Count().ShouldBe(1_000);
        keys.ShouldAllBe(key => IsSound(key.Text));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(20)]
    [InlineData(59)]
    public async Task A_key_with_any_letter_changed_is_refused(int place)
    {
        await using var service = await SignedInApi.StartAsync();
        var (_, text) = await service.CreateKeyAsync(Reader);
        var changed = text.ToCharArray();
        changed[place] = changed[place] == 'b' ? 'c' : 'b';

        (await service.PostAsync(WhoAmI, new string(changed))).Status.ShouldBe(HttpStatusCode.Unauthorized);
        (await service.PostAsync(WhoAmI, text)).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("""{ name: "x", role: OPERATOR, scopes: [READ] }""", "role")]
    [InlineData("""{ name: " ", role: VIEWER, scopes: [READ] }""", "name")]
    [InlineData("""{ name: "x", role: VIEWER, scopes: [] }""", "scopes")]
    [InlineData("""{ name: "x", role: VIEWER, scopes: [READ], addresses: ["10.0.0.0/33"] }""", "addresses")]
    [InlineData("""{ name: "x", role: VIEWER, scopes: [READ], expiresTime: "2020-01-01T00:00:00Z" }""", "expiresTime")]
    public async Task A_key_that_cannot_be_is_refused(string input, string field)
    {
        await using var service = await SignedInApi.StartAsync();
        var data = await service.AskAsync(
            $$"""mutation { createApiKey(input: {{input}}) { secret errors { ... on InvalidInput { code path } } } }""", service.Admin);
        data["createApiKey"]!.ToJsonString().ShouldBe(
            $$"""{"secret":null,"errors":[{"code":"BAD_USER_INPUT","path":["input","{{field}}"]}]}""");
    }

    [Fact]
    public async Task A_revoked_key_is_refused_and_its_sockets_end_within_five_seconds()
    {
        await using var service = await SignedInApi.StartAsync();
        var (id, text) = await service.CreateKeyAsync("""{ name: "x", role: TRADER, scopes: [READ, TRADE] }""");
        using var graphQL = await service.ConnectAsync(new { apiKey = text });
        await graphQL.ReceiveJsonAsync("connection_ack");
        using var market = new System.Net.WebSockets.ClientWebSocket();
        market.Options.SetRequestHeader("Authorization", "Bearer " + text);
        await market.ConnectAsync(
            new Uri($"ws://{service.Api.Address.Authority}/ws/market?symbol=BTC-USD"), TestContext.Current.CancellationToken);
        (await service.PostAsync(WhoAmI, text)).Status.ShouldBe(HttpStatusCode.OK);

        await service.AskAsync(
            $$"""mutation { revokeApiKey(input: { id: "{{id}}" }) { apiKey { revokedTime } } }""", service.Admin);
        var clock = Stopwatch.StartNew();

        (await graphQL.ReceiveCloseAsync()).Code.ShouldBe(4403);
        (await market.ReceiveCloseAsync()).Code.ShouldBe(1008);
        clock.Elapsed.ShouldBeLessThan(RevocationMax);
        while ((await service.PostAsync(WhoAmI, text)).Status == HttpStatusCode.OK)
            clock.Elapsed.ShouldBeLessThan(RevocationMax);
    }

    [Fact]
    public async Task A_rotated_key_goes_on_for_the_overlap_and_its_successor_takes_its_place()
    {
        await using var service = await SignedInApi.StartAsync();
        var (id, old) = await service.CreateKeyAsync(Reader);
        var data = await service.AskAsync(
            $$"""mutation { rotateApiKey(input: { id: "{{id}}", overlap: "PT2S" }) { secret apiKey { id name role } errors { __typename } } }""",
            service.Admin);
        var successor = (string)data["rotateApiKey"]!["secret"]!;

        (await service.PostAsync(WhoAmI, old)).Status.ShouldBe(HttpStatusCode.OK);
        (await service.PostAsync(WhoAmI, successor)).Status.ShouldBe(HttpStatusCode.OK);
        var clock = Stopwatch.StartNew();
        while ((await service.PostAsync(WhoAmI, old)).Status == HttpStatusCode.OK)
            clock.Elapsed.ShouldBeLessThan(RevocationMax);
        clock.Elapsed.ShouldBeGreaterThan(TimeSpan.FromSeconds(1));
        (await service.PostAsync(WhoAmI, successor)).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_successor_lives_as_long_as_the_key_was_made_for_or_as_is_asked()
    {
        await using var service = await SignedInApi.StartAsync();
        var keys = service.Api.Parts.ApiKeys;
        var (first, _) = await service.CreateKeyAsync(
            $$"""{ name: "x", role: VIEWER, scopes: [READ], expiresTime: "{{DateTime.UtcNow.AddDays(7):O}}" }""");
        var (second, _) = await service.CreateKeyAsync(Reader);

        var next = (string)(await RotateAsync(service, first, ""))["apiKey"]!["id"]!;
        var asked = (string)(await RotateAsync(service, second, """, expiresTime: "2100-01-01T00:00:00Z" """))["apiKey"]!["id"]!;

        var old = keys.All.Single(stored => "apikey~" + stored.Key.Id == first).Key;
        var successor = keys.All.Single(stored => "apikey~" + stored.Key.Id == next).Key;
        (successor.ExpiresTime - successor.CreatedTime)!.Value.ShouldBe(TimeSpan.FromDays(7), TimeSpan.FromMinutes(1));
        successor.ExpiresTime!.Value.ShouldBeGreaterThan(old.ExpiresTime!.Value.AddDays(1));
        keys.All.Single(stored => "apikey~" + stored.Key.Id == asked).Key.ExpiresTime.ShouldBe(
            new DateTime(2100, 1, 1, 0, 0, 0, DateTimeKind.Utc));
        var past = await RotateAsync(service, next, """, expiresTime: "2020-01-01T00:00:00Z" """);
        past["errors"]!.ToJsonString().ShouldContain("BAD_USER_INPUT");
    }

    [Fact]
    public async Task A_key_has_one_successor()
    {
        await using var service = await SignedInApi.StartAsync();
        var (id, _) = await service.CreateKeyAsync(Reader);

        (await RotateAsync(service, id, ""))["errors"]!.AsArray().ShouldBeEmpty();
        var again = await RotateAsync(service, id, "");

        again["secret"].ShouldBeNull();
        ((string)again["errors"]![0]!["code"]!).ShouldBe("API_KEY_ROTATED");
        service.Api.Parts.ApiKeys.All.Count().ShouldBe(2);
    }

    [Fact]
    public async Task Successors_count_as_other_keys_do()
    {
        await using var service = await SignedInApi.StartAsync();
        var (id, _) = await service.CreateKeyAsync(Reader);
        for (var i = 1; i < ApiKeyManager.KeysMax; i++)
            await service.Api.Parts.ApiKeys.AddAsync(
                new(new("local", $"k{i}", "x", default, default, [], default, ""), [.. new byte[32]]),
                int.MaxValue,
                TestContext.Current.CancellationToken);

        ((string)(await RotateAsync(service, id, ""))["errors"]![0]!["code"]!).ShouldBe("QUOTA_EXCEEDED");
    }

    [Fact]
    public async Task A_key_whose_row_is_gone_is_over()
    {
        var (store, cache) = await WithKeysAsync("held");
        using var held = cache;
        await cache.ReadAsync("held", TestContext.Current.CancellationToken);
        cache.IsRevoked("held").ShouldBeFalse();

        store.Delete("held");
        await cache.RefreshAsync(TestContext.Current.CancellationToken);

        cache.IsRevoked("held").ShouldBeTrue();
    }

    [Fact]
    public async Task A_key_that_is_not_held_is_read_while_something_is_open_under_it()
    {
        var (store, cache) = await WithKeysAsync("revoked", "deleted", "good");
        using var empty = cache;
        string[] ids = ["revoked", "deleted", "good"];
        ids.ShouldAllBe(id => !cache.IsRevoked(id));
        await cache.RefreshAsync(TestContext.Current.CancellationToken);
        ids.ShouldAllBe(id => !cache.IsRevoked(id));

        store.Delete("deleted");
        await store.RevokeAsync("local", "revoked", DateTime.UtcNow, TestContext.Current.CancellationToken);
        await cache.RefreshAsync(TestContext.Current.CancellationToken);

        ids.Where(cache.IsRevoked).ShouldBe(["revoked", "deleted"]);
    }

    [Theory]
    [InlineData("198.51.100.7", HttpStatusCode.OK)]
    [InlineData("203.0.113.1", HttpStatusCode.Unauthorized)]
    [InlineData("198.51.100.7, 203.0.113.1", HttpStatusCode.Unauthorized)]
    [InlineData("203.0.113.1, 198.51.100.7", HttpStatusCode.OK)]
    [InlineData(null, HttpStatusCode.Unauthorized)]
    public async Task A_key_is_taken_only_from_its_addresses(string? forwardedFor, HttpStatusCode status)
    {
        await using var service = await SignedInApi.StartAsync(
            options => options.TrustedProxies.Add(IPNetwork.Parse("127.0.0.1/32")));
        var (_, text) = await service.CreateKeyAsync(
            """{ name: "x", role: VIEWER, scopes: [READ], addresses: ["198.51.100.0/24"] }""");

        (await service.PostAsync(WhoAmI, text, forwardedFor)).Status.ShouldBe(status);
    }

    [Fact]
    public async Task An_address_that_no_trusted_proxy_wrote_is_not_believed()
    {
        await using var service = await SignedInApi.StartAsync();
        var (_, text) = await service.CreateKeyAsync(
            """{ name: "x", role: VIEWER, scopes: [READ], addresses: ["198.51.100.0/24"] }""");

        (await service.PostAsync(WhoAmI, text, "198.51.100.7")).Status.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task The_last_use_is_noted()
    {
        await using var service = await SignedInApi.StartAsync();
        var (_, text) = await service.CreateKeyAsync(Reader);
        await service.AskAsync(WhoAmI, text);
        await service.Api.Service<ApiKeyCache>().WriteUsesAsync(TestContext.Current.CancellationToken);

        var key = service.Api.Parts.ApiKeys.All.Single().Key;
        key.LastUsedAddress.ShouldBe("127.0.0.1");
        key.LastUsedTime!.Value.ShouldBe(DateTime.UtcNow, TimeSpan.FromMinutes(1));
    }

    [Fact]
    public async Task A_key_in_use_is_not_read_for_every_request()
    {
        await using var service = await SignedInApi.StartAsync();
        var (_, text) = await service.CreateKeyAsync(Reader);
        for (var i = 0; i < 50; i++)
            await service.AskAsync(WhoAmI, text);
        service.Api.Parts.ApiKeys.ReadCount.ShouldBeLessThan(25);
    }

    [Fact]
    public async Task While_keys_cannot_be_read_nobody_is_let_in_or_told_that_the_key_is_wrong()
    {
        await using var service = await SignedInApi.StartAsync();
        var (_, text) = await service.CreateKeyAsync(Reader);
        service.Api.Parts.ApiKeys.Failure = new TimeoutException("The database does not answer.");

        var (status, body) = await service.PostAsync(WhoAmI, text);
        status.ShouldBe(HttpStatusCode.ServiceUnavailable);
        SignedInApi.CodeOf(body).ShouldBe("UNAVAILABLE");
    }

    [Fact]
    public async Task A_tenant_has_so_many_keys_and_no_more()
    {
        await using var service = await SignedInApi.StartAsync();
        for (var i = 0; i < ApiKeyManager.KeysMax; i++)
            await service.Api.Parts.ApiKeys.AddAsync(
                new(new("local", $"k{i}", "x", default, default, [], default, ""), [.. new byte[32]]),
                int.MaxValue,
                TestContext.Current.CancellationToken);
        var data = await service.AskAsync(
            $$"""mutation { createApiKey(input: {{Reader}}) { secret errors { ... on Refused { code } } } }""", service.Admin);
        ((string)data["createApiKey"]!["errors"]![0]!["code"]!).ShouldBe("QUOTA_EXCEEDED");
    }

    private static async Task<System.Text.Json.Nodes.JsonNode> RotateAsync(SignedInApi service, string id, string more) =>
        (await service.AskAsync(
            $$"""mutation { rotateApiKey(input: { id: "{{id}}"{{more}} }) { secret apiKey { id } errors { __typename ... on UserError { code } } } }""",
            service.Admin))["rotateApiKey"]!;

    private static async Task<(FakeApiKeyStore Store, ApiKeyCache Cache)> WithKeysAsync(params string[] ids)
    {
        var store = new FakeApiKeyStore();
        foreach (var id in ids)
            await store.AddAsync(
                new(new("local", id, "x", default, default, [], default, ""), [.. new byte[32]]),
                int.MaxValue,
                TestContext.Current.CancellationToken);
        return (store, new ApiKeyCache(store, TimeProvider.System, NullLogger<ApiKeyCache>.Instance));
    }

    private static bool IsSound(string text) =>
        text.Length == 61 && ApiKeySecret.TryParse(text, out var id, out var secret) && text == $"aeth_{id}_{secret}";
}
