using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Net.WebSockets;
using System.Text.Json;
using System.Text.Json.Nodes;
using Aetherion.Api.Access;
using Aetherion.Model;
using Microsoft.Extensions.DependencyInjection;

namespace Aetherion.Api.Tests.Access;

/// <summary>The API with sign-in: tokens of an issuer on this machine, and API keys.</summary>
internal sealed class SignedInApi : IAsyncDisposable
{
    private SignedInApi(TestApi api, TestIssuer issuer)
    {
        Api = api;
        Issuer = issuer;
    }

    public TestApi Api { get; }

    public TestIssuer Issuer { get; }

    public static async Task<SignedInApi> StartAsync(
        Action<ApiOptions>? configure = null, Action<IServiceCollection>? services = null)
    {
        var issuer = await TestIssuer.StartAsync();
        var api = await TestApi.StartAsync(
            options =>
            {
                options.SignIn = new SignInOptions { Issuers = [issuer.Options with { ClockSkew = TimeSpan.Zero }] };
                configure?.Invoke(options);
            },
            services: services);
        return new SignedInApi(api, issuer);
    }

    public string Token(
        string role = "trader", string scope = "read trade", string tenant = TenantKey.LocalTenant, TimeSpan? lifetime = null)
    {
        var now = DateTimeOffset.UtcNow;
        var claims = TestIssuer.Claims(now, tenant, role, scope);
        if (lifetime is { } time)
            claims["exp"] = (now + time).ToUnixTimeSeconds();
        return Issuer.Sign(claims, "ES256");
    }

    public string Admin => Token("admin", "read trade admin");

    public string Operator => Token("operator", "read trade admin");

    /// <summary>Makes an API key and returns its id and its text.</summary>
    public async Task<(string Id, string Text)> CreateKeyAsync(string input)
    {
        var data = await AskAsync(
            $$"""mutation { createApiKey(input: {{input}}) { secret apiKey { id } errors { __typename ... on UserError { message } } } }""",
            Admin);
        var payload = data["createApiKey"]!;
        payload["errors"]!.AsArray().ShouldBeEmpty(payload.ToJsonString());
        return ((string)payload["apiKey"]!["id"]!, (string)payload["secret"]!);
    }

    /// <summary>Data of an operation that must not fail.</summary>
    public async Task<JsonNode> AskAsync(string query, string? credential)
    {
        var (status, body) = await PostAsync(query, credential);
        status.ShouldBe(HttpStatusCode.OK, body.ToJsonString());
        body["errors"].ShouldBeNull(body.ToJsonString());
        return body["data"]!;
    }

    public async Task<(HttpStatusCode Status, JsonNode Body)> PostAsync(
        string query, string? credential, string? forwardedFor = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql") { Content = JsonContent.Create(new { query }) };
        if (credential is not null)
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", credential);
        if (forwardedFor is not null)
            request.Headers.Add("X-Forwarded-For", forwardedFor);
        using var response = await Api.Http.SendAsync(request, TestContext.Current.CancellationToken);
        return (response.StatusCode, JsonNode.Parse(
            await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!);
    }

    public async Task<HttpResponseMessage> GetAsync(string path, string? credential)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        if (credential is not null)
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", credential);
        return await Api.Http.SendAsync(request, TestContext.Current.CancellationToken);
    }

    public async Task<ClientWebSocket> ConnectAsync(object? payload)
    {
        var socket = await Api.ConnectAsync("/graphql", "graphql-transport-ws");
        await socket.SendTextAsync(JsonSerializer.Serialize(
            payload is null ? new { type = "connection_init" } : (object)new { type = "connection_init", payload }));
        return socket;
    }

    public static string? CodeOf(JsonNode body) => (string?)body["errors"]?[0]?["extensions"]?["code"];

    public async ValueTask DisposeAsync()
    {
        await Api.DisposeAsync();
        await Issuer.DisposeAsync();
    }
}
