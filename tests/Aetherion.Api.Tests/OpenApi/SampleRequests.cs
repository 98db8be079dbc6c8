using System.Net.Http.Headers;
using System.Net.Http.Json;

namespace Aetherion.Api.Tests.OpenApi;

/// <summary>A request for each operation that succeeds, and those that the operation refuses.</summary>
internal static class SampleRequests
{
    private static readonly Dictionary<string, string> Addresses = new()
    {
        ["/api/market/features/{market}"] = "/api/market/features/CRYPTO?timeframe=M5",
        ["/api/market/orderbook/{market}"] = "/api/market/orderbook/CRYPTO?depth=3",
        ["/api/market/snapshot/{market}"] = "/api/market/snapshot/CRYPTO",
        ["/api/market/status"] = "/api/market/status",
        ["/api/market/trades/{market}"] = "/api/market/trades/CRYPTO?symbol=BTC-USD&limit=2",
        ["/api/regime/{market}/{symbol}"] = "/api/regime/CRYPTO/BTC-USD",
        ["/graphql"] = "/graphql?query={__typename}",
        ["/healthz"] = "/healthz",
        ["/metrics"] = "/metrics",
        ["/openapi/v1.json"] = "/openapi/v1.json",
        ["/readyz"] = "/readyz",
        ["/ws/market"] = "/ws/market?types=tick,quote,book,candle,volume",
        ["/ws/regime"] = "/ws/regime",
    };

    /// <summary>What each operation refuses with a 400 or 404, and its own status if it answers with another.</summary>
    public static readonly (string Path, string Address)[] Refused =
    [
        ("/api/market/features/{market}", "/api/market/features/CRYPTO?timeframe=M2"),
        ("/api/market/features/{market}", "/api/market/features/MOON"),
        ("/api/market/orderbook/{market}", "/api/market/orderbook/CRYPTO?depth=0"),
        ("/api/market/orderbook/{market}", "/api/market/orderbook/CRYPTO?symbol=DOGE"),
        ("/api/market/snapshot/{market}", "/api/market/snapshot/MOON"),
        ("/api/market/trades/{market}", "/api/market/trades/CRYPTO?limit=many"),
        ("/api/market/trades/{market}", "/api/market/trades/US?symbol=BTC-USD"),
        ("/api/regime/{market}/{symbol}", "/api/regime/CRYPTO/BTC-USD?timeframe=S1"),
        ("/api/regime/{market}/{symbol}", "/api/regime/CRYPTO/DOGE"),
        ("/graphql", "/graphql?query={nothing}"),
        ("/ws/market", "/ws/market?types=gossip"),
        ("/ws/market", "/ws/market?symbol=DOGE"),
        ("/ws/market", "/ws/market"),
        ("/ws/regime", "/ws/regime?timeframe=S1"),
        ("/ws/regime", "/ws/regime?market=MOON"),
        ("/ws/regime", "/ws/regime"),
    ];

    public static string AddressOf(string path) => Addresses[path];

    public static HttpRequestMessage Make(string path, string method, string? credential, string? address = null)
    {
        var isPost = method == "post";
        var request = new HttpRequestMessage(
            isPost ? HttpMethod.Post : HttpMethod.Get,
            new Uri(isPost ? path : address ?? AddressOf(path), UriKind.Relative));
        if (isPost)
            request.Content = JsonContent.Create(new { query = address is null ? "{ __typename }" : "{ nothing }" });
        if (path == "/graphql")
            request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/graphql-response+json"));
        if (credential is not null)
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", credential);
        return request;
    }
}
