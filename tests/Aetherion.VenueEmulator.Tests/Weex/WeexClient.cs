using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Aetherion.VenueEmulator.Core;
using Aetherion.VenueEmulator.Core.Weex;

namespace Aetherion.VenueEmulator.Tests.Weex;

/// <summary>A client of WEEX that signs by the rule of the documentation, written a second time.</summary>
internal sealed class WeexClient(VirtualVenue venue, bool isFutures, WeexKey? key = null)
{
    private static readonly Dictionary<string, string> Agent = new() { ["User-Agent"] = "test" };

    private int _lastSocket = 1000;

    public WeexKey Key { get; } = key ?? WeexKey.Presets[0];

    public TimeSpan Skew { get; init; }

    public VenueReply Send(string method, string path, string query = "", string body = "", string? signature = null)
    {
        var time = TimeText();
        var target = $"{(isFutures ? "/capi/v3" : "/api/v3")}{path}";
        var text = time + method + target + (query.Length == 0 ? "" : "?" + query) + body;
        return venue.Handle(new VenueRequest(
            method, (isFutures ? "/futures" : "") + target, query, Encoding.UTF8.GetBytes(body), Headers(time, signature ?? Sign(text))));
    }

    public JsonElement SendJson(string method, string path, string query = "", string body = "")
    {
        var reply = Send(method, path, query, body);
        reply.Status.ShouldBe(200, reply.Text);
        return JsonDocument.Parse(reply.Body).RootElement;
    }

    /// <summary>Places an order; what is given goes before what is usual.</summary>
    public VenueReply Place(params (string Name, string Value)[] fields)
    {
        Dictionary<string, string> body = new() { ["symbol"] = "BTCUSDT", ["side"] = "BUY", ["type"] = "MARKET", ["quantity"] = "0.01" };
        if (isFutures)
            body["positionSide"] = "LONG";
        foreach (var (name, value) in fields)
            body[name] = value;
        return Send("POST", "/order", "", JsonSerializer.Serialize(body));
    }

    public int OpenPublic() => Open("/v3/ws/public", Agent);

    public int OpenPrivate()
    {
        var time = TimeText();
        return Open("/v3/ws/private", Headers(time, Sign(time + "/v3/ws/private")));
    }

    public void Subscribe(int socket, params string[] channels) =>
        venue.Send(socket, JsonSerializer.Serialize(new { method = "SUBSCRIBE", @params = channels, id = "1" }));

    private int Open(string path, IReadOnlyDictionary<string, string> headers)
    {
        venue.Venue.Open(++_lastSocket, new VenueRequest("GET", (isFutures ? "/futures" : "") + path, "", default, headers), venue.Now).ShouldBeNull();
        return _lastSocket;
    }

    private Dictionary<string, string> Headers(string time, string signature) => new()
    {
        ["User-Agent"] = "test", ["ACCESS-KEY"] = Key.Key, ["ACCESS-PASSPHRASE"] = Key.Passphrase, ["ACCESS-TIMESTAMP"] = time,
        ["ACCESS-SIGN"] = signature,
    };

    private string TimeText() => $"{(long)(venue.Now + Skew - DateTime.UnixEpoch).TotalMilliseconds}";

    private string Sign(string text) =>
        Convert.ToBase64String(HMACSHA256.HashData(Encoding.UTF8.GetBytes(Key.Secret), Encoding.UTF8.GetBytes(text)));
}
