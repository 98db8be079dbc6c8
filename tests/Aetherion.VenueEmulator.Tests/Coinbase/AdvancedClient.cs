using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Aetherion.VenueEmulator.Core;
using Aetherion.VenueEmulator.Core.Coinbase.Advanced;

namespace Aetherion.VenueEmulator.Tests.Coinbase;

/// <summary>A client of Advanced Trade that makes its tokens by the rule of the documentation, written a second time.</summary>
internal sealed class AdvancedClient(VirtualVenue venue, AdvancedKey? key = null)
{
    private const string Host = "127.0.0.1:9400";

    private readonly AdvancedKey _key = key ?? AdvancedKey.Presets[0];
    private int _lastNonce;

    /// <param name="uriPath">The path that the token names; that of the request when none is given.</param>
    /// <param name="age">How long ago the token was made.</param>
    public VenueReply Send(string method, string path, string body = "", string? uriPath = null, TimeSpan age = default, string query = "")
    {
        var token = Token($"{method} {Host}{uriPath ?? path}", age);
        return venue.Handle(new VenueRequest(method, "/advanced" + path, query, Encoding.UTF8.GetBytes(body), new Dictionary<string, string>
        {
            ["Host"] = Host, ["Authorization"] = $"Bearer {token}",
        }));
    }

    public JsonElement SendJson(string method, string path, string body = "", string query = "")
    {
        var reply = Send(method, path, body, query: query);
        reply.Status.ShouldBe(200, reply.Text);
        return JsonDocument.Parse(reply.Body).RootElement;
    }

    public JsonElement Place(string clientId, string configuration) => SendJson(
        "POST", "/api/v3/brokerage/orders",
        $$"""{"client_order_id":"{{clientId}}","product_id":"BTC-USD","side":"BUY","order_configuration":{{configuration}}}""");

    /// <summary>Opens the user channel.</summary>
    public int Follow()
    {
        var socket = venue.Open("/advanced/");
        venue.Send(socket, $$"""{"type":"subscribe","channel":"user","jwt":"{{Token("", default)}}"}""");
        return socket;
    }

    private string Token(string uri, TimeSpan age)
    {
        var begin = (long)(venue.Now - age - DateTime.UnixEpoch).TotalSeconds;
        var header = $$"""{"alg":"ES256","typ":"JWT","kid":"{{_key.Name}}","nonce":"n{{++_lastNonce}}"}""";
        var claims = $$"""{"iss":"cdp","sub":"{{_key.Name}}","nbf":{{begin}},"exp":{{begin + 120}}{{(uri.Length > 0 ? $",\"uri\":\"{uri}\"" : "")}}}""";
        var text = $"{Base64Url.EncodeToString(Encoding.UTF8.GetBytes(header))}.{Base64Url.EncodeToString(Encoding.UTF8.GetBytes(claims))}";
        using var signer = ECDsa.Create();
        signer.ImportFromPem(_key.PrivateKey.ReplaceLineEndings(" "));
        return $"{text}.{Base64Url.EncodeToString(signer.SignData(Encoding.ASCII.GetBytes(text), HashAlgorithmName.SHA256))}";
    }
}
