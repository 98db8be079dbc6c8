using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Net.WebSockets;
using System.Text.Json;
using Aetherion.Api.Tests.Fakes;

namespace Aetherion.Api.Tests.Access;

/// <summary>Whatever runs under an API key ends within five seconds of its revocation, and nothing new begins.</summary>
public sealed class RevocationTests
{
    private const string Query = """query { instrument(id: "sim:BTC-USD") { orderBook { sequence } } }""";
    private const string Ticks = """subscription { tick(instrumentId: "sim:BTC-USD") { ... on TickSnapshot { sequence } } }""";

    private static readonly TimeSpan RevocationMax = TimeSpan.FromSeconds(5);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_query_that_runs_on_a_socket_ends_unanswered_with_4403()
    {
        await using var service = await SignedInApi.StartAsync();
        var (id, key) = await CreateAsync(service);
        var held = new TaskCompletionSource();
        service.Api.Btc.BookHeld = held.Task;
        using var socket = await AskAsync(service, key, Query);
        await Waiting.UntilAsync(() => !service.Api.Btc.BookCallers.IsEmpty, "the query to run");

        var clock = await RevokeAsync(service, id);

        (await socket.ReceiveAsync(new byte[1024], Cancel)).MessageType.ShouldBe(WebSocketMessageType.Close, "without an answer");
        ((int?)socket.CloseStatus).ShouldBe(4403);
        clock.Elapsed.ShouldBeLessThan(RevocationMax);
        held.SetResult();
    }

    [Fact]
    public async Task A_subscription_ends_with_4403()
    {
        await using var service = await SignedInApi.StartAsync();
        var (id, key) = await CreateAsync(service);
        using var socket = await AskAsync(service, key, Ticks);
        ((string)(await socket.ReceiveJsonAsync("the first event"))["type"]!).ShouldBe("next");

        var clock = await RevokeAsync(service, id);

        (await socket.ReceiveCloseAsync()).Code.ShouldBe(4403);
        clock.Elapsed.ShouldBeLessThan(RevocationMax);
    }

    [Fact]
    public async Task An_event_stream_ends_with_unauthenticated()
    {
        await using var service = await SignedInApi.StartAsync();
        var (id, key) = await CreateAsync(service);
        using var response = await OpenStreamAsync(service, key);
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        using var reader = new StreamReader(await response.Content.ReadAsStreamAsync(Cancel));
        (await reader.ReadLineAsync(Cancel)).ShouldBe("event: next");

        var clock = await RevokeAsync(service, id);

        (await reader.ReadToEndAsync(Cancel).WaitAsync(Waiting.Limit, Cancel)).ShouldContain("UNAUTHENTICATED");
        clock.Elapsed.ShouldBeLessThan(RevocationMax);
    }

    [Fact]
    public async Task Nothing_new_begins_under_the_key()
    {
        await using var service = await SignedInApi.StartAsync();
        var (id, key) = await CreateAsync(service);
        (await OpenStreamAsync(service, key)).Dispose();

        var clock = await RevokeAsync(service, id);

        foreach (var isRefused in (Func<Task<bool>>[])[
            async () =>
            {
                using var response = await OpenStreamAsync(service, key);
                return response.StatusCode == HttpStatusCode.Unauthorized;
            },
            async () =>
            {
                using var socket = await service.ConnectAsync(new { apiKey = key });
                // Taken or not, it ends: a moment later the key is known to be revoked.
                return (await socket.ReceiveCloseAsync()).Code == 4401;
            },
            async () =>
            {
                using var response = await service.GetAsync("/api/market/status", key);
                return response.StatusCode == HttpStatusCode.Unauthorized;
            },
        ])
        {
            while (!await isRefused())
                clock.Elapsed.ShouldBeLessThan(RevocationMax);
        }
        clock.Elapsed.ShouldBeLessThan(RevocationMax);
    }

    private static Task<(string Id, string Text)> CreateAsync(SignedInApi service) =>
        service.CreateKeyAsync("""{ name: "x", role: TRADER, scopes: [READ, TRADE] }""");

    private static async Task<Stopwatch> RevokeAsync(SignedInApi service, string id)
    {
        await service.AskAsync(
            $$"""mutation { revokeApiKey(input: { id: "{{id}}" }) { apiKey { revokedTime } } }""", service.Admin);
        return Stopwatch.StartNew();
    }

    private static async Task<ClientWebSocket> AskAsync(SignedInApi service, string key, string query)
    {
        var socket = await service.ConnectAsync(new { apiKey = key });
        await socket.ReceiveJsonAsync("connection_ack");
        await socket.SendTextAsync(JsonSerializer.Serialize(new { id = "1", type = "subscribe", payload = new { query } }));
        return socket;
    }

    private static async Task<HttpResponseMessage> OpenStreamAsync(SignedInApi service, string key)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql") { Content = JsonContent.Create(new { query = Ticks }) };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key);
        request.Headers.Accept.ParseAdd("text/event-stream");
        return await service.Api.Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, Cancel);
    }
}
